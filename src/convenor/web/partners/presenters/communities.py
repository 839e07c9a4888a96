"""The list of communities: who speaks for each, or nobody yet and what can be done."""

from collections.abc import Callable, Sequence
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.web.partners.presenters.words import listed
from convenor.web.partners.selectors import CommunitySeen, VoiceSeen


def community_list(
    found: Sequence[CommunitySeen], *, address: Callable[..., str], may_keep: bool, searched: bool
) -> dict[str, Any]:
    """The context of the list page, those with nobody first."""
    ordered = sorted(found, key=lambda one: (one.heard, one.name.casefold()))
    return {
        "sentence": _sentence(found, searched),
        "rows": [_row(one, address, may_keep) for one in ordered],
        "head": [_("Community"), _("Who speaks for them"), _("Next step"), _("What joins them"), _("About how many")],
    }


def said_of(voice: VoiceSeen) -> str:
    """A voice in words: the speaker, and on what footing."""
    if not voice.footing:
        return voice.speaker
    return _("%(speaker)s (%(footing)s)") % {"speaker": voice.speaker, "footing": voice.footing}


def _sentence(found: Sequence[CommunitySeen], searched: bool) -> str:
    if not found:
        return _("No community fits this. Try fewer words.") if searched else _("No communities are recorded yet.")
    unheard = sum(1 for one in found if not one.heard)
    whole = ngettext("%(n)d community", "%(n)d communities", len(found)) % {"n": len(found)}
    if not unheard:
        return _("%(whole)s, and each has somebody who speaks for it.") % {"whole": whole}
    nobody = ngettext("%(n)d has nobody", "%(n)d have nobody", unheard) % {"n": unheard}
    return _("%(whole)s are affected by what is decided here; %(nobody)s who speaks for them.") % {
        "whole": whole,
        "nobody": nobody,
    }


def _row(one: CommunitySeen, address: Callable[..., str], may_keep: bool) -> list[Any]:
    if one.heard:
        speaks: Any = listed([said_of(voice) for voice in one.voices])
    else:
        speaks = {"text": _("Nobody yet")}
    return [
        {"text": one.name, "href": address("community", ref=one.ref)},
        speaks,
        _next(one, address, may_keep),
        one.kind_label,
        f"{one.size:,}" if one.size is not None else "",
    ]


def _next(one: CommunitySeen, address: Callable[..., str], may_keep: bool) -> Any:
    if may_keep:
        text = _("Change who speaks") if one.heard else _("Say who speaks for them")
        return {"text": text, "href": address("voices", ref=one.ref)}
    return "" if one.heard else _("Ask a governance lead")


def voice_rows(community: CommunitySeen, now: Sequence[VoiceSeen], *, change: Callable[[str], str]) -> dict[str, Any]:
    """Who speaks today, and who did or will: rows with the days and a link to change them."""
    today = {voice.ref for voice in now}
    others = [voice for voice in community.voices if voice.ref not in today]
    return {
        "sentence": _spoken_for(now),
        "now": [_voice_row(voice, change) for voice in now],
        "others": [_voice_row(voice, change) for voice in others],
    }


def _spoken_for(now: Sequence[VoiceSeen]) -> str:
    if not now:
        return _("Nobody speaks for them yet. Say who could, or leave it so: the gap then shows on who is missing.")
    speakers = listed([voice.speaker for voice in now])
    return ngettext("%(speakers)s speaks for them.", "%(speakers)s speak for them.", len(now)) % {"speakers": speakers}


def _voice_row(voice: VoiceSeen, change: Callable[[str], str]) -> list[Any]:
    return [
        voice.speaker,
        voice.footing,
        date_format(voice.starts, "j F Y") if voice.starts else "",
        date_format(voice.ends, "j F Y") if voice.ends else "",
        {"text": _("Change or end"), "href": change(voice.ref)},
    ]
