"""Pulses in a list, and one pulse for whoever looks at it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.web.kernel.reminding import reminder_days
from convenor.web.people.selectors.invitees import Invitee
from convenor.web.pulses.presenters import bank
from convenor.web.pulses.rules import can_run_pulses
from convenor.web.pulses.selectors import Asked, Progress, Split
from convenor.web.pulses.vocabulary import AT_LEAST, Breakdown, WaveState
from convenor.web.ui.environment import day
from convenor.web.ui.pages import link


def listed(request: HttpRequest, waves: Sequence[Any], asked: Sequence[Asked], on: date) -> dict[str, Any]:
    """The list: what waits for you, what is open, what is being prepared, what is closed."""
    state = {name: [row for row in waves if row.state == name] for name in WaveState.values}
    return {
        "sentence": _list_sentence(len(state["open"]), len(asked)),
        "asked": [_waiting(request, one) for one in asked],
        "open": [[_name(request, row), whom(row), _until(row, on)] for row in state["open"]],
        "drafts": [[_name(request, row), whom(row)] for row in state["draft"]],
        "closed": [[_name(request, row), whom(row), day(row.closed), answered(row)] for row in state["closed"]],
        "cancelled": [[_name(request, row), whom(row)] for row in state["cancelled"]],
        "may_run": can_run_pulses(request.viewer),
    }


def one(request: HttpRequest, wave: Any, on: date, *, asked: bool) -> dict[str, Any]:
    """What everybody of the partnership may read of one pulse."""
    return {
        "wave": wave,
        "state": wave.state,
        "facts": [whom(wave), wave.get_state_display(), _until(wave, on) if wave.state == "open" else ""],
        "sentence": _sentence(wave, on),
        "about": about(wave),
        "questions": [item["text"] for item in wave.items],
        "asked": asked,
        "may_run": can_run_pulses(request.viewer),
        "results_href": _results(request, wave),
    }


def running(wave: Any, progress: Progress | None, names: Sequence[str], on: date) -> dict[str, Any]:
    """What else whoever runs it may read: who was asked, how letters go, and roughly how many have answered."""
    if progress is None:
        return {"names": names}
    days = [one for one in reminder_days(wave.opened, wave.closes, wave.reminders) if one > on]
    return {
        "names": names,
        "progress": _progress(progress),
        "letters": _letters(progress),
        "reminder": _("The next reminder goes out on %(day)s, to those who have not answered.") % {"day": day(days[0])}
        if days
        else _("No more reminders go out."),
    }


def about(wave: Any) -> list[dict[str, Any]]:
    """The frame of a pulse, as a list of facts."""
    return [
        {"key": _("Who is asked"), "value": whom(wave)},
        {"key": _("How many"), "value": str(wave.invited) if wave.invited else ""},
        {"key": _("Questions"), "value": _questions(wave)},
        {"key": _("Opens by itself on"), "value": day(wave.opens_on) if wave.state == WaveState.DRAFT else ""},
        {"key": _("Open"), "value": day(wave.opened)},
        {"key": _("Last day to answer"), "value": day(wave.closes)},
        {"key": _("Closed"), "value": day(wave.closed)},
        {"key": _("What will come of it"), "value": wave.what_comes},
        {"key": _("By"), "value": day(wave.comes_by)},
        {"key": _("Answers are counted by"), "value": labels(wave.breakdowns) if wave.opened else ""},
        {
            "key": _("Not counted by"),
            "value": _("%(what)s: a group would have fewer than five people")
            % {"what": labels(wave.breakdowns_left_out)}
            if wave.breakdowns_left_out
            else "",
        },
    ]


def summary(wave: Any, invitees: Sequence[Invitee], splits: Sequence[Split], to: dict[str, str]) -> dict[str, Any]:
    """Everything said of a pulse, to check before it is opened."""
    reached = [one for one in invitees if one.reachable]
    change = {name: {"text": _("Change"), "href": href} for name, href in to.items()}
    rows = [
        {"key": _("Title"), "value": wave.title, "action": change["whom"]},
        {"key": _("Who is asked"), "value": whom(wave), "action": change["whom"]},
        {"key": _("How many"), "value": str(len(reached)), "action": change["whom"]},
        {"key": _("Questions"), "value": _questions(wave), "action": change["questions"]},
        {"key": _("Last day to answer"), "value": day(wave.closes), "action": change["days"]},
        {"key": _("Reminders at most"), "value": str(wave.reminders), "action": change["days"]},
        {"key": _("What will come of it"), "value": wave.what_comes, "action": change["days"]},
        {"key": _("By"), "value": day(wave.comes_by), "action": change["days"]},
        {"key": _("Answers are counted by"), "values": _split_words(splits), "action": change["days"]},
    ]
    return {
        "items": rows,
        "unchecked": bank.unchecked(wave.items),
        "unreachable": [one.name for one in invitees if not one.reachable],
    }


def by_itself(wave: Any, on: date) -> str:
    """That it opens by itself on a day, or was to and could not; empty where no day was set."""
    if wave.opens_on is None:
        return ""
    if wave.opens_on > on:
        return _("It opens by itself on %(day)s, early in the morning.") % {"day": day(wave.opens_on)}
    return _("It was to open on %(day)s and could not. Nobody has been asked.") % {"day": day(wave.opens_on)}


def _questions(wave: Any) -> str:
    title = bank.title_of(wave.question_set)
    count = ngettext("%(count)s question", "%(count)s questions", len(wave.items)) % {"count": len(wave.items)}
    return f"{title} · {count}" if title else count


def whom(wave: Any) -> str:
    """Whom a pulse asks, in words."""
    if wave.body is not None:
        said = _("seats with a vote on %(body)s") if wave.voting_only else _("everybody on %(body)s")
        return said % {"body": wave.body.name}
    names = [one.name for one in wave.partners.all()]
    return _("people of %(partners)s") % {"partners": ", ".join(names)}


def answered(wave: Any) -> str:
    """How many answered, of a closed pulse; fewer than five are not told apart."""
    if wave.answered is None:
        return ""
    if wave.answered < AT_LEAST:
        return _("fewer than five of %(invited)s") % {"invited": wave.invited}
    return _("%(answered)s of %(invited)s") % {"answered": wave.answered, "invited": wave.invited}


def labels(breakdowns: Sequence[str]) -> str:
    """Breakdowns by the words people know them by."""
    return ", ".join(str(Breakdown(name).label) for name in breakdowns) or _("nothing: only all together")


def _split_words(splits: Sequence[Split]) -> list[str]:
    if not splits:
        return [_("nothing: only all together")]
    words = []
    for split in splits:
        label = str(Breakdown(split.breakdown).label)
        said = _("%(what)s: kept") if split.kept else _("%(what)s: not kept, a group would have fewer than five people")
        words.append(said % {"what": label})
    return words


def _sentence(wave: Any, on: date) -> str:
    if wave.state == WaveState.DRAFT:
        said = _("This pulse is being prepared. Nobody has been asked yet.")
        return by_itself(wave, on) or said
    if wave.state == WaveState.CANCELLED:
        return _("This pulse was called off. Every answer was deleted unread.")
    if wave.state == WaveState.CLOSED:
        said = _("It is closed. %(answered)s answered.") % {"answered": answered(wave).capitalize()}
        if wave.answered is not None and wave.answered < AT_LEAST:
            return said + " " + _("So few answers could point to people: they were deleted unread.")
        return said
    if wave.closes is not None and wave.closes < on:
        return _("Its last day is past. It is closed in the night, or now by hand.")
    return _("It is open. Nobody can see any answer before it closes, whatever their rights.")


def _list_sentence(opened: int, waiting: int) -> str:
    if waiting:
        return ngettext("One pulse waits for your answer.", "%(count)s pulses wait for your answer.", waiting) % {
            "count": waiting
        }
    if opened:
        return ngettext("One pulse is open.", "%(count)s pulses are open.", opened) % {"count": opened}
    return _("No pulse is open.")


def _waiting(request: HttpRequest, one: Asked) -> dict[str, str]:
    minutes = ngettext("about %(count)s minute", "about %(count)s minutes", one.minutes) % {"count": one.minutes}
    said = _("%(minutes)s, until %(day)s") % {"minutes": minutes, "day": day(one.closes)}
    return {
        "title": one.title,
        "says": f"{one.body_name} · {said}" if one.body_name else said,
        "action": _("Go on answering") if one.begun else _("Answer"),
        "href": link(request, "pulses:answer_own", ref=one.ref),
    }


def _name(request: HttpRequest, wave: Any) -> dict[str, str]:
    return {"text": wave.title, "href": link(request, "pulses:wave", ref=wave.ref)}


def _until(wave: Any, on: date) -> str:
    if wave.closes is None:
        return ""
    left = (wave.closes - on).days
    if left < 0:
        return _("over since %(day)s") % {"day": day(wave.closes)}
    return _("until %(day)s") % {"day": day(wave.closes)}


def _progress(progress: Progress) -> str:
    if not progress.at_least:
        return _("It is too early to say how many have answered.")
    return _("At least %(count)s of %(invited)s have answered.") % {
        "count": progress.at_least,
        "invited": progress.invited,
    }


def _letters(progress: Progress) -> str:
    if not progress.letters_waiting:
        return ""
    says = _("The letter could not go out yet to: %(names)s. It is tried again every morning; check their addresses.")
    return says % {"names": ", ".join(progress.letters_waiting)}


def _results(request: HttpRequest, wave: Any) -> str:
    if wave.state != WaveState.CLOSED or (wave.answered or 0) < AT_LEAST:
        return ""
    try:
        return link(request, "pulses:results", ref=wave.ref)
    except NoReverseMatch:
        return ""
