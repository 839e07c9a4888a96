"""The pages behind a personal link: a few questions at a time, and all of them to check at the end."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from convenor.web.pulses import marks
from convenor.web.pulses.links import stop_path
from convenor.web.pulses.presenters.waves import labels
from convenor.web.pulses.selectors import Door, minutes_of
from convenor.web.ui.environment import day

A_PAGE = 4


def parts(items: Sequence[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """The questions, a few a page."""
    return [list(items[at : at + A_PAGE]) for at in range(0, len(items), A_PAGE)]


def first_unanswered(door: Door) -> int:
    """The number of the page to go on from; past the last when everything is answered."""
    pages = parts(door.items)
    for number, page in enumerate(pages, start=1):
        if any(item["key"] not in door.draft for item in page):
            return number
    return len(pages) + 1


def start(door: Door) -> dict[str, Any]:
    """The first page: what is asked, how long it takes, who sees what, what comes of it."""
    return {
        "door": door,
        "minutes": minutes_of(len(door.items)),
        "count": len(door.items),
        "counted_by": labels(door.breakdowns) if door.breakdowns else "",
        "begun": bool(door.draft),
    }


def progress(door: Door, number: int) -> str:
    """Where one is, in words."""
    page = parts(door.items)[number - 1]
    first = (number - 1) * A_PAGE + 1
    last = first + len(page) - 1
    words = {"first": first, "last": last, "all": len(door.items)}
    if first == last:
        return _("Question %(first)s of %(all)s") % words
    return _("Questions %(first)s to %(last)s of %(all)s") % words


def summary(door: Door, to_part: Any) -> list[dict[str, Any]]:
    """Each question with what was answered, and a way back to it."""
    rows = []
    for number, page in enumerate(parts(door.items), start=1):
        for item in page:
            action = {"text": _("Change"), "href": f"{to_part(number)}#id_{item['key']}_0"}
            rows.append({"key": item["text"], "value": _answer(item, door.draft.get(item["key"])), "action": action})
    return rows


def unanswered(door: Door) -> int:
    """How many questions are passed over so far."""
    return sum(item["key"] not in door.draft for item in door.items)


def ended(door: Door) -> dict[str, Any]:
    """What a link says once it cannot be answered any more."""
    said = {
        "sent": (_("Your answers are in"), ""),
        "over": (_("This pulse is closed"), _("What was sent before counts. What was not sent is deleted.")),
        "closed": (_("This pulse is closed"), _("What was sent before counts. What was not sent is deleted.")),
        "cancelled": (_("This pulse was called off"), _("Nothing that anybody answered is kept.")),
        "draft": (_("This pulse is not open yet"), ""),
    }
    title, sentence = said[door.state]
    return {"door": door, "title": title, "sentence": sentence, "stop_href": stop_path(door.person_id)}


def until(door: Door) -> str:
    return day(door.closes)


def _answer(item: dict[str, Any], mark: str | None) -> str:
    if not mark:
        return _("Passed over")
    if mark == marks.DONT_KNOW:
        return _("I don’t know")
    return str(item["answers"][int(mark) - 1])
