"""Listening sessions in words, each with its next step."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.web.listening.rules import can_hold_sessions
from convenor.web.listening.selectors import SessionSeen
from convenor.web.listening.vocabulary import SessionState
from convenor.web.ui.environment import day
from convenor.web.ui.pages import link


def listed(request: HttpRequest, found: Sequence[SessionSeen]) -> dict[str, Any]:
    """Planned, held with notes still to go back, and the others."""
    planned = [one for one in found if one.state == SessionState.PLANNED]
    waiting = [one for one in found if one.state == SessionState.HELD and one.notes_sent_on is None]
    back = [one for one in found if one.notes_sent_on is not None]
    off = [one for one in found if one.state == SessionState.CALLED_OFF]
    groups = [
        (_("The notes have not gone back yet"), waiting),
        (_("Planned"), list(reversed(planned))),
        (_("Held, and the notes went back"), back),
        (_("Called off"), off),
    ]
    return {
        "sentence": _sentence(len(found), len(planned), len(waiting)),
        "groups": [{"title": title, "lines": [_line(request, one) for one in ones]} for title, ones in groups if ones],
        "may_hold": can_hold_sessions(request.viewer),
    }


def one(request: HttpRequest, session: SessionSeen) -> dict[str, Any]:
    """One session, what was said as far as it may be read, and the next step."""
    step, steps = _steps(request, session)
    return {
        "session": session,
        "facts": [session.state_label, day(session.held_on or session.planned_for), session.place],
        "sentence": says(session),
        "step": step,
        "steps": steps,
        "names": ", ".join(session.names or ()),
        "without": _without(session),
        "points": [_point(request, session, point) for point in session.points or ()],
        "hidden": session.state == SessionState.HELD and session.points is None,
    }


def says(session: SessionSeen) -> str:
    """Where it stands, in a sentence."""
    if session.state == SessionState.CALLED_OFF:
        return _("It was called off.")
    if session.state == SessionState.PLANNED:
        if not session.listeners:
            return _("It is planned. Nobody has said yet with whom, and who listens.")
        return _("It is planned for %(day)s. %(who)s will listen.") % {
            "day": day(session.planned_for),
            "who": ", ".join(session.listeners),
        }
    heard = ngettext("%(count)s person was heard.", "%(count)s people were heard.", session.heard) % {
        "count": session.heard
    }
    if session.notes_sent_on is None:
        return heard + " " + _("What was said has not gone back to them yet.")
    if session.came:
        return heard + " " + _("What came of it: %(what)s") % {"what": session.came}
    return (
        heard
        + " "
        + _("The notes went back on %(day)s. Nobody has said yet what came of it.")
        % {"day": day(session.notes_sent_on)}
    )


def _sentence(count: int, planned: int, waiting: int) -> str:
    if not count:
        return _("No listening session has been planned yet.")
    parts = []
    if waiting:
        parts.append(
            ngettext(
                "The notes of %(count)s session have not gone back to those heard.",
                "The notes of %(count)s sessions have not gone back to those heard.",
                waiting,
            )
            % {"count": waiting}
        )
    if planned:
        parts.append(ngettext("%(count)s is planned.", "%(count)s are planned.", planned) % {"count": planned})
    return " ".join(parts) or _("None is planned. All notes have gone back.")


def _line(request: HttpRequest, one: SessionSeen) -> dict[str, Any]:
    return {
        "title": one.title,
        "href": link(request, "listening:session", ref=one.ref),
        "facts": [day(one.held_on or one.planned_for), one.place, ", ".join(one.with_whom)],
        "says": says(one),
    }


def _steps(request: HttpRequest, one: SessionSeen) -> tuple[dict[str, str] | None, list[dict[str, str]]]:
    if not one.may_write:
        return None, []
    texts = {
        "with": _("Say with whom, and who listens"),
        "was_heard": _("It was held: say who was heard"),
        "points": _("Write down what was said"),
        "send": _("Send the notes back"),
        "came": _("Say what came of it"),
        "change": _("Change the day or the place"),
        "call_off": _("Call it off"),
    }
    links = {
        name: {"text": text, "href": link(request, f"listening:session_{name}", ref=one.ref)}
        for name, text in texts.items()
    }
    first, others = _order(one, plans=can_hold_sessions(request.viewer))
    return links.get(first), [links[name] for name in others]


def _order(one: SessionSeen, *, plans: bool) -> tuple[str, list[str]]:
    """The next step by name ("" when there is none), and what can be done besides."""
    if one.state == SessionState.CALLED_OFF:
        return "", []
    if one.state == SessionState.PLANNED:
        if not plans:
            return "was_heard", []
        return ("was_heard", ["with", "change", "call_off"]) if one.listeners else ("with", ["change", "call_off"])
    if one.notes_sent_on is None:
        return ("send", ["points"]) if one.points else ("points", [])
    return ("", ["came"]) if one.came else ("came", [])


def _without(one: SessionSeen) -> str:
    if not one.without_name:
        return ""
    return ngettext("%(count)s other", "%(count)s others", one.without_name) % {"count": one.without_name}


def _point(request: HttpRequest, session: SessionSeen, point: Any) -> dict[str, Any]:
    steps = []
    if point.concern_ref:
        href = link(request, "listening:concern", ref=point.concern_ref)
        steps.append({"text": _("See the concern that it became"), "href": href})
    elif session.may_write and session.notes_sent_on is not None:
        href = f"{link(request, 'listening:concern_new')}?session={session.ref}&point={point.ref}"
        steps.append({"text": _("Make it a concern"), "href": href})
    if session.may_write and session.notes_sent_on is None:
        href = link(request, "listening:point_edit", ref=session.ref, point=point.ref)
        steps.append({"text": _("Change or take out"), "href": href})
    return {"text": point.text, "corrections": point.corrections, "steps": steps}
