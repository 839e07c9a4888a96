"""From a result to what may be shown of it; the only way there.

For every statement the voters of each part (everybody, each community, each group) are a set of people; which of these
sets may be shown together, and together with what was shown before, is settled by `disclosure.protect` for agreeing,
disagreeing and passing each, so that no figure, no total less its parts and no two releases tell about fewer people
than the policy allows, nor that all of a few said one thing. Everything else is worked out of the figures that stay.
"""

from collections.abc import Hashable, Mapping, Sequence
from math import floor

import numpy as np

from convenor.methods.disclosure import DisclosurePolicy, protect, share_shown
from convenor.methods.opinions.analysis import Result
from convenor.methods.opinions.consensus import FOUND
from convenor.methods.opinions.coorientation import Pair
from convenor.methods.opinions.mapping import places
from convenor.methods.opinions.published import (
    EVERYBODY,
    Common,
    Divided,
    Misread,
    Part,
    Published,
    PublishedPair,
    Split,
    Standing,
)
from convenor.methods.opinions.shares import jeffreys

__all__ = ["PUBLIC", "disclose"]

PUBLIC = DisclosurePolicy(min_cell=8)
SLATE = 10
Unit = tuple[Hashable, int]  # a person and their vote: a vote that is changed is another unit
Released = Mapping[Hashable, Sequence[frozenset[Hashable]]]


def disclose(
    result: Result,
    policy: DisclosurePolicy = PUBLIC,
    *,
    understanding: Sequence[Pair] = (),
    entitled: int | None = None,
    before: Released | None = None,
) -> Published:
    """What may be shown of `result`. `before`: the `released` of every release of the same conversation so far.

    Whoever shows figures again and again keeps `released` and gives it back, or the difference of two releases would
    tell what few people said between them.
    """
    members = _members(result)
    standings, released = [], {}
    for at, statement in enumerate(result.votes.statements):
        if result.out[at]:
            continue
        standing, sets = _standing(result, at, members, policy, entitled, (before or {}).get(statement, ()))
        standings.append(standing)
        released[statement] = (*(before or {}).get(statement, ()), *sets)
    chosen = result.slate(SLATE)
    people = len(result.votes.people)
    return Published(
        people=people,
        evidence=result.evidence,
        standings=tuple(standings),
        common=_common(standings),
        divided=_divided(result, standings),
        misread=tuple(one for pair in understanding for one in _misread(pair, policy)),
        pairs=tuple(_pair(pair, policy) for pair in understanding),
        groups=_groups(result, policy),
        map=places(result, policy),
        slate=tuple(result.votes.statements[at] for at in chosen.statements),
        covered=_rounded(chosen.covered, policy) if people >= policy.min_cell else None,
        withheld=sum(len(one.withheld) for one in standings),
        method=result.settings.method,
        version=result.settings.version,
        seed=result.settings.seed,
        released=released,
    )


def _members(result: Result) -> dict[Part, np.ndarray]:
    """Who is in each part, the widest parts first, so that they are the first to be shown."""
    parts: dict[Part, np.ndarray] = {}
    for axis in result.communities.values():
        parts |= {(axis.axis, name): axis.member == row for row, name in enumerate(axis.names)}
    if result.grouping is not None and result.grouping.k > 1:
        parts |= {(FOUND, str(at)): result.grouping.group == at for at in range(result.grouping.k)}
    return parts


def _standing(
    result: Result,
    at: int,
    members: Mapping[Part, np.ndarray],
    policy: DisclosurePolicy,
    entitled: int | None,
    before: Sequence[frozenset[Hashable]],
) -> tuple[Standing, list[frozenset[Hashable]]]:
    votes = result.votes
    cast = votes.statement == at
    who, said = votes.person[cast], votes.value[cast]
    units: list[Unit] = [(votes.people[one], int(vote)) for one, vote in zip(who, said, strict=True)]
    sets: dict[Part, frozenset[Hashable]] = {EVERYBODY: frozenset(units)}
    for part, member in members.items():
        sets[part] = frozenset(unit for unit, inside in zip(units, member[who], strict=True) if inside)
    whys = _whys(sets, policy, before)
    splits = {
        part: _split(units_of, policy, entitled if part == EVERYBODY else None)
        for part, units_of in sets.items()
        if not whys[part]
    }
    withheld = {part: why for part, why in whys.items() if why}
    return Standing(votes.statements[at], splits, withheld), [sets[part] for part in splits]


