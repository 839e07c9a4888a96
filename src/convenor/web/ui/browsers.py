"""Which browser somebody uses, in words they know, from what the browser says of itself."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

# The first that fits: most browsers also name those they descend from.
BROWSERS: Mapping[str, str] = {
    "Edg": "Edge",
    "OPR": "Opera",
    "Firefox": "Firefox",
    "FxiOS": "Firefox",
    "CriOS": "Chrome",
    "SamsungBrowser": "Samsung Internet",
    "Chrom": "Chrome",
    "Safari": "Safari",
}
SYSTEMS: Mapping[str, str] = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "Windows": "Windows",
    "CrOS": "Chromebook",
    "Mac OS X": "Mac",
    "Linux": "Linux",
}


def browser_in_words(says: str) -> str:
    """“Chrome on Windows”; what cannot be told is left out."""
    browser, system = _first(BROWSERS, says), _first(SYSTEMS, says)
    if browser and system:
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("A browser we do not know")


def _first(known: Mapping[str, str], says: str) -> str:
    return next((name for word, name in known.items() if word in says), "")
