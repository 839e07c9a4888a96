"""The page of one body, chosen and put in order."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from convenor.findings import Finding
from convenor.theory.institutional_design.inclusion import Standing as Stands
from convenor.web.bodies.deciding import Power
from convenor.web.bodies.presenters import bodies, charters, forum, powers, seats
from convenor.web.bodies.selectors.body_page import BodyPage
from convenor.web.bodies.selectors.seats import ending_soon
from convenor.web.kernel.rules import can_keep_register
from convenor.web.kernel.viewer import Viewer
from convenor.web.ui.environment import day

Link = Callable[..., str]

HOW_THEY_STAND = {
    Stands.SEAT_WITHOUT_VOTE: gettext_lazy("a seat without a vote"),
    Stands.VOICE: gettext_lazy("somebody who speaks for them sits there"),
    Stands.VACANT: gettext_lazy("their seat is empty"),
    Stands.NOTHING: gettext_lazy("no seat"),
}


def context(seen: BodyPage, told: Any, viewer: Viewer, to: Link, on: date, *, past: bool) -> dict[str, Any]:
    """Everything the template needs; `told` is what the theory says of the body (see views/forum.py).

    What is shown as it was cannot be changed from there.
    """
    keeps = can_keep_register(viewer) and not past
    ref = seen.body.ref
    tests = told.tests
    return {
        "body": seen.body,
        "name": seen.name,
        "on": on,
        "keeps": keeps,
        "past": past,
        "crumb_items": _crumbs(seen, to),
        "facts": bodies.body_facts(seen.body, seen.held, len(seen.seats)),
        "sentence": _sentence(seen, told.tests, on),
        "seat_head": seats.head(),
        "seat_groups": seats.groups(seen.seats, ref, to, keeps=keeps),
        "ending": [_ending(one, ref, to) for one in ending_soon(seen.seats, on)],
        "powers": [_power(one, ref, to, keeps) for one in seen.powers],
        "power_head": [powers.HEAD[0], *powers.HEAD[3:], *([_("Change")] if keeps else [])],
        "given": [_given(one, to) for one in seen.given if one.decides],
        "advised": [_given(one, to) for one in seen.given if not one.decides],
        "above": [{"text": row.name, "href": to("bodies:body", ref=row.ref)} for row in seen.above],
        "below": [{"text": row.name, "href": to("bodies:body", ref=row.ref)} for row in seen.below],
        "tests": forum.six_tests(tests, (lambda page: to(page, ref=ref)) if keeps else None) if tests else [],
        "tests_passed": int(tests.value or 0) if tests else 0,
        "questions_left": forum.questions_left(tests) if tests else 0,
        "without_seat": [(name, HOW_THEY_STAND[place.standing]) for name, place in told.without_seat],
        "affected": told.affected,
        "charter_says": charters.sentence(seen.charters),
        "asks_you": _asks_you(seen) and not past,
        "about": bodies.about(seen.body, seen.standing),
        "past_rows": bodies.past(seen.lineage),
        "came_before": seen.lineage.came_before,
        "came_after": seen.lineage.came_after,
    }


def _sentence(seen: BodyPage, tests: Finding | None, on: date) -> str:
    if seen.body.ends is not None and seen.body.ends < on:
        return bodies.ended_sentence(seen.body, seen.lineage)
    if seen.body.starts is not None and seen.body.starts > on:
        return _("This body begins on %(day)s.") % {"day": day(seen.body.starts)}
    if tests is None:
        return ""
    givers = [power.from_name for power in seen.powers if not power.decides and power.from_name]
    if not givers and seen.above:
        givers = [seen.above[-1].name]
    return forum.sentence(tests, list(dict.fromkeys(givers)))


def _crumbs(seen: BodyPage, to: Link) -> list[dict[str, str]]:
    top = {"text": _("Who sits where"), "href": to("bodies:bodies")}
    return [top, *({"text": row.name, "href": to("bodies:body", ref=row.ref)} for row in seen.above)]


def _ending(one: Any, ref: str, to: Link) -> dict[str, str]:
    said = {"seat": one.seat.title, "holder": one.now.person.name, "day": day(one.now.ends)}
    text = _("%(seat)s: %(holder)s until %(day)s") % said
    return {"text": text, "href": to("bodies:seat", body=ref, ref=one.seat.ref)}


def _power(one: Power, ref: str, to: Link, keeps: bool) -> list[Any]:
    """A row of the table of powers; which body and tier it is, the page says already."""
    function, _body, _tier, *rest = powers.row(one)
    change = {"text": _("Change"), "href": to("bodies:delegation_edit", body=ref, ref=one.ref)}
    return [function, *rest, *([change] if keeps else [])]


def _given(one: Any, to: Link) -> dict[str, str]:
    text = _("%(function)s: %(body)s") % {"function": one.function, "body": one.body_name}
    return {"text": text, "href": to("bodies:body", ref=one.body)}


def _asks_you(seen: BodyPage) -> bool:
    current = seen.charters.current
    return current is not None and current.may_agree and not current.you_answered
