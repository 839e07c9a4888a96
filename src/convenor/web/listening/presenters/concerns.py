"""Concerns in words: a list with what is late first, and one with the next step for whoever looks at it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.web.listening.rules import can_keep_concerns
from convenor.web.listening.selectors import ConcernSeen
from convenor.web.listening.vocabulary import ConcernState
from convenor.web.ui.environment import day
from convenor.web.ui.pages import link


def listed(request: HttpRequest, found: Sequence[ConcernSeen], on: date) -> dict[str, Any]:
    """Late, owed, answered and not settled, settled."""
    late = [one for one in found if one.is_late(on)]
    owed = [one for one in found if one.state == ConcernState.OPEN and not one.is_late(on)]
    answered = [one for one in found if one.state == ConcernState.ANSWERED]
    settled = [one for one in found if one.state == ConcernState.SETTLED]
    groups = [
        (_("The answer is late"), late),
        (_("An answer is owed"), owed),
        (_("Answered; those who raised it say whether that settles it"), answered),
    ]
    return {
        "sentence": _sentence(len(found), len(late), len(owed)),
        "groups": [
            {"title": title, "lines": [_line(request, one, on) for one in ones]} for title, ones in groups if ones
        ],
        "settled": [_line(request, one, on) for one in settled],
        "settled_says": ngettext("%(count)s is settled", "%(count)s are settled", len(settled))
        % {"count": len(settled)},
    }


def one(request: HttpRequest, concern: ConcernSeen, on: date, *, may_answer: bool, may_settle: bool) -> dict[str, Any]:
    """One concern: where it stands in a sentence, and what can be done next."""
    keeps = can_keep_concerns(request.viewer)
    to = {
        name: link(request, f"listening:concern_{name}", ref=concern.ref)
        for name in ("heard", "answer", "move", "settle", "publish", "withdraw")
    }
    is_open, answered = concern.state == ConcernState.OPEN, concern.state == ConcernState.ANSWERED
    step = None
    if is_open and may_answer:
        step = {"text": _("Give the answer"), "href": to["answer"]}
    elif answered and may_settle:
        step = {"text": _("Say whether that settles it"), "href": to["settle"]}
    steps = [
        {"text": _("Say that it was heard"), "href": to["heard"]}
        if is_open and may_answer and not concern.heard
        else None,
        {"text": _("Move the answer"), "href": to["move"]} if is_open and may_answer else None,
        {"text": _("Make it public"), "href": to["publish"]}
        if keeps and not concern.confidential and not concern.public_on
        else None,
        {"text": _("Take it back from the public"), "href": to["withdraw"]} if keeps and concern.public_on else None,
    ]
    return {
        "concern": concern,
        "facts": [concern.kind_label, concern.service, _raised(concern)],
        "sentence": sentence(concern, on),
        "late": concern.is_late(on),
        "step": step,
        "steps": [one for one in steps if one],
        "moves": [_moved(move) for move in concern.moves],
    }


def sentence(concern: ConcernSeen, on: date) -> str:
    """Where it stands."""
    words = {"owner": concern.owner or _("Somebody still to be named"), "due": day(concern.due)}
    if concern.state == ConcernState.SETTLED:
        return _("Settled on %(day)s: %(how)s.") % {
            "day": day(concern.settled_on),
            "how": _lower(concern.settled_label),
        }
    if concern.state == ConcernState.ANSWERED:
        return _("Answered on %(day)s. Those who raised it have not said yet whether that settles it.") % {
            "day": day(concern.answered_on)
        }
    if concern.is_late(on):
        return _("%(owner)s owed an answer by %(due)s. It is still owed.") % words
    return _("%(owner)s owes an answer by %(due)s.") % words


def in_public(found: Sequence[ConcernSeen], on: date) -> dict[str, Any]:
    """Concerns made public, in full, without the names of persons."""
    owed = sum(one.state == ConcernState.OPEN for one in found)
    if not found:
        says = _("No concern has been made public.")
    elif owed:
        says = ngettext(
            "%(owed)s of %(all)s still waits for an answer.", "%(owed)s of %(all)s still wait for an answer.", owed
        )
        says %= {"owed": owed, "all": len(found)}
    else:
        says = _("All of them have been answered.")
    return {"sentence": says, "cards": [_public_card(one, on) for one in found]}


def _public_card(one: ConcernSeen, on: date) -> dict[str, Any]:
    said = _("An answer is owed by %(due)s.") if not one.is_late(on) else _("An answer was owed by %(due)s.")
    return {
        "concern": one,
        "facts": [one.kind_label, one.service or one.pathway, _raised(one)],
        "owed": said % {"due": day(one.due)} if one.state == ConcernState.OPEN else "",
    }


def _sentence(count: int, late: int, owed: int) -> str:
    if not count:
        return _("No concern has been raised yet.")
    if not late and not owed:
        return _("No answer is owed.")
    said = ngettext("%(count)s answer is owed", "%(count)s answers are owed", late + owed) % {"count": late + owed}
    if late:
        return ngettext("%(said)s; %(late)s is late.", "%(said)s; %(late)s are late.", late) % {
            "said": said,
            "late": late,
        }
    return f"{said}."


def _line(request: HttpRequest, one: ConcernSeen, on: date) -> dict[str, Any]:
    return {
        "title": one.title,
        "href": link(request, "listening:concern", ref=one.ref),
        "facts": [one.kind_label, one.service, _raised(one), _("confidential") if one.confidential else ""],
        "says": sentence(one, on),
    }


def _raised(one: ConcernSeen) -> str:
    who = _("you") if one.mine else one.raised_by
    if not who:
        return _("raised in confidence on %(day)s") % {"day": day(one.raised_on)}
    return _("raised by %(who)s on %(day)s") % {"who": who, "day": day(one.raised_on)}


def _moved(move: Any) -> dict[str, str]:
    words = {"on": day(move.on), "before": day(move.due_before), "after": day(move.due_after), "who": move.owner_after}
    if move.due_before == move.due_after:
        said = _("On %(on)s it passed to %(who)s.")
    elif move.owner_before == move.owner_after:
        said = _("On %(on)s it was moved from %(before)s to %(after)s.")
    else:
        said = _("On %(on)s it passed to %(who)s, and was moved from %(before)s to %(after)s.")
    return {"says": said % words, "reason": move.reason}


def _lower(label: str) -> str:
    return label[:1].lower() + label[1:]
