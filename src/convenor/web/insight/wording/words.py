"""Single words and short phrases for codes of the analyses."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from convenor.web.bodies.vocabulary import Level, Tier
from convenor.web.partners.vocabulary import Sector
from convenor.web.people.vocabulary import Profession

STANDING: Mapping[str, Any] = {
    "seat": _("has a seat"),
    "seat_without_vote": _("has a seat, but no vote"),
    "voice": _("no seat; somebody who speaks for them sits there"),
    "vacant": _("their seat stands empty"),
    "nothing": _("no seat"),
}
SIDES: Mapping[str, Any] = {
    "primary_care": _("primary care"),
    "secondary_care": _("hospitals and other NHS trusts"),
    "health": _("the NHS"),
    "social_care": _("councils and social care"),
    "providers": _("those who provide care"),
    "patients": _("patients and carers"),
}
PAIRS: Mapping[str, Any] = {
    "primary_secondary": _("Primary care and hospitals"),
    "health_social": _("Health and social care"),
    "providers_patients": _("Providers and patients"),
}
ANSWERS_TO: Mapping[str, Any] = {
    "democratic": _("voters"),
    "statutory": _("Parliament and ministers"),
    "professional": _("professional regulators"),
    "contractual": _("whoever pays by contract"),
    "lived_experience": _("the people they are made of"),
}
SURENESS: Mapping[str, Any] = {
    "clear": _("clear"),
    "likely": _("likely"),
    "unsure": _("unsure"),
    "not enough to say": _("not enough to say"),
}
EVENNESS: Mapping[str, Any] = {
    "even": _("evenly"),
    "fairly": _("fairly evenly"),
    "uneven": _("unevenly"),
}
TASKS: Mapping[str, Any] = {
    "executive": _("The whole strategy"),
    "thematic": _("One theme"),
    "project": _("One project"),
}
REACH: Mapping[str, Any] = {
    "system": _("for the whole system"),
    "place": _("for a place"),
    "neighbourhood": _("for a neighbourhood"),
}
VIEWS: Mapping[str, Any] = {
    "medical": _("mostly medical"),
    "social": _("mostly social"),
    "both": _("both alike"),
}


def sector(code: str) -> str:
    """A sector's name; seats of no sector say so."""
    return str(Sector(code).label) if code in Sector.values else gettext("No sector (for example an independent chair)")


def tier(code: str) -> str:
    return str(Tier(code).label)


def level(code: str) -> str:
    """What a body works on, in words for a reader who has not learnt ours."""
    return str(TASKS[Level(code).value])


def reach(code: str) -> str:
    """For whom a body works, as part of a sentence."""
    return str(REACH[Tier(code).value])


def profession(code: str) -> str:
    return str(Profession(code).label) if code in Profession.values else code


def listing(names: Iterable[str], most: int = 4) -> str:
    """Names as people list them: A, B and C; beyond `most`, how many others."""
    found = [str(name) for name in names]
    if len(found) > most:
        shown, others = found[: most - 1], len(found) - most + 1
        rest = ngettext("%(count)s other", "%(count)s others", others) % {"count": others}
        return gettext("%(names)s and %(last)s") % {"names": ", ".join(shown), "last": rest}
    if len(found) < 2:
        return "".join(found)
    return gettext("%(names)s and %(last)s") % {"names": ", ".join(found[:-1]), "last": found[-1]}


def in_100(share: float | None) -> str:
    """A share as people say it: 34 in 100; less than one but not nothing, and all but not quite, said as such."""
    if share is None:
        return gettext("not known")
    number = round(100 * share)
    if number == 0 and share > 0:
        return gettext("fewer than 1 in 100")
    if number == 100 and share < 1:
        return gettext("nearly all")
    return gettext("%(number)s in 100") % {"number": number}
