"""From a result to what may be shown of it; the only way there.

For every statement the voters of each part (everybody, each community, each group) are a set of people; which of these
sets may be shown together, and together with what was shown before, is settled in `releasing`, so that no figure, no
total less its parts and no two releases tell about fewer people than the policy allows, nor that all of a few said one
thing. Guesses about others are shown by the same rule. Everything else is worked out of the figures that stay
(`readings`), so that words and lists tell no more than figures do.
"""

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import replace
from math import ceil

import numpy as np
from numpy.typing import NDArray

from convenor.methods.disclosure import DisclosurePolicy, share_shown
from convenor.methods.opinions.analysis import Result
from convenor.methods.opinions.consensus import FOUND
from convenor.methods.opinions.coorientation import Pair
from convenor.methods.opinions.evidence import Evidence
from convenor.methods.opinions.mapping import places
from convenor.methods.opinions.published import EVERYBODY, Part, Published, Split, Standing
from convenor.methods.opinions.readings import common, divided, sure_at_least
from convenor.methods.opinions.releasing import Unit, Units, release
from convenor.methods.opinions.splitting import split_shown
from convenor.methods.opinions.understanding import shown_understanding

__all__ = ["PUBLIC", "disclose"]

PUBLIC = DisclosurePolicy(min_cell=8, unanimity_below=40, insiders=1)  # from forty on rounding hides all but one
SLATE = 10
Released = Mapping[Hashable, Sequence[Units]]


def disclose(
    result: Result,
    policy: DisclosurePolicy = PUBLIC,
    *,
    understanding: Sequence[Pair] = (),
    axis: str | None = None,
    entitled: int | None = None,
    before: Released | None = None,
) -> Published:
    """What may be shown of `result`. `before`: the `released` of the last release of the same conversation.

    Whoever shows figures again and again keeps `released` and gives it back, or the difference of two releases would
    tell what few people said between them. `axis`: the one that `understanding` is about.
    """
    told = {key: tuple(sets) for key, sets in (before or {}).items()}
    standings = _standings(result, policy, axis, entitled, told)
    misread, pairs = shown_understanding(understanding, axis, standings, policy, told)
    chosen = result.slate(SLATE)
    people = len(result.votes.people)
    return Published(
        people=people,
        evidence=_rounded(result.evidence),
        standings=standings,
        common=common(standings),
        divided=divided(standings, _lines_between_groups(result)),
        misread=misread,
        pairs=pairs,
        groups=_groups(result, policy),
        map=places(result, policy),
        slate=_slate(result, chosen.statements, standings),
        covered=share_shown(round(chosen.covered * people), people, policy) if people >= policy.min_cell else None,
        withheld=sum(len(one.withheld) for one in standings),
        method=result.settings.method,
        version=result.settings.version,
        seed=result.settings.seed,
        released=told,
    )


def _standings(
    result: Result,
    policy: DisclosurePolicy,
    axis: str | None,
    entitled: int | None,
    told: dict[Hashable, tuple[Units, ...]],
) -> tuple[Standing, ...]:
    """Every statement that is not out; what is shown of it is added to what is `told`."""
    votes, members = result.votes, _members(result, axis)
    by_statement = np.argsort(votes.statement, kind="stable")
    ends = np.cumsum(votes.counts.votes)
    found = []
    for at, statement in enumerate(votes.statements):
        if result.out[at]:
            continue
        cast = by_statement[ends[at] - votes.counts.votes[at] : ends[at]]
        who, said = votes.person[cast], votes.value[cast]
        units = [(votes.people[one], vote) for one, vote in zip(who.tolist(), said.tolist(), strict=True)]
        inside = np.stack([np.ones(len(who), dtype=bool), *(member[who] for member in members.values())])
        standing, sets = _standing(statement, (EVERYBODY, *members), inside, units, said, policy, entitled, told)
        found.append(standing)
        told[statement] = tuple(dict.fromkeys((*told.get(statement, ()), *sets)))
    return tuple(found)


