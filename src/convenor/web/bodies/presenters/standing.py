"""How an affected party stands on a body, in words: a seat, one without a vote, a voice, an empty seat, or nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext as _

from convenor.records import Community, Seat
from convenor.theory.institutional_design.inclusion import Place, Standing


@dataclass(frozen=True)
class Names:
    """What refs are called."""

    partners: Mapping[str, str]
    persons: Mapping[str, str]
    seats: Mapping[str, Seat]
    communities: Mapping[str, Community]


def standing(place: Place, names: Names) -> str:
    """One sentence without its subject: "Has a seat: Ada Obi"."""
    held = listed(_holders(place, names))
    if place.standing is Standing.SEAT:
        return _("Has a seat: %(holders)s") % {"holders": held}
    if place.standing is Standing.SEAT_WITHOUT_VOTE:
        return _("Has a seat without a vote: %(holders)s") % {"holders": held}
    if place.standing is Standing.VOICE:
        return _("No seat of their own; %(who)s speaks for them there") % {"who": listed(_voices(place, names))}
    if place.standing is Standing.VACANT:
        return _("A seat that nobody holds")
    return _("No seat")


def tone(place: Place) -> str:
    """The tag's colour beside the words; never colour alone."""
    return "" if place.standing.seated else "grey"


def link_about(text: str, about: str, href: str) -> dict[str, Any]:
    """A link in a table that says, to those who only hear it, which row it belongs to."""
    words = format_html('<a href="{}">{}<span class="nhsuk-u-visually-hidden"> {}</span></a>', href, text, about)
    return {"html": words}


def listed(names: Sequence[str]) -> str:
    """Names as people say a list: "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s and %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


def _holders(place: Place, names: Names) -> list[str]:
    holders = [names.seats[ref].holder for ref in place.seats if ref in names.seats]
    return [names.persons.get(ref, ref) for ref in dict.fromkeys(holders) if ref]


def _voices(place: Place, names: Names) -> list[str]:
    community = names.communities.get(place.community or "")
    partners = set(community.speaks) if community else set()
    return [(names.partners if ref in partners else names.persons).get(ref, ref) for ref in place.through]
