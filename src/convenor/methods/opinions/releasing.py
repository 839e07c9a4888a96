"""Which parts of the voters on one statement may be shown, together with all that is out already.

A unit is a person with what they said: whoever changes a vote is another unit. Where sixty people or more voted, all
three shares are shown of the parts that a quick certificate finds wide enough. Of fewer, one side alone is shown (the
`lead`: agreeing or disagreeing, whichever more do), as three shares tell of each other; the exact search of `protect`
decides, and a part that is near an end is shown only where no other part that is shown has people of it.
"""

from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from convenor.methods.disclosure import DisclosurePolicy, protect, share_shown
from convenor.methods.disclosure.leverage import surely_wide
from convenor.methods.opinions.published import EVERYBODY, Part
from convenor.methods.opinions.votes import AGREE, DISAGREE

__all__ = ["Release", "Unit", "Units", "release"]

Unit = tuple[Hashable, int]
Units = frozenset[Unit]
FEW = 60  # voters on a statement, below which one side alone is shown
MOST = 0.7  # of everybody
MOST_KINDS = 40  # of people by the parts they are in, that are searched exactly


class Release(NamedTuple):
    """Why each part is withheld, "" where it is shown; `lead`: the one side to show, None for all."""

    whys: dict[Part, str]
    lead: int | None


def release(
    parts: Sequence[Part],
    inside: NDArray[np.bool_],
    units: Sequence[Unit],
    policy: DisclosurePolicy,
    before: Sequence[Units],
) -> Release:
    """What may be shown. `inside`: parts by units, everybody first, then the more important parts first.

    `before`: the sets of units whose figures are out, in the order in which they came out.
    """
    sizes = inside.sum(axis=1)
    if (
        not before
        and len(units) >= FEW
        and surely_wide(inside[sizes >= policy.min_cell], _ones(len(units)), _wide(policy))
    ):
        return Release({part: _why_few(n, policy) for part, n in zip(parts, sizes, strict=True)}, None)
    table, people = _kinds(_with_those_before(inside, units, before))
    if len(units) >= FEW and all(len(one) >= FEW for one in before):
        return Release(_certified(parts, table, people, len(before), policy), None)
    lead = _lead(before[0] if before else units)
    if len(people) > MOST_KINDS:
        return Release(_certified(parts, table, people, len(before), policy), lead)
    sets = {
        part: frozenset(units[at] for at in np.flatnonzero(row).tolist())
        for part, row in zip(parts, inside, strict=True)
    }
    return Release(_searched(sets, policy, before, lead), lead)


def _ones(n: int) -> NDArray[np.int64]:
    return np.ones(n, dtype=np.int64)


def _why_few(n: int, policy: DisclosurePolicy) -> str:
    return "" if n >= policy.min_cell else "too_few"


def _lead(units: Units | Sequence[Unit]) -> int:
    said = [vote for _, vote in units]
    return AGREE if said.count(AGREE) >= said.count(DISAGREE) else DISAGREE


def _wide(policy: DisclosurePolicy) -> int:
    """So many people that it may be worked out that they are of one mind."""
    return max(policy.worked_out_below, policy.min_cell)


def _with_those_before(inside: NDArray[np.bool_], units: Sequence[Unit], before: Sequence[Units]) -> NDArray[np.bool_]:
    """What is out first, then the parts; columns for units of former releases that are no more."""
    gone = set[Unit]().union(*before).difference(units)
    place = {unit: at for at, unit in enumerate((*units, *gone))}
    table = np.zeros((len(before) + len(inside), len(place)), dtype=bool)
    for row, one in zip(table, before, strict=False):
        row[[place[unit] for unit in one]] = True
    table[len(before) :, : len(units)] = inside
    return table


def _kinds(table: NDArray[np.bool_]) -> tuple[NDArray[np.bool_], NDArray[np.int64]]:
    """The same with one column for all who are in the same sets, and how many they are."""
    as_bytes = np.ascontiguousarray(np.packbits(table, axis=0).T)
    alike = as_bytes.view(np.dtype((np.void, as_bytes.shape[1]))).ravel()
    _, first, people = np.unique(alike, return_index=True, return_counts=True)
    return table[:, first], people.astype(np.int64)


def _certified(
    parts: Sequence[Part],
    table: NDArray[np.bool_],
    people: NDArray[np.int64],
    out: int,
    policy: DisclosurePolicy,
) -> dict[Part, str]:
    """All that have people enough, if they are surely wide with what is out; else one after another, those that are."""
    whys = {part: _why_few(int(people[table[at]].sum()), policy) for at, part in enumerate(parts, start=out)}
    taken = list(range(out))
    enough = [at for at, part in enumerate(parts, start=out) if not whys[part]]
    if _wide_together(table[[*taken, *enough]], people, policy):
        return whys
    for at in enough:
        part = parts[at - out]
        if _wide_together(table[[*taken, at]], people, policy):
            taken.append(at)
            whys[part] = ""
        else:
            whys[part] = "would_tell"
    return whys


def _wide_together(rows: NDArray[np.bool_], people: NDArray[np.int64], policy: DisclosurePolicy) -> bool:
    there = rows.any(axis=0)
    return surely_wide(rows[:, there], people[there], _wide(policy))


def _searched(sets: dict[Part, Units], policy: DisclosurePolicy, before: Sequence[Units], lead: int) -> dict[Part, str]:
    """Those near an end where they stand alone, then those that are safe with one another and with what is out.

    Where parts near an end only say what most of everybody say, everybody comes first, and these parts stay out.
    """
    whys = {part: _why_few(len(units), policy) for part, units in sets.items()}
    out = list(before)
    blurred = [one for one in before if _blurred(one, policy, lead)]
    near = {part: units for part, units in sets.items() if not whys[part] and _blurred(units, policy, lead)}
    values: dict[Hashable, float] = {unit: float(unit[1] == lead) for one in (*sets.values(), *before) for unit in one}

    def decided(wanted: dict[Part, Units]) -> dict[Part, str]:
        rest = [one for one in before if one not in blurred]
        alone = {part: units for part, units in wanted.items() if all(units.isdisjoint(one) for one in blurred)}
        found = protect(alone, policy, before=rest, values=values, low=0, high=1)
        return {part: found[part].why if part in found else "would_tell" for part in wanted}

    plain = {part: units for part, units in sets.items() if not whys[part] and part not in near}
    everybody = plain.get(EVERYBODY)
    one_mind = bool(near) and everybody is not None and _of_one_mind(everybody, near.values(), lead)
    if everybody and one_mind and not decided({EVERYBODY: everybody})[EVERYBODY]:
        return whys | dict.fromkeys(near, "would_tell") | decided(plain)
    for part, units in near.items():
        whys[part] = "" if all(units == one or units.isdisjoint(one) for one in out) else "would_tell"
        if not whys[part]:
            out.append(units)
            blurred.append(units)
    return whys | decided(plain)


def _of_one_mind(everybody: Units, near: Iterable[Units], lead: int) -> bool:
    """Whether most of everybody say what those near an end nearly all say."""
    share = _share(everybody, lead)
    return (share >= MOST and all(_share(one, lead) > 0.5 for one in near)) or (
        share <= 1 - MOST and all(_share(one, lead) < 0.5 for one in near)
    )


def _share(units: Units, lead: int) -> float:
    return sum(vote == lead for _, vote in units) / len(units)


def _blurred(units: Units, policy: DisclosurePolicy, lead: int) -> bool:
    """Whether the share is so near an end that it is only said to be near it."""
    return bool(units) and bool(share_shown(sum(vote == lead for _, vote in units), len(units), policy).bound)
