"""The queue for whoever moderates: one statement with those like it beside it, or the list."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.web.conversations.plain import look
from convenor.web.conversations.presenters.paged import paged
from convenor.web.conversations.selectors.queue import Said, like
from convenor.web.conversations.vocabulary import Reason, Standing
from convenor.web.ui.pages import link

SHORT = 80
REASON_KEYS = {  # one letter each, of the first word that tells them apart
    Reason.OFF_TOPIC: "o",
    Reason.TWO_THINGS: "t",
    Reason.NO_CLAIM: "q",
    Reason.NAMES: "n",
    Reason.PATIENT: "p",
    Reason.HURTS: "h",
    Reason.ADVERTISES: "a",
}


def queue(request: HttpRequest, conversation: Any, rows: Sequence[Said], one: Said | None, form: Any) -> dict[str, Any]:
    """One statement to look at, and all that can be done with it."""
    waiting = sum(row.waits for row in rows)
    to = _addresses(request, conversation)
    return {
        "conversation": conversation,
        "form": form,
        "one": one,
        "sentence": _waiting(waiting, sum(not row.seed for row in rows)),
        "said": _said(request, conversation, rows),
        "standing": _stands(one, rows) if one and not one.waits else "",
        "seen_already": one is not None and one.waits and one.shown,
        "hints": _hints(one) if one and one.waits else [],
        "from_askers": one is not None and one.seed,
        "near": _near(request, conversation, rows, one) if one else [],
        "reason_keys": {name.value: key for name, key in REASON_KEYS.items()},
        "act_href": link(request, "conversations:moderate_one", ref=conversation.ref, statement=one.ref) if one else "",
        "skip_href": f"{to['moderate']}?after={one.ref}#queue" if one and waiting > 1 else "",
        "to": to,
    }


def listing(request: HttpRequest, conversation: Any, rows: Sequence[Said], chosen: str) -> dict[str, Any]:
    """All statements of one kind, those that wait unless another is chosen."""
    kinds = {"waiting": _("Waiting"), "shown": _("Shown"), "joined": _("Joined"), "refused": _("Not shown")}
    chosen = chosen if chosen in kinds else "waiting"
    of_kind = [row for row in rows if (row.waits if chosen == "waiting" else row.standing == chosen and not row.waits)]
    address = link(request, "conversations:moderate_list", ref=conversation.ref)
    part = paged(request, of_kind, keep={"kind": chosen})
    return {
        "conversation": conversation,
        "kinds": [
            {"text": text, "href": f"{address}?kind={name}", "current": name == chosen} for name, text in kinds.items()
        ],
        "count": ngettext("%(count)s statement", "%(count)s statements", len(of_kind)) % {"count": len(of_kind)},
        "rows": [[_line(request, conversation, row), _stands(row, rows)] for row in part["rows"]],
        "paging": part,
        "to": _addresses(request, conversation),
    }


def near_choices(rows: Sequence[Said], one: Said) -> list[tuple[str, str]]:
    """The shown statements to which one may be joined, the likest first."""
    return [(other.ref, other.text) for other in like(rows, one) if other.shown]


def short(text: str) -> str:
    """The beginning of a statement, enough to know it again."""
    return text if len(text) <= SHORT else text[: SHORT - 1].rsplit(" ", 1)[0] + "…"


def _hints(one: Said) -> list[str]:
    """What the words themselves make likely. Whoever moderates may see it otherwise."""
    seen = look(one.text)
    hints = [_("It seems to be a question.")] if seen.question else []
    return [*hints, _("It seems to say two things.")] if seen.two_things else hints


def _near(request: HttpRequest, conversation: Any, rows: Sequence[Said], one: Said) -> list[dict[str, str]]:
    """Others that wait and are like it: to be looked at together."""
    return [
        {
            "text": other.text,
            "href": link(request, "conversations:moderate_one", ref=conversation.ref, statement=other.ref) + "#queue",
        }
        for other in like(rows, one)
        if not other.shown
    ]


def _said(request: HttpRequest, conversation: Any, rows: Sequence[Said]) -> dict[str, Any] | None:
    """What became of the last one, with the way to undo it; or that somebody else was faster."""
    by_ref = {row.ref: row for row in rows}
    faster, last = by_ref.get(request.GET.get("faster", "")), by_ref.get(request.GET.get("last", ""))
    if faster is not None:
        says = _(
            "Somebody else was faster with “%(text)s”. Theirs stands, and nothing of yours was saved: %(standing)s"
        )
        return {"says": says % {"text": short(faster.text), "standing": _stands(faster, rows)}}
    if last is None or last.waits:
        return None
    undo = link(request, "conversations:moderate_undo", ref=conversation.ref, statement=last.ref)
    says = _("“%(text)s”: %(standing)s")
    return {
        "says": says % {"text": short(last.text), "standing": _stands(last, rows)},
        "undo": undo,
        "revision": last.revision,
    }


def _stands(one: Said, rows: Sequence[Said]) -> str:
    """What became of a statement, in a sentence."""
    if one.standing == Standing.REFUSED:
        return _("Not shown. %(reason)s.") % {"reason": Reason(one.reason).label}
    if one.standing == Standing.JOINED:
        other = next((row for row in rows if row.ref == one.same_as), None)
        return _("Says the same as number %(number)s.") % {"number": other.number if other else "?"}
    if one.standing == Standing.SHOWN:
        return _("Shown, as number %(number)s.") % {"number": one.number}
    return _("Waits.")


def _line(request: HttpRequest, conversation: Any, row: Said) -> dict[str, str]:
    href = link(request, "conversations:moderate_one", ref=conversation.ref, statement=row.ref)
    return {"text": row.text, "href": href + "#queue"}


def _waiting(waiting: int, of_people: int) -> str:
    if not of_people:
        return _("Nobody has written a statement yet.")
    if not waiting:
        return _("Nothing waits. Every statement that people wrote has been looked at.")
    return ngettext("One statement waits.", "%(count)s statements wait.", waiting) % {"count": waiting}


def _addresses(request: HttpRequest, conversation: Any) -> dict[str, str]:
    names = ("conversations", "conversation", "moderate", "moderate_list", "log", "statements")
    found = {name: link(request, f"conversations:{name}", ref=conversation.ref) for name in names[1:]}
    return {**found, "conversations": link(request, "conversations:conversations")}
