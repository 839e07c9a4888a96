"""The list of bodies by tier, and what the page of one body says of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.web.bodies.selectors.bodies import BodyLine, Lineage, Standing
from convenor.web.bodies.vocabulary import LEVEL_SAYS, TIER_SAYS, Level, Tier
from convenor.web.ui.environment import count, day, pounds

Link = Callable[..., str]


@dataclass(frozen=True)
class TierShown:
    """One tier of the list: its name and its bodies, each set in below the one it stands under."""

    name: str
    says: str
    lines: list[dict[str, Any]]


def by_tier(lines: Iterable[BodyLine]) -> list[TierShown]:
    """The tree cut into tiers, in its own order; set in by how many bodies of the same tier stand above."""
    lines = list(lines)
    names = {line.body.pk: line.name for line in lines}
    depth: dict[int, int] = {}
    tiers: dict[str, list[dict[str, Any]]] = {tier: [] for tier in Tier.values}
    same: dict[int, str] = {line.body.pk: line.body.tier for line in lines}
    for line in lines:
        parent = line.body.parent_id
        within = parent is not None and same.get(parent) == line.body.tier
        depth[line.body.pk] = depth[parent] + 1 if parent is not None and within else 0
        tiers[line.body.tier].append(
            {
                "line": line,
                "depth": min(depth[line.body.pk], 4),
                "below": names.get(parent or 0, ""),
                "held": held_of(line.held, line.seats),
            }
        )
    return [
        TierShown(str(Tier(tier).label), str(TIER_SAYS[Tier(tier)]), shown) for tier, shown in tiers.items() if shown
    ]


def list_facts(lines: list[BodyLine]) -> list[str]:
    """How many bodies and seats there are."""
    bodies, seats = len(lines), sum(line.seats for line in lines)
    return [
        ngettext("%(count)s body", "%(count)s bodies", bodies) % {"count": count(bodies)},
        ngettext("%(count)s seat", "%(count)s seats", seats) % {"count": count(seats)},
    ]


def list_sentence(lines: list[BodyLine]) -> str:
    """What matters about the list as a whole: how many seats are empty."""
    seats, held = sum(line.seats for line in lines), sum(line.held for line in lines)
    if not lines:
        return ""
    if not seats:
        return _("No seats are written down yet.")
    if seats == held:
        return _("Every seat is held.")
    bodies = sum(line.held < line.seats for line in lines)
    empty = ngettext("One seat is empty", "%(count)s seats are empty", seats - held) % {"count": count(seats - held)}
    return ngettext("%(empty)s, on one body.", "%(empty)s, on %(count)s bodies.", bodies) % {
        "empty": empty,
        "count": count(bodies),
    }


def held_of(held: int, seats: int) -> str:
    """Seats held of all."""
    return _("%(held)s of %(seats)s") % {"held": count(held), "seats": count(seats)} if seats else _("no seats")


def body_facts(body: Any, held: int, seats: int) -> list[str]:
    """The one line of plain facts under the title."""
    return [
        body.get_tier_display(),
        _("%(level)s level") % {"level": body.get_level_display().lower()},
        _("%(held)s seats held") % {"held": held_of(held, seats)} if seats else _("no seats yet"),
        _("meets %(how_often)s") % {"how_often": body.meets[:1].lower() + body.meets[1:]} if body.meets else "",
    ]


def ended_sentence(body: Any, lineage: Lineage) -> str:
    """That a body is over, and what followed it."""
    facts = {"on": day(body.ends), "next": ", ".join(row.name for row in lineage.came_after)}
    if lineage.came_after:
        return _("This body ended on %(on)s. %(next)s follows it.") % facts
    return _("This body ended on %(on)s.") % facts


def about(body: Any, standing: Standing) -> list[dict[str, Any]]:
    """What it is and how it works, for the list of facts."""
    said = {True: _("Yes"), False: _("No")}
    status = standing.label
    if status and standing.starts:
        status = _("%(status)s, since %(day)s") % {"status": status, "day": day(standing.starts)}
    return [
        {"key": _("What it is for"), "value": body.purpose},
        {"key": _("Tier"), "value": _said(body.get_tier_display(), TIER_SAYS[Tier(body.tier)])},
        {"key": _("Level of work"), "value": _said(body.get_level_display(), LEVEL_SAYS[Level(body.level)])},
        {"key": _("Kind of body"), "value": body.get_kind_display()},
        {"key": _("In law"), "value": status},
        {"key": _("Powers"), "value": standing.powers},
        {"key": _("May commit up to"), "value": pounds(standing.budget_authority)},
        {"key": _("How it decides"), "value": body.get_decision_rule_display()},
        {"key": _("Must be there to decide"), "value": str(body.quorum) if body.quorum else ""},
        {"key": _("Meets in public"), "value": said.get(body.in_public, "")},
        {"key": _("How far its work has come"), "value": body.get_stage_display() if body.stage else ""},
        {"key": _("Terms of reference"), "value": _terms(standing), "href": standing.terms_of_reference},
        {"key": _("From"), "value": day(body.starts)},
        {"key": _("Until"), "value": day(body.ends)},
    ]


def _said(word: Any, meaning: Any) -> str:
    """A word of the trade with what it means."""
    return _("%(word)s: %(meaning)s") % {"word": word, "meaning": meaning}


def _terms(standing: Standing) -> str:
    agreed = {"day": day(standing.terms_agreed_on)}
    if standing.terms_of_reference:
        return _("Read them, as agreed on %(day)s") % agreed if standing.terms_agreed_on else _("Read them")
    return _("Agreed on %(day)s") % agreed if standing.terms_agreed_on else ""


def past(lineage: Lineage) -> list[list[str]]:
    """Former names and standings as rows: what, from, until; latest first."""
    rows: list[tuple[date, list[str]]] = []
    for name in lineage.names:
        what = _("Called %(name)s") % {"name": name.name}
        rows.append((name.ends or date.max, [what, day(name.starts), day(name.ends)]))
    for one in lineage.standings:
        what = _("In law: %(status)s") % {"status": one.label or _("not said")}
        if one.budget_authority:
            what = _("%(what)s; might commit up to %(limit)s") % {"what": what, "limit": pounds(one.budget_authority)}
        rows.append((one.ends or date.max, [what, day(one.starts), day(one.ends)]))
    return [cells for _ends, cells in sorted(rows, key=lambda row: row[0], reverse=True)]
