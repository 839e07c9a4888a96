"""The list of partners: one sentence, then the partners by sector."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.web.partners.presenters.words import counted, listed, organisations, others
from convenor.web.partners.selectors import CommunitySeen, PartnerSeen

Address = Callable[..., str]
MOST_NAMED = 4  # kinds of organisation named in the first sentence; the table names all


def partner_list(
    found: Sequence[PartnerSeen], communities: Iterable[CommunitySeen], *, address: Address, searched: bool
) -> dict[str, Any]:
    """The context of the list page; `address(name, **parts)` gives a page's address, or nothing."""
    speaks: dict[str, list[str]] = {}
    for community in communities:
        for voice in community.voices:
            if voice.partner_ref:
                speaks.setdefault(voice.partner_ref, []).append(community.name)
    groups = _groups(found, speaks, address)
    rows = [row for group in groups for row in group["rows"]]
    speaking = [_("Speaks for")] if any(row["speaks_for"] for row in rows) else []
    coded = [_("Code")] if any(row["code"] for row in rows) else []
    return {
        "sentence": _searched(found) if searched else _sentence(found),
        "groups": groups,
        "head": [_("Organisation"), _("What it is"), _("Takes part"), *speaking, *coded],
        "speaking": speaking,
        "coded": coded,
    }


def _sentence(found: Sequence[PartnerSeen]) -> str:
    if not found:
        return _("There are no partners yet.")
    by_sector = counted(one.sector for one in found)
    whole = ngettext("%(n)d partner", "%(n)d partners", len(found)) % {"n": len(found)}
    largest = sorted(by_sector.items(), key=lambda pair: -pair[1])
    named, rest = largest[:MOST_NAMED], sum(many for _sector, many in largest[MOST_NAMED:])
    parts = listed([organisations(sector, many) for sector, many in named] + ([others(rest)] if rest else []))
    return _("%(whole)s: %(parts)s. %(taking_part)s") % {
        "whole": whole,
        "parts": parts,
        "taking_part": taking_part(found),
    }


def taking_part(found: Sequence[PartnerSeen]) -> str:
    """Who has to take part and who chooses to, in a sentence; and of how many nobody has said."""
    has_to = sum(1 for one in found if one.mandated is True)
    chooses = sum(1 for one in found if one.mandated is False)
    unsaid = len(found) - has_to - chooses
    said = ngettext("%(n)d has to take part", "%(n)d have to take part", has_to) % {"n": has_to}
    free = ngettext("%(n)d chooses to", "%(n)d choose to", chooses) % {"n": chooses}
    if not unsaid:
        return _("%(has_to)s, %(chooses)s.") % {"has_to": said, "chooses": free}
    rest = ngettext("of %(n)d nobody has said", "of %(n)d nobody has said", unsaid) % {"n": unsaid}
    return _("%(has_to)s, %(chooses)s; %(rest)s.") % {"has_to": said, "chooses": free, "rest": rest}


def _searched(found: Sequence[PartnerSeen]) -> str:
    if not found:
        return _("No partner fits this. Try fewer words, or look at all.")
    return ngettext("%(n)d partner fits this.", "%(n)d partners fit this.", len(found)) % {"n": len(found)}


def _groups(found: Sequence[PartnerSeen], speaks: Mapping[str, list[str]], address: Address) -> list[dict[str, Any]]:
    groups: dict[str, dict[str, Any]] = {}
    for one in found:
        group = groups.setdefault(one.sector, {"title": one.sector_label, "rows": []})
        group["rows"].append(
            {
                "name": one.name,
                "href": address("partner", ref=one.ref),
                "note": one.short_name,
                "kind": one.kind_label,
                "takes_part": _takes_part(one),
                "speaks_for": listed(speaks.get(one.ref, [])),
                "code": one.ods_code or one.charity_number,
            }
        )
    for group in groups.values():
        group["many"] = len(group["rows"])
    return list(groups.values())


def _takes_part(one: PartnerSeen) -> str:
    """In few words, for a column that says Takes part above."""
    if one.mandated is None:
        return _("Nobody has said")
    return _("Has to") if one.mandated else _("Chooses to")
