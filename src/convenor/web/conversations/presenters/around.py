"""What stands around a proposal, in words: how wide its sources are, who was heard, what was said against it, whether
it held."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.web.conversations.presenters.decisions import paragraphs
from convenor.web.conversations.presenters.results import words
from convenor.web.conversations.selectors.around import Around
from convenor.web.conversations.selectors.releases import ReleaseSeen
from convenor.web.conversations.vocabulary import AT_LEAST, Axis, Held, Knowledge, ProposalState
from convenor.web.ui.environment import day
from convenor.web.ui.pages import link

FEW = 2  # kinds of source or groups from which on nobody needs a warning: one more than this
GROUPS = (Axis.COMMUNITY, Axis.OWN, Axis.SECTOR)  # one line alone, so that nobody is counted twice
WEIGHED = (Knowledge.CLINICAL, Knowledge.MANAGERIAL, Knowledge.FINANCIAL)


def around_proposal(
    request: HttpRequest,
    proposal: Any,
    found: Around,
    release: ReleaseSeen | None,
    on: date,
    *,
    may_run: bool,
    may_follow: bool,
) -> dict[str, Any]:
    """Four parts of the page of a proposal."""
    waits = proposal.state == ProposalState.PUT
    return {
        "together": _together(request, proposal, found, release, may_change=may_run and waits),
        "voices": _voices(found, release),
        "critical": _critical(request, proposal, found, may_run=may_run),
        "again": _again(request, proposal, found, on, may_follow=may_follow),
    }


def _together(
    request: HttpRequest, proposal: Any, found: Around, release: ReleaseSeen | None, *, may_change: bool
) -> dict[str, Any]:
    kinds = list(dict.fromkeys(str(Knowledge(one.kind).label) for one in found.sources))
    heard = _heard_groups(release)
    groups = list(dict.fromkeys([*(one.community.name for one in found.sources if one.community), *heard]))
    rows = [
        [
            one.whose,
            one.get_kind_display(),
            one.community.name if one.community else "",
            one.gives,
            *([_out(request, proposal, one)] if may_change else []),
        ]
        for one in found.sources
    ]
    head = [_("From whom"), _("Kind of knowledge"), _("Whose life or work"), _("What it gives")]
    return {
        "says": drawn_from(kinds, groups),
        "warnings": warnings(kinds, groups),
        "head": [*head, _("Change")] if may_change else head,
        "rows": rows,
        "new": paragraphs(proposal.new_in_it),
        "links": [
            {"text": _("Name a source"), "href": link(request, "conversations:source_new", ref=proposal.ref)},
            {"text": _("Say what is new in it"), "href": link(request, "conversations:proposal_new", ref=proposal.ref)},
        ]
        if may_change
        else [],
    }


def drawn_from(kinds: Sequence[str], groups: Sequence[str]) -> str:
    """From how many kinds of source, and from which groups, a proposal draws; the conversation is one of the kinds."""
    said = ngettext(
        "It draws on one kind of source: the conversation.",
        "It draws on %(count)s kinds of source: the conversation, and %(kinds)s.",
        len(kinds) + 1,
    ) % {"count": len(kinds) + 1, "kinds": words.in_a_sentence([one.lower() for one in kinds])}
    if not groups:
        return said + " " + _("Whose knowledge it is was not said, or may not be shown.")
    known = ngettext(
        "One group is known in it: %(names)s.", "%(count)s groups are known in it: %(names)s.", len(groups)
    )
    return said + " " + known % {"count": len(groups), "names": words.in_a_sentence(groups)}


def warnings(kinds: Sequence[str], groups: Sequence[str]) -> list[str]:
    """That it draws on one or two only, plainly."""
    found = []
    if len(groups) == 1:
        found.append(_("This draws on one group only: %(names)s.") % {"names": groups[0]})
    elif len(groups) == FEW:
        found.append(_("This draws on two groups only: %(names)s.") % {"names": words.in_a_sentence(groups)})
    if not kinds:
        found.append(_("Nothing was brought together with what people said in the conversation."))
    elif len(kinds) + 1 == FEW:
        found.append(_("This draws on two kinds of source only. Ask what somebody with another view would add."))
    return found


def _heard_groups(release: ReleaseSeen | None) -> list[str]:
    """The groups of one line of which eight or more took part: what the page of results says, and no more."""
    if release is None:
        return []
    for axis in GROUPS:
        here = [one for one in release.content.heard if one.axis == axis and one.took is not None]
        if here:
            return [words.name_of((one.axis, one.community)) for one in here]
    return []


def _out(request: HttpRequest, proposal: Any, source: Any) -> dict[str, str]:
    href = link(request, "conversations:source_out", ref=proposal.ref, source=source.ref)
    return {"text": _("Take it out"), "href": href}


def _voices(found: Around, release: ReleaseSeen | None) -> list[str]:
    """Who took part in the conversation behind it, and who was not there; only what the results say already."""
    heard = release.content.heard if release else ()
    there = [words.name_of((one.axis, one.community)) for one in heard if one.took is not None]
    few = [words.name_of((one.axis, one.community)) for one in heard if one.took is None]
    said = []
    if there:
        said.append(_("Heard in the conversation behind it: %(names)s.") % {"names": words.in_a_sentence(there)})
    if few:
        said.append(
            _("Of each of these fewer than %(least)s took part: %(names)s.")
            % {"least": AT_LEAST, "names": words.in_a_sentence(few)}
        )
    if not heard:
        said.append(_("Which parts of the people took part was not asked, or may not be shown."))
    for one in found.without:
        said.append(
            _("Affected, without a seat, never told before the matter went on: %(names)s. The reason given: %(why)s")
            % {"names": one.absent, "why": one.reason}
        )
    return said


def _critical(request: HttpRequest, proposal: Any, found: Around, *, may_run: bool) -> dict[str, Any]:
    return {
        "says": balance(found.against),
        "points": [
            {
                "facts": _("%(kind)s · %(role)s · %(day)s")
                % {"kind": one.get_kind_display(), "role": one.role, "day": day(one.said_on)},
                "text": paragraphs(one.text),
                "answer": paragraphs(one.answer),
                "answered": day(one.answered_on),
                "href": link(request, "conversations:against_answer", ref=proposal.ref, against=one.ref)
                if may_run and not one.answer
                else "",
            }
            for one in found.against
        ],
        "href": link(request, "conversations:against_new", ref=proposal.ref) if found.may_say_against else "",
    }


def balance(points: Sequence[Any]) -> str:
    """How many critical points of which kinds, how many have an answer, and which of three kinds nobody spoke for."""
    if not points:
        return _("Nobody has said anything against it here.")
    counts = Counter(Knowledge(one.kind) for one in points)
    kinds = [f"{counts[kind]} {str(kind.label).lower()}" for kind in Knowledge if counts[kind]]
    answered = sum(bool(one.answer) for one in points)
    said = ngettext("One critical point (%(kinds)s).", "%(count)s critical points (%(kinds)s).", len(points)) % {
        "count": len(points),
        "kinds": ", ".join(kinds),
    }
    said += " " + (
        _("Every one has an answer.")
        if answered == len(points)
        else _("With an answer: %(answered)s of %(count)s.") % {"answered": answered, "count": len(points)}
    )
    silent = [str(kind.label).lower() for kind in WEIGHED if not counts[kind]]
    if silent:
        said += " " + _("No point of these kinds was raised: %(kinds)s.") % {"kinds": ", ".join(silent)}
    return said


def _again(request: HttpRequest, proposal: Any, found: Around, on: date, *, may_follow: bool) -> dict[str, Any] | None:
    if proposal.state not in (ProposalState.AGREED, ProposalState.CHANGED):
        return None
    words_of = {
        Held.HELD: _("%(day)s: it held. %(why)s"),
        Held.CHANGED: _("%(day)s: it was changed. %(why)s"),
        Held.GIVEN_UP: _("%(day)s: it was given up. %(why)s"),
    }
    return {
        "says": _look_says(proposal, found, on),
        "earlier": [words_of[Held(one.held)] % {"day": day(one.looked_on), "why": one.why} for one in found.reviews],
        "href": link(request, "conversations:proposal_again", ref=proposal.ref) if may_follow else "",
    }


def _look_says(proposal: Any, found: Around, on: date) -> str:
    if proposal.look_again is None:
        return "" if found.reviews else _("No day is set on which one looks again whether it held.")
    if proposal.look_again <= on:
        return _("Since %(day)s somebody should look again whether it held.") % {"day": day(proposal.look_again)}
    return _("On %(day)s one looks again whether it held.") % {"day": day(proposal.look_again)}
