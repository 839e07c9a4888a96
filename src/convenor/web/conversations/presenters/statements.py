"""All statements that are shown, and the public log of what became of those that people wrote."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.web.conversations.presenters.paged import paged
from convenor.web.conversations.selectors.moderated import Change, Counts
from convenor.web.conversations.selectors.queue import Said
from convenor.web.conversations.vocabulary import Reason, Standing, State
from convenor.web.ui.environment import day
from convenor.web.ui.pages import link


def listed(request: HttpRequest, conversation: Any, rows: Sequence[Said], *, may_run: bool) -> dict[str, Any]:
    """Every statement that is shown, each with where it came from."""
    part = paged(request, rows)
    may_change = may_run and conversation.state == State.OPEN
    return {
        "conversation": conversation,
        "sentence": _shown_from(rows),
        "rows": [_one(request, conversation, row) for row in part["rows"]],
        "paging": part,
        "may_change": may_change,
        "may_moderate": may_run and conversation.state in (State.OPEN, State.CLOSED),
    }


def log(
    request: HttpRequest,
    conversation: Any,
    counts: Counts,
    refused: Sequence[tuple[str, str]],
    joined: Sequence[tuple[int | None, str, str]],
    changes: Sequence[Change],
) -> dict[str, Any]:
    """How many were shown, joined and refused, and why; every refused statement's reason."""
    part = paged(request, refused)
    return {
        "conversation": conversation,
        "sentence": became(counts),
        "came_from": came_from(counts),
        "reasons": [[Reason(name).label, count] for name, count in counts.reasons.items()],
        "refused": [[_words(text), Reason(reason).label] for reason, text in part["rows"]],
        "paging": part,
        "joined": [[text, f"{number}. {other}"] for number, other, text in joined] if not part["before"] else [],
        "changes": [[_named(one), _in_turn(one)] for one in changes] if not part["before"] else [],
    }


def came_from(counts: Counts) -> str:
    """How many statements came from people, how many from those who ask, and how many of all are shown."""
    whole = counts.from_people + counts.from_askers
    if counts.shown == whole or not counts.from_people:
        return _came_from(counts)
    return _("%(came)s Of these %(whole)s, %(shown)s are shown to vote on.") % {
        "came": _came_from(counts),
        "whole": whole,
        "shown": counts.shown,
    }


def _came_from(counts: Counts) -> str:
    askers = ngettext(
        "%(count)s statement came from those who ask",
        "%(count)s statements came from those who ask",
        counts.from_askers,
    ) % {"count": counts.from_askers}
    if not counts.from_people:
        return _("%(askers)s, none yet from people who take part.") % {"askers": askers}
    return _("%(people)s from people who take part, and %(askers)s.") % {
        "people": ngettext("%(count)s statement came", "%(count)s statements came", counts.from_people)
        % {"count": counts.from_people},
        "askers": ngettext("%(count)s from those who ask", "%(count)s from those who ask", counts.from_askers)
        % {"count": counts.from_askers},
    }


def became(counts: Counts) -> str:
    """What became of the statements that people wrote."""
    if not counts.from_people:
        return _("Nobody has written a statement yet.")
    said = counts.standings
    parts = [
        ngettext("%(count)s is shown", "%(count)s are shown", said[Standing.SHOWN]) % {"count": said[Standing.SHOWN]},
        _joined(said[Standing.JOINED]),
        ngettext("%(count)s is not shown", "%(count)s are not shown", said[Standing.REFUSED])
        % {"count": said[Standing.REFUSED]},
        ngettext("%(count)s waits to be looked at", "%(count)s wait to be looked at", said[Standing.WAITING])
        % {"count": said[Standing.WAITING]},
    ]
    numbers = [said[Standing.SHOWN], said[Standing.JOINED], said[Standing.REFUSED], said[Standing.WAITING]]
    kept = [part for part, number in zip(parts, numbers, strict=True) if number]
    whole = ngettext(
        "Of %(count)s statement that people wrote", "Of %(count)s statements that people wrote", counts.from_people
    )
    return _("%(whole)s, %(parts)s.") % {"whole": whole % {"count": counts.from_people}, "parts": ", ".join(kept)}


def _shown_from(rows: Sequence[Said]) -> str:
    """How many of the statements shown came from whom."""
    if not rows:
        return ""
    askers = sum(row.seed for row in rows)
    shown = ngettext("%(count)s statement is shown", "%(count)s statements are shown", len(rows)) % {"count": len(rows)}
    return _("%(shown)s: %(people)s from people who take part, %(askers)s from those who ask.") % {
        "shown": shown,
        "people": len(rows) - askers,
        "askers": askers,
    }


def _joined(number: int) -> str:
    said = ngettext("%(count)s says the same as another", "%(count)s say the same as another", number)
    return said % {"count": number}


def _one(request: HttpRequest, conversation: Any, row: Said) -> dict[str, Any]:
    marks = [_("from those who ask") if row.seed else _("from people who take part")]
    if row.pushed:
        marks.append(_("brought forward by those who ask"))
    return {
        "number": row.number,
        "text": row.text,
        "href": _page_of(request, conversation, row),
        "from": "; ".join(marks),
        "pushed": row.pushed,
        "revision": row.revision,
        "push": link(request, "conversations:statement_push", ref=conversation.ref, statement=row.ref),
        "again": link(request, "conversations:moderate_one", ref=conversation.ref, statement=row.ref),
    }


def _page_of(request: HttpRequest, conversation: Any, row: Said) -> str:
    try:
        return link(request, "conversations:statement", ref=conversation.ref, statement=row.ref)
    except NoReverseMatch:
        return ""


def _words(text: str) -> str:
    return text or _("Its words are not repeated here.")


def _named(one: Change) -> str:
    words = one.text or _("A statement whose words are not repeated here")
    return f"{one.number}. {words}" if one.number else words


def _in_turn(one: Change) -> str:
    return "; ".join(
        _("%(day)s: %(ruling)s") % {"day": day(on), "ruling": _ruling(standing, reason)}
        for standing, reason, on in one.rulings
    )


def _ruling(standing: str, reason: str) -> str:
    words = {
        Standing.SHOWN: _("shown"),
        Standing.JOINED: _("joined to another"),
        Standing.WAITING: _("put back, to be looked at again"),
    }
    return words.get(Standing(standing)) or _("not shown (%(reason)s)") % {"reason": Reason(reason).label}