def _whys(
    sets: Mapping[Part, frozenset[Hashable]], policy: DisclosurePolicy, before: Sequence[frozenset[Hashable]]
) -> dict[Part, str]:
    """Why each part is withheld, "" where it is not: it has to be safe for all three things that can be said."""
    whys = dict.fromkeys(sets, "")
    everyone = {unit for one in (*sets.values(), *before) for unit in one}
    for vote in (1, -1, 0):
        values = {unit: float(unit[1] == vote) for unit in everyone}  # type: ignore[index]
        for part, decision in protect(sets, policy, before=before, values=values, low=0, high=1).items():
            whys[part] = whys[part] or decision.why
    return whys


def _split(units: frozenset[Hashable], policy: DisclosurePolicy, entitled: int | None) -> Split:
    said = [unit[1] for unit in units]  # type: ignore[index]
    n = len(said)
    agree, disagree, passed = (share_shown(said.count(vote), n, policy) for vote in (1, -1, 0))
    sure = None
    if entitled is not None and not agree.bound:
        step = policy.round_points
        sure = floor(100 * said.count(1) / max(entitled, n) / step) * float(step)
    return Split(agree, disagree, passed, round(n / 5) * 5, sure)


def _common(standings: Sequence[Standing]) -> tuple[Common, ...]:
    """Worked out of the rounded figures alone, by the part that is least willing."""
    found = []
    for one in standings:
        if one.everybody is None:
            continue
        for side in ("agree", "disagree"):
            least = min(_low(getattr(split, side).value, split.about) for split in one.splits.values())
            if least > 0.5:
                found.append(Common(one.statement, side, round(100 * least), len(one.splits)))
    return tuple(sorted(found, key=lambda one: (-one.least, str(one.statement))))


def _low(percent: float, about: int) -> float:
    n = max(about, 1)
    return float(jeffreys(np.array([percent / 100 * n]), np.array([float(n)]))[0][0])


def _divided(result: Result, standings: Sequence[Standing]) -> tuple[Divided, ...]:
    by_id = {one.statement: one for one in standings}
    found = []
    for one in result.divisive:
        standing, part = by_id.get(result.votes.statements[one.statement]), (one.axis, one.name)
        if standing is None or standing.everybody is None or part not in standing.splits:
            continue
        found.append(Divided(standing.statement, part, standing.splits[part].agree, standing.everybody.agree))
    return tuple(found)


def _groups(result: Result, policy: DisclosurePolicy) -> tuple[int, ...]:
    if result.grouping is None or result.grouping.k < 2 or min(result.grouping.sizes) < policy.min_cell:
        return ()
    return tuple(round(size / 5) * 5 for size in result.grouping.sizes)


def _misread(pair: Pair, policy: DisclosurePolicy) -> list[Misread]:
    """Guesses are shown like votes: of enough people, rounded, near an end only as near it."""
    return [
        Misread(
            one.statement,
            one.observers,
            one.observed,
            share_shown(round(one.guessed * one.n), one.n, policy),
            share_shown(round(one.real.share * one.real.n), one.real.n, policy),
            one.kind,
        )
        for one in pair.readings
        if one.n >= policy.min_cell and one.real.n >= policy.min_cell
    ]


def _pair(pair: Pair, policy: DisclosurePolicy) -> PublishedPair:
    people = max((one.n for one in (pair.perceived, pair.accuracy) if one is not None), default=0)

    def shown(interval: object) -> float | None:
        n, value = getattr(interval, "n", 0), getattr(interval, "value", None)
        return _rounded(value, policy) if value is not None and n >= policy.min_cell else None

    return PublishedPair(
        pair.observers,
        pair.observed,
        None if pair.agreement is None or people < policy.min_cell else _rounded(pair.agreement, policy),
        pair.statements,
        shown(pair.perceived),
        shown(pair.accuracy),
        round(people / 5) * 5,
    )


def _rounded(share: float, policy: DisclosurePolicy) -> float:
    return float(round(100 * share / policy.round_points) * policy.round_points)
