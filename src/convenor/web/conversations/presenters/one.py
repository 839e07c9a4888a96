"""One conversation for whoever looks at it, and what else whoever runs it may read."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.web.conversations.links import everyone_path
from convenor.web.conversations.presenters.groups import axis_labels
from convenor.web.conversations.presenters.listed import took_part, until, whom
from convenor.web.conversations.presenters.marks import first_line
from convenor.web.conversations.rules import can_read_needs
from convenor.web.conversations.selectors import Progress
from convenor.web.conversations.vocabulary import AT_LEAST, Audience, State, Visibility
from convenor.web.kernel.reminding import reminder_days
from convenor.web.ui.environment import day
from convenor.web.ui.pages import link


def one(
    request: HttpRequest, row: Any, tellings: Sequence[Any], on: date, *, asked: bool, may_run: bool
) -> dict[str, Any]:
    """What everybody may read of it who may know of it."""
    may_join = asked or (row.audience == Audience.EVERYONE and _takes(row, on))
    return {
        "conversation": row,
        "mark": first_line(row),
        "facts": [_capital(whom(row)), row.get_state_display(), until(row, on) if row.state == State.OPEN else ""],
        "sentence": _sentence(row, on),
        "background": paragraphs(row.background),
        "risks": paragraphs(row.risks),
        "tellings": [told(one) for one in tellings],
        "about": about(row),
        "may_join": may_join,
        "may_run": may_run,
        "results": _results(request, row),
        "links": [] if row.state == State.DRAFT else _links(request, row),
    }


def running(
    request: HttpRequest, row: Any, progress: Progress | None, names: Sequence[str], on: date
) -> dict[str, Any]:
    """What else whoever runs it may read: how letters go, what waits, the link that everybody has."""
    found: dict[str, Any] = {"names": names, "run_links": _run_links(request, row)}
    if progress is None:
        return found
    return found | {
        "progress": _progress(row, progress),
        "letters": _letters(progress),
        "reminder": _reminder(row, on) if names else "",
        "waiting": _waiting(request, row, progress),
        "shared": settings.SITE_URL + everyone_path(row.everyone_nonce) if row.everyone_nonce else "",
        "shared_of": row.personal_links if row.audience == Audience.LIST else 0,
    }


def about(row: Any) -> list[dict[str, Any]]:
    """The frame of a conversation, as a list of facts."""
    left_out = _("%(what)s: a group would have fewer than eight people") % {"what": axis_labels(row.axes_left_out)}
    return [
        {"key": _("Who is asked"), "value": _capital(whom(row))},
        {"key": _("How many"), "value": _how_many(row)},
        {"key": _("Opened on"), "value": day(row.opened)},
        {"key": _("Last day to take part"), "value": day(row.closes)},
        {"key": _("Closed on"), "value": day(row.closed)},
        {"key": _("What came out can be read"), "value": _readable(row) if row.closes else ""},
        {"key": _("Statements of people’s own"), "value": _own(row) if row.closes else ""},
        {"key": _("What is said is compared by"), "value": _compared(row) if row.opened else ""},
        {"key": _("Not compared by"), "value": left_out if row.axes_left_out else ""},
        {"key": _("What will come of it"), "value": row.what_comes},
        {"key": _("By"), "value": day(row.comes_by)},
    ]


def paragraphs(text: str) -> list[str]:
    """A longer text as it was broken into lines."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def told(telling: Any) -> dict[str, Any]:
    """One version of the background."""
    return {
        "ref": telling.ref,
        "audience": telling.audience,
        "paragraphs": paragraphs(telling.text),
        "on": day(telling.written_on),
        "replaced": telling.replaced,
    }


def _how_many(row: Any) -> str:
    if row.audience == Audience.EVERYONE:
        return _("about %(count)s") % {"count": row.entitled} if row.entitled else ""
    return str(row.invited) if row.invited else ""


def _takes(row: Any, on: date) -> bool:
    return bool(row.state == State.OPEN and row.closes and row.closes >= on)


def _results(request: HttpRequest, row: Any) -> dict[str, str] | None:
    if not _has_results(row):
        return None
    text = _("What came out so far") if row.state == State.OPEN else _("What came out")
    return _page(request, text, "conversations:results", row)


def _has_results(row: Any) -> bool:
    if row.state == State.CLOSED:
        return (row.took_part or 0) >= AT_LEAST
    return bool(row.state == State.OPEN and row.visibility == Visibility.LIVE)


