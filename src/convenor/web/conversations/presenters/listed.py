"""Conversations in a list."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.web.conversations.selectors import Asked
from convenor.web.conversations.vocabulary import AT_LEAST, Audience, State
from convenor.web.ui.environment import day
from convenor.web.ui.pages import link


def listed(
    request: HttpRequest, rows: Sequence[Any], asked: Sequence[Asked], on: date, *, may_begin: bool
) -> dict[str, Any]:
    """The list: what waits for you, what is open, what is being prepared, what is closed."""
    state = {name: [row for row in rows if row.state == name] for name in State.values}
    return {
        "sentence": _sentence(len(state["open"]), len(asked)),
        "asked": [_waiting(request, one) for one in asked],
        "open": [[_name(request, row), whom(row), until(row, on)] for row in state["open"]],
        "drafts": [[_name(request, row), whom(row)] for row in state["draft"]],
        "closed": [[_name(request, row), whom(row), day(row.closed), took_part(row)] for row in state["closed"]],
        "cancelled": [[_name(request, row), whom(row)] for row in state["cancelled"]],
        "may_begin": may_begin,
    }


def whom(row: Any) -> str:
    """Whom a conversation asks, in words."""
    if row.audience == Audience.BODY and row.body is not None:
        return _("everybody on %(body)s") % {"body": row.body.name}
    if row.audience == Audience.COMMUNITIES:
        return _("those who speak for %(who)s") % {"who": ", ".join(one.name for one in row.communities.all())}
    if row.audience == Audience.LIST:
        return _("people outside the register, by %(count)s links of their own") % {"count": row.personal_links}
    if row.audience == Audience.EVERYONE:
        return _("everyone who has the link")
    return _("nobody chosen yet")


def until(row: Any, on: date) -> str:
    """Until when one can take part."""
    if row.closes is None:
        return ""
    said = _("over since %(day)s") if row.closes < on else _("until %(day)s")
    return said % {"day": day(row.closes)}


def took_part(row: Any) -> str:
    """How many took part, of a closed one; fewer than eight are not told apart."""
    if row.took_part is None:
        return ""
    few = row.took_part < AT_LEAST
    if row.invited:
        said = _("fewer than eight of %(invited)s") if few else _("%(count)s of %(invited)s")
    else:
        said = _("fewer than eight people") if few else _("%(count)s people")
    return said % {"count": row.took_part, "invited": row.invited}


def lasting(minutes: int, closes: date) -> str:
    """How long it takes, and until when."""
    said = ngettext("about %(count)s minute", "about %(count)s minutes", minutes) % {"count": minutes}
    return _("%(minutes)s, until %(day)s") % {"minutes": said, "day": day(closes)}


def _sentence(opened: int, waiting: int) -> str:
    if waiting:
        return ngettext("One conversation waits for you.", "%(count)s conversations wait for you.", waiting) % {
            "count": waiting
        }
    if opened:
        return ngettext("One conversation is open.", "%(count)s conversations are open.", opened) % {"count": opened}
    return _("No conversation is open.")


def _waiting(request: HttpRequest, one: Asked) -> dict[str, str]:
    said = lasting(one.minutes, one.closes)
    return {
        "title": one.question,
        "says": f"{one.body_name} · {said}" if one.body_name else said,
        "action": _("Go on") if one.begun else _("Take part"),
        "href": link(request, "conversations:join_own", ref=one.ref),
    }


def _name(request: HttpRequest, row: Any) -> dict[str, str]:
    return {"text": row.question, "href": link(request, "conversations:conversation", ref=row.ref)}
