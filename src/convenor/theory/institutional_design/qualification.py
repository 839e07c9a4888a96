"""Whether a body is a collaborative forum: six tests, each answered yes, no or not known, with the reason.

Source: Ansell & Gash (2008), definition of collaborative governance. A forum is started by a public body, includes
non-state participants, has members who decide and do not only advise, is formally organised and meets as a body, aims
at consensus even if it is not reached, and is about public policy or services.

The number is how many of the six are met: 6, a collaborative forum; fewer, something else, and `verdict` says what. A
body whose members only advise is consultation: useful, but the people who sit there should be told so (they take part
less when they come to believe that their input is for show, T1). Nothing is undefined: what the register does not say
is "not known", never "no". Critique: primary care stands between state and market; here, a seat of general practice
alone does not make a body include non-state participants.

>>> board = Body("B1", "Place board", "place", "executive", decides=False)
>>> finding = forum_qualification(board, [])
>>> finding.value, verdict(finding).value
(0.0, 'advises')
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from convenor.findings import Finding, Sureness
from convenor.records import Body, Delegation, Seat

__all__ = ["Test", "Verdict", "forum_qualification", "missing", "verdict"]

NON_STATE_SECTORS = frozenset({"voluntary", "patients", "independent", "social_care"})
NON_STATE_CLASSES = frozenset({"voluntary", "lived_experience"})
CONSENSUS_RULES = frozenset({"consensus", "consent", "unanimity"})
SET_UP_BY_LAW = frozenset({"statutory", "statutory_committee", "joint"})
DECIDING = frozenset({"reserved", "delegated"})


class Verdict(StrEnum):
    """What the six answers come to."""

    FORUM = "forum"  # all six met
    ADVISES = "advises"  # its members only advise: consultation
    OTHER = "other"  # they decide, but another test fails
    NOT_KNOWN = "not_known"  # nothing failed, something is missing


@dataclass(frozen=True, slots=True)
class Test:
    """One of the six: met, not met, or not known (None), why (a code), and the facts it was read from."""

    code: str
    met: bool | None
    reason: str
    facts: Mapping[str, Any] = field(default_factory=dict)


def forum_qualification(body: Body, seats: Iterable[Seat], delegations: Iterable[Delegation] = ()) -> Finding:
    """The six tests of one body; `details` are the six `Test`s in their fixed order, `value` how many are met.

    `seats` and `delegations` may be those of the whole partnership: only this body's are looked at.
    """
    own = [seat for seat in seats if seat.body == body.ref]
    powers = [delegation for delegation in delegations if delegation.body == body.ref]
    tests = tuple(ask(body, own, powers) for ask in _TESTS)
    return Finding(
        construct="collaborative forum",
        method="forum_qualification",
        version="1",
        value=float(sum(test.met is True for test in tests)),
        n=len(tests),
        sureness=Sureness.NOT_ENOUGH if any(test.met is None for test in tests) else Sureness.CLEAR,
        source="Ansell & Gash (2008)",
        settings={"non_state_sectors": sorted(NON_STATE_SECTORS)},
        caveats=("non_state_without_vote",) if _non_state_without_vote(own) else (),
        details=tests,
    )


def verdict(finding: Finding) -> Verdict:
    """What the six tests come to. That its members only advise outweighs whatever else is or is not known."""
    met = {test.code: test.met for test in finding.details}
    if met["members_decide"] is False:
        return Verdict.ADVISES
    if False in met.values():
        return Verdict.OTHER
    if None in met.values():
        return Verdict.NOT_KNOWN
    return Verdict.FORUM


def missing(finding: Finding) -> list[Test]:
    """The tests that nobody can answer yet: what to find out."""
    return [test for test in finding.details if test.met is None]


def _started(body: Body, seats: Sequence[Seat], powers: Sequence[Delegation]) -> Test:
    if body.started_by_public_body is not None:
        return Test("public_body_started", body.started_by_public_body, "said")
    if body.legal_status in SET_UP_BY_LAW:
        return Test("public_body_started", True, "set_up_by_law", {"legal_status": body.legal_status})
    return Test("public_body_started", None, "nobody_has_said")


def _non_state(body: Body, seats: Sequence[Seat], powers: Sequence[Delegation]) -> Test:
    theirs = [seat for seat in seats if _is_non_state(seat)]
    held = [seat for seat in theirs if seat.holder]
    facts = {"held": len(held), "seats": len(theirs), "of": len(seats)}
    if held:
        return Test("non_state", True, "seats_held", facts)
    if theirs:
        return Test("non_state", False, "seats_vacant", facts)
    if not seats:
        return Test("non_state", None, "no_seats", facts)
    if any(seat.seat_class == "partner" and not seat.sector for seat in seats):
        return Test("non_state", None, "partner_not_named", facts)
    return Test("non_state", False, "public_bodies_only", facts)


def _members_decide(body: Body, seats: Sequence[Seat], powers: Sequence[Delegation]) -> Test:
    deciding = [power.function for power in powers if power.kind in DECIDING]
    only_recommends = bool(powers) and not deciding
    chair_decides = body.decision_rule == "chair"
    facts = {"functions": tuple(deciding), "powers": len(powers)}
    if body.decides is False:
        return Test("members_decide", False, "says_it_advises", facts)
    if body.decides and (only_recommends or chair_decides):
        return Test("members_decide", None, "said_otherwise_elsewhere", facts)
    if body.decides:
        return Test("members_decide", True, "said", facts)
    if chair_decides:
        return Test("members_decide", False, "chair_decides", facts)
    if only_recommends:
        return Test("members_decide", False, "only_recommends", facts)
    if deciding:
        return Test("members_decide", True, "may_decide", facts)
    return Test("members_decide", None, "nobody_has_said", facts)


def _organised(body: Body, seats: Sequence[Seat], powers: Sequence[Delegation]) -> Test:
    present = {"terms_of_reference": body.terms_of_reference, "seats": bool(seats), "meets": bool(body.meets)}
    lacking = tuple(name for name, is_there in present.items() if not is_there)
    if lacking:
        return Test("organised", None, "not_recorded", {"lacking": lacking})
    return Test("organised", True, "recorded", {"seats": len(seats), "meets": body.meets})


def _consensus(body: Body, seats: Sequence[Seat], powers: Sequence[Delegation]) -> Test:
    facts = {"decision_rule": body.decision_rule}
    if not body.decision_rule:
        return Test("consensus", None, "nobody_has_said", facts)
    return Test("consensus", body.decision_rule in CONSENSUS_RULES, "decision_rule", facts)


def _public_matter(body: Body, seats: Sequence[Seat], powers: Sequence[Delegation]) -> Test:
    if body.public_matter is None:
        return Test("public_matter", None, "nobody_has_said")
    return Test("public_matter", body.public_matter, "said")


def _is_non_state(seat: Seat) -> bool:
    if seat.community is not None:
        return True
    return seat.sector in NON_STATE_SECTORS or seat.seat_class in NON_STATE_CLASSES


def _non_state_without_vote(seats: Sequence[Seat]) -> bool:
    theirs = [seat for seat in seats if seat.holder and _is_non_state(seat)]
    return bool(theirs) and not any(seat.voting for seat in theirs)


_Ask = Callable[[Body, Sequence[Seat], Sequence[Delegation]], Test]
_TESTS: tuple[_Ask, ...] = (_started, _non_state, _members_decide, _organised, _consensus, _public_matter)
