"""The recruitment list: who is missing, how far asking has come, and the next step with each."""

from collections.abc import Callable, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.web.bodies.vocabulary import OutreachState
from convenor.web.ui.environment import day

Link = Callable[..., str]
UNSETTLED = (OutreachState.IDEA, OutreachState.ASKED, OutreachState.TALKING)


def outreach_list(lines: Sequence[Any], *, link: Link, may_invite: bool, may_fill: bool) -> dict[str, Any]:
    """The lines by how far each has come, with its next step."""
    grouped = [
        {
            "title": str(state.label),
            "lines": [
                _line(line, link, may_invite=may_invite, may_fill=may_fill) for line in lines if line.state == state
            ],
        }
        for state in OutreachState
    ]
    return {
        "sentence": _sentence(lines),
        "groups": [group for group in grouped if group["lines"]],
        "no_lines": not lines,
    }


def parties_by_kind(communities: Sequence[tuple[str, str]], partners: Sequence[tuple[str, str]]) -> list[Any]:
    """One list to choose from, in two groups."""
    groups = (
        (_("Communities"), "community", communities),
        (_("Partners"), "partner", partners),
    )
    return [(label, [(f"{kind}:{ref}", name) for ref, name in found]) for label, kind, found in groups if found]


def _sentence(lines: Sequence[Any]) -> str:
    if not lines:
        return _("Nobody is on the list yet.")
    joined = sum(line.state == OutreachState.JOINED for line in lines)
    unasked = sum(line.state == OutreachState.IDEA for line in lines)
    waiting = sum(line.state in (OutreachState.ASKED, OutreachState.TALKING) for line in lines)
    parts = [
        ngettext("%(count)s has not been asked yet", "%(count)s have not been asked yet", unasked) % {"count": unasked}
        if unasked
        else "",
        ngettext(
            "we are waiting for or talking with %(count)s", "we are waiting for or talking with %(count)s", waiting
        )
        % {"count": waiting}
        if waiting
        else "",
        ngettext("%(count)s has joined", "%(count)s have joined", joined) % {"count": joined} if joined else "",
    ]
    said = [part for part in parts if part] or [_("everybody asked has said no")]
    opening = ngettext("Of %(count)s on the list, ", "Of %(count)s on the list, ", len(lines)) % {"count": len(lines)}
    return opening + "; ".join(said) + "."


def _line(line: Any, link: Link, *, may_invite: bool, may_fill: bool) -> dict[str, Any]:
    kind = "community" if line.community else "partner"
    where = [line.body.name if line.body else _("No body in particular"), line.seat]
    return {
        "party": line.party,
        "href": link(f"insight:{kind}", ref=line.community or line.partner),
        "where": [part for part in where if part],
        "when": _when(line),
        "asks": line.asks or (_("Nobody has taken this on") if line.state in UNSETTLED else ""),
        "who": line.who,
        "would_bring": line.would_bring,
        "answer": line.answer,
        "next": _next_step(line),
        "steps": _steps(line, link, may_invite=may_invite, may_fill=may_fill),
    }


def _when(line: Any) -> str:
    if line.answered_on:
        return _("Asked on %(asked)s, answered on %(answered)s") % {
            "asked": day(line.asked_on),
            "answered": day(line.answered_on),
        }
    return _("Asked on %(asked)s") % {"asked": day(line.asked_on)} if line.asked_on else ""


def _next_step(line: Any) -> str:
    if line.state == OutreachState.IDEA and not line.asks:
        return _("Find somebody they know who will ask.")
    if line.state == OutreachState.IDEA:
        return _("Ask, and write down the day.")
    if line.state == OutreachState.ASKED:
        return _("Ask again how they see it, and what stands in the way.")
    if line.state == OutreachState.TALKING:
        return _("Agree on the seat, and on what they need to be able to come.")
    if line.state == OutreachState.JOINED:
        return _("Give them their seat in the register, if they do not have it yet.")
    return _("Leave the door open. What would have to change for a yes?")


def _steps(line: Any, link: Link, *, may_invite: bool, may_fill: bool) -> list[dict[str, str]]:
    steps = []
    if may_invite:
        text = _("They have been asked") if line.state == OutreachState.IDEA else _("Change how far it has come")
        steps.append({"text": text, "href": link("bodies:outreach_edit", ref=line.ref)})
    if may_fill and line.state == OutreachState.JOINED and line.body:
        steps.append({"text": _("Go to the seats of this body"), "href": link("bodies:body", ref=line.body.ref)})
    return steps
