"""The pages on which one says who is affected: all bodies at a glance, then ticks for one body or one matter."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.web.bodies.presenters.standing import link_about
from convenor.web.bodies.vocabulary import Tier
from convenor.web.partners.vocabulary import Sector

Link = Callable[..., str]
COMMUNITY, PARTNER = "community", "partner"


def affected_overview(
    bodies: Sequence[Any], counts: Mapping[int, int], *, link: Link, may_keep: bool
) -> dict[str, Any]:
    """Each body and how many are named as affected by it, those with nobody named first."""
    unnamed = [body for body in bodies if not counts.get(body.pk)]
    ordered = [*unnamed, *(body for body in bodies if counts.get(body.pk))]
    return {
        "sentence": _overview_sentence(len(bodies), len(unnamed)),
        "rows": [_overview_row(body, counts.get(body.pk, 0), link, may_keep) for body in ordered],
        "head": [_("Body"), _("Tier"), _("Named as affected"), *([_("Change")] if may_keep else [])],
    }


def groups(communities: Sequence[Any], partners: Sequence[Any]) -> list[tuple[str, Any, list[tuple[str, str]]]]:
    """The ticks in their groups: all communities first, then partners by sector, in the order sectors are always in."""
    order = {value: number for number, value in enumerate(Sector.values)}
    by_sector = sorted(partners, key=lambda one: (order.get(one.group, len(order)), one.name))
    found: list[tuple[str, Any, list[tuple[str, str]]]] = []
    if communities:
        found.append((COMMUNITY, _("Communities"), [(one.ref, one.name) for one in communities]))
    for sector, members in groupby(by_sector, key=lambda one: one.group):
        label = Sector(sector).label if sector in order else _("Others")
        found.append((f"{PARTNER}_{sector}", label, [(one.ref, one.name) for one in members]))
    return found


def parties_to_describe(rows: Iterable[Any]) -> list[tuple[str, str, str]]:
    """A field's key, the party's name, and how it is affected, for each row."""
    return [(_key(row), str(row.community or row.partner), row.how) for row in rows]


def named_as(rows: Iterable[Any], kind: str) -> dict[str, str]:
    """How each community (or partner) already named is affected, by its reference."""
    return {getattr(row, kind).ref: row.how for row in rows if getattr(row, kind) is not None}


def _key(row: Any) -> str:
    return f"{COMMUNITY}_{row.community.ref}" if row.community else f"{PARTNER}_{row.partner.ref}"


def _overview_sentence(count: int, unnamed: int) -> str:
    if not count:
        return _("There are no bodies yet.")
    if not unnamed:
        return _("For every body, somebody has said who is affected by what it decides.")
    return ngettext(
        "Nobody has said yet who is affected by what %(unnamed)s of %(count)s bodies decides.",
        "Nobody has said yet who is affected by what %(unnamed)s of %(count)s bodies decide.",
        unnamed,
    ) % {"unnamed": unnamed, "count": count}


def _overview_row(body: Any, count: int, link: Link, may_keep: bool) -> list[Any]:
    tier = Tier(body.tier).label
    row: list[Any] = [
        {"text": body.name, "href": link("bodies:body", ref=body.ref)},
        tier,
        str(count) if count else _("Nobody yet"),
    ]
    if may_keep:
        href = link("bodies:affected", ref=body.ref)
        row.append(link_about(_("Say who is affected"), _("by %(body)s") % {"body": body.name}, href))
    return row