def _sentence(row: Any, on: date) -> str:
    if row.state == State.DRAFT:
        return _("This conversation is being prepared. Nobody has been asked yet.")
    if row.state == State.CANCELLED:
        return _("This conversation was called off. Every vote was deleted.")
    if row.state == State.CLOSED:
        said = _("It is closed. %(who)s took part.") % {"who": _capital(took_part(row))}
        if row.took_part is not None and row.took_part < AT_LEAST:
            return said + " " + _("So few votes could point to people: they were deleted unread.")
        return said
    if not _takes(row, on):
        return _("Its last day is past. It is closed in the night, or now by hand.")
    if row.visibility == Visibility.LIVE:
        return _("It is open. What comes out can be read while it goes, by everybody who may read it.")
    return _("It is open. Nobody can see any vote before it closes, whatever their rights.")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _readable(row: Any) -> str:
    if row.visibility == Visibility.SEALED:
        return _("When it is closed. Nobody sees anything of it before")
    return str(row.get_visibility_display())


def _compared(row: Any) -> str:
    return axis_labels(row.axes) if row.axes else _("Nothing: everybody is looked at together")


def _own(row: Any) -> str:
    if not row.own_statements:
        return _("None: people vote on those written beforehand")
    return _("Yes, looked at before others see them") if row.checked_first else _("Yes, shown at once")


def _page(request: HttpRequest, text: str, name: str, row: Any) -> dict[str, str] | None:
    try:
        return {"text": text, "href": link(request, name, ref=row.ref)}
    except NoReverseMatch:
        return None


def _links(request: HttpRequest, row: Any) -> list[dict[str, str]]:
    pages = [
        (_("All statements"), "conversations:statements"),
        (_("What became of what people wrote"), "conversations:log"),
    ]
    if row.state == State.CLOSED:
        pages.append((_("What came of it"), "conversations:came_of"))
    if can_read_needs(request.viewer, row.partnership, state=row.state):
        pages.append((_("What each of us needs"), "conversations:needs"))
    return [found for text, name in pages if (found := _page(request, text, name, row))]


def _run_links(request: HttpRequest, row: Any) -> list[dict[str, str]]:
    pages = {
        State.DRAFT: [
            (_("Change the question and its matter"), "conversations:about"),
            (_("The background in other words"), "conversations:tellings"),
            (_("Throw it away"), "conversations:discard"),
        ],
        State.OPEN: [
            (_("Look at what people wrote"), "conversations:moderate"),
            (_("The background in other words"), "conversations:tellings"),
            (_("Say how far the matter has come"), "conversations:mark"),
            (_("Close it sooner"), "conversations:sooner"),
            (_("Close it now"), "conversations:close"),
            (_("Call it off"), "conversations:cancel"),
        ],
        State.CLOSED: [
            (_("Say how far the matter has come"), "conversations:mark"),
            (_("Make a proposal of it"), "conversations:propose"),
            (_("Say what came of statements"), "conversations:fates"),
            (_("Tell those asked what came of it"), "conversations:tell"),
        ],
    }
    return [found for text, name in pages.get(row.state, []) if (found := _page(request, text, name, row))]


def _progress(row: Any, progress: Progress) -> str:
    shown = ngettext("%(count)s statement is shown.", "%(count)s statements are shown.", progress.shown)
    said = shown % {"count": progress.shown}
    if not progress.invited or row.audience == Audience.LIST:
        return said
    asked = ngettext("%(count)s person was asked.", "%(count)s people were asked.", progress.invited)
    return asked % {"count": progress.invited} + " " + said


def _waiting(request: HttpRequest, row: Any, progress: Progress) -> dict[str, str] | None:
    if not progress.waiting:
        return None
    text = ngettext(
        "Look at %(count)s statement that waits", "Look at %(count)s statements that wait", progress.waiting
    ) % {"count": progress.waiting}
    return _page(request, text, "conversations:moderate", row)


def _letters(progress: Progress) -> str:
    if not progress.letters_waiting:
        return ""
    says = _("The letter has not gone out yet to: %(names)s. It is tried again every morning; check their addresses.")
    return says % {"names": ", ".join(progress.letters_waiting)}


def _reminder(row: Any, on: date) -> str:
    days = [one for one in reminder_days(row.opened, row.closes, row.reminders) if one > on]
    if not days:
        return _("No more reminders go out.")
    return _("The next reminder goes out on %(day)s, to those who have not begun.") % {"day": day(days[0])}
