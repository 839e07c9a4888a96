"""Who stands above others without being drawn above them: hierarchies that the tree of bodies does not show.

Source: Waring et al. (2023): new hierarchies grow inside networks, in groups that decide over the heads of those who
provide (W27, W76).

Four patterns, each read off the register and explained by what it was read from: a body that another must wait for,
though it is not above it (`waits_for`); the members of one body holding most votes on another, though it is not above
it (`carries_votes`); the same few people sitting on every body above a given one, so that its case is heard by the
same ears at each step (`same_people`); one person leading two bodies, of which one may answer to the other
(`same_lead`). The number is how many were found; 0: the tree tells the whole story, as far as a register can.
Undefined without bodies. None of these is a fault: joined seats are often agreed on purpose. Said openly, they do no
harm to trust; found out, they do.

>>> bodies = [Body("A", "Panel", "system", "thematic"), Body("B", "Place", "place", "executive")]
>>> finding = hidden_hierarchies(bodies, [], [Delegation("B", "Grants", "recommends", from_body="A")])
>>> finding.value, finding.details[0].pattern.value
(1.0, 'waits_for')
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import permutations

from convenor.findings import Finding
from convenor.records import Body, Delegation, Seat, held
from convenor.theory.institutional_design.hierarchy import above

__all__ = ["Hidden", "Pattern", "hidden_hierarchies"]

FEWEST = 3  # ours: two people who meet twice are a coincidence
OF_EACH = 1 / 3  # ours: the same people are many when they are a third of each body above


class Pattern(StrEnum):
    """What makes one stand above another."""

    WAITS_FOR = "waits_for"
    CARRIES_VOTES = "carries_votes"
    SAME_PEOPLE = "same_people"
    SAME_LEAD = "same_lead"


@dataclass(frozen=True, slots=True)
class Hidden:
    """One hierarchy that the tree does not show: which bodies stand above which, through whom, in what.

    `answers` says of one lead of two bodies that the lower answers to the upper. `count` of `of` are people, votes or
    seats as the pattern has it.
    """

    pattern: Pattern
    upper: tuple[str, ...]
    lower: str
    people: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    count: int = 0
    of: int = 0
    answers: bool = False


def hidden_hierarchies(bodies: Iterable[Body], seats: Iterable[Seat], delegations: Iterable[Delegation]) -> Finding:
    """All four patterns over the whole register; `details` are the `Hidden` found, in a fixed order."""
    every = list(bodies)
    over = _ways_up(every)
    on_body = _by_body(held(seats), over)
    found = [
        *_waits_for(delegations, over),
        *_carries_votes(on_body, over),
        *_same_people(on_body, over),
        *_same_lead(on_body, over),
    ]
    return Finding(
        construct="hierarchies that the tree does not show",
        method="hidden_hierarchies",
        version="1",
        value=float(len(found)) if every else None,
        n=len(every),
        why_undefined=None if every else "no_bodies",
        source="Waring et al. (2023)",
        settings={"fewest": FEWEST, "of_each": OF_EACH},
        details=tuple(found),
    )


_Over = Mapping[str, tuple[str, ...]]
_OnBody = Mapping[str, Sequence[Seat]]


def _ways_up(bodies: Sequence[Body]) -> dict[str, tuple[str, ...]]:
    parents = {body.ref: body.parent for body in bodies}
    return {body.ref: above(body.ref, parents) for body in bodies}


def _by_body(seats: Iterable[Seat], over: _Over) -> dict[str, list[Seat]]:
    on_body: dict[str, list[Seat]] = defaultdict(list)
    for seat in seats:
        if seat.body in over:
            on_body[seat.body].append(seat)
    return on_body


def _waits_for(delegations: Iterable[Delegation], over: _Over) -> list[Hidden]:
    """A body that recommends to, or decides by leave of, one that is not above it in the tree."""
    functions: dict[tuple[str, str], list[str]] = defaultdict(list)
    for power in delegations:
        if power.from_body and power.body in over and power.from_body not in over[power.body]:
            functions[power.body, power.from_body].append(power.function)
    return [
        Hidden(Pattern.WAITS_FOR, (upper,), lower, functions=tuple(what), count=len(what))
        for (lower, upper), what in functions.items()
    ]


def _carries_votes(on_body: _OnBody, over: _Over) -> list[Hidden]:
    """The members of one body hold most of another's votes, though neither is above the other."""
    sits: dict[str | None, set[str]] = defaultdict(set)
    for body, seats in on_body.items():
        for seat in seats:
            sits[seat.holder].add(body)
    found = []
    for lower, seats in on_body.items():
        votes = [seat for seat in seats if seat.voting]
        carried = Counter(body for seat in votes for body in sits[seat.holder])
        for upper in on_body:
            apart = upper != lower and upper not in over[lower] and lower not in over[upper]
            if not apart or 2 * carried[upper] <= len(votes):
                continue
            shared = sorted({str(seat.holder) for seat in votes if upper in sits[seat.holder]})
            if len(shared) >= FEWEST:
                found.append(
                    Hidden(Pattern.CARRIES_VOTES, (upper,), lower, tuple(shared), (), carried[upper], len(votes))
                )
    return found


def _same_people(on_body: _OnBody, over: _Over) -> list[Hidden]:
    """The same people on each of two or more bodies above a given one; said once for bodies with the same way up."""
    found: dict[tuple[str, ...], Hidden] = {}
    for lower, way_up in over.items():
        if len(way_up) < 2 or way_up in found:
            continue
        tables = [{seat.holder for seat in on_body.get(body, ())} for body in way_up]
        shared = set.intersection(*tables)
        if len(shared) >= FEWEST and all(len(shared) >= OF_EACH * len(table) for table in tables):
            people = tuple(sorted(str(person) for person in shared))
            most = max(len(table) for table in tables)
            found[way_up] = Hidden(Pattern.SAME_PEOPLE, way_up, lower, people, (), len(people), most)
    return list(found.values())


def _same_lead(on_body: _OnBody, over: _Over) -> list[Hidden]:
    """One person leads several bodies. Where one is above another, the person answers to themselves: said apart."""
    led: dict[str, list[str]] = defaultdict(list)
    for body, seats in on_body.items():
        for person in dict.fromkeys(seat.holder for seat in seats if seat.leads and seat.holder):
            led[person].append(body)
    found = []
    for person, bodies in led.items():
        if len(bodies) < 2:
            continue
        answering = [(upper, lower) for upper, lower in permutations(bodies, 2) if upper in over[lower]]
        found += [
            Hidden(Pattern.SAME_LEAD, (upper,), lower, (person,), count=1, of=1, answers=True)
            for upper, lower in answering
        ]
        if len(answering) < len(bodies) * (len(bodies) - 1) / 2:
            found.append(Hidden(Pattern.SAME_LEAD, tuple(bodies[:-1]), bodies[-1], (person,), count=1, of=1))
    return found