def _members(result: Result, axis: str | None) -> dict[Part, NDArray[np.bool_]]:
    """Who is in each part, in the order in which they have a claim to be shown: those on the line along which people
    guess, for a misreading is told by them alone; then groups found, then the other lines.

    Whoever voted too little to be put in a group counts with the one they lie nearest: else everybody less the groups
    would be about these few, and the groups could hardly ever be shown.
    """
    parts = _communities(result, {axis})
    if result.grouping is not None and result.grouping.k > 1:
        group, points = result.grouping.group, result.plane.people
        middles = np.stack([points[group == at].mean(axis=0) for at in range(result.grouping.k)])
        nearest = np.argmin(((points[:, None, :] - middles[None]) ** 2).sum(axis=2), axis=1)
        everybody = np.where(group >= 0, group, nearest)
        parts |= {(FOUND, str(at)): everybody == at for at in range(result.grouping.k)}
    return parts | _communities(result, set(result.communities) - {axis})


def _communities(result: Result, axes: Collection[str | None]) -> dict[Part, NDArray[np.bool_]]:
    """Those known beforehand on some of the lines, on each the larger first."""
    return {
        (axis.axis, axis.names[row]): axis.member == row
        for axis in result.communities.values()
        if axis.axis in axes
        for row in sorted(range(len(axis.names)), key=lambda row: (-axis.people[row], row))
    }


def _standing(
    statement: Hashable,
    parts: Sequence[Part],
    inside: NDArray[np.bool_],
    units: Sequence[Unit],
    said: NDArray[np.int8],
    policy: DisclosurePolicy,
    entitled: int | None,
    told: Mapping[Hashable, tuple[Units, ...]],
) -> tuple[Standing, list[Units]]:
    whys, lead = release(parts, inside, units, policy, told.get(statement, ()))
    splits = {}
    sets = []
    for part, row in zip(parts, inside, strict=True):
        if not whys[part]:
            splits[part] = _split(said[row], policy, lead, entitled if part == EVERYBODY else None)
            sets.append(frozenset(units[at] for at in np.flatnonzero(row).tolist()))
    return Standing(statement, splits, {part: why for part, why in whys.items() if why}), sets


def _split(said: NDArray[np.int8], policy: DisclosurePolicy, lead: int | None, entitled: int | None) -> Split:
    agree, disagree, passed = (int((said == vote).sum()) for vote in (1, -1, 0))
    split = split_shown(agree, disagree, passed, policy, lead)
    return (
        split if entitled is None else replace(split, sure_low=sure_at_least(split, max(entitled, len(said)), policy))
    )


def _lines_between_groups(result: Result) -> set[tuple[Hashable, Part]]:
    """What groups divide on, tested on groups made without the statement; who is in them is not known outside."""
    return {
        (result.votes.statements[one.statement], (one.axis, one.name)) for one in result.divisive if one.axis == FOUND
    }


def _groups(result: Result, policy: DisclosurePolicy) -> tuple[int, ...]:
    if result.grouping is None or result.grouping.k < 2 or min(result.grouping.sizes) < policy.min_cell:
        return ()
    return tuple(round(size / 5) * 5 for size in result.grouping.sizes)


def _rounded(evidence: Evidence) -> Evidence:
    """Exact figures of a test are as good as a print of all votes to whoever knows most of them."""
    if evidence.p is None or evidence.ratio is None or evidence.split_half is None:
        return evidence
    return replace(
        evidence,
        p=ceil(evidence.p * 100 - 1e-9) / 100,
        ratio=round(evidence.ratio, 1),
        split_half=round(evidence.split_half * 20) / 20 + 0.0,
    )


def _slate(result: Result, chosen: Sequence[int], standings: Sequence[Standing]) -> tuple[Hashable, ...]:
    """Those of the list that are shown at all, ordered by what is shown: the order of choosing would tell more."""
    of = {one.statement: one.everybody.agree.value for one in standings if one.everybody is not None}
    listed = [result.votes.statements[at] for at in chosen if result.votes.statements[at] in of]
    return tuple(sorted(listed, key=lambda one: (-of[one], str(one))))
