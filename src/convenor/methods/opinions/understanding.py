"""Who misreads whom, of what may be shown: guesses are kept like votes, what others say is taken from what is shown."""

from collections.abc import Hashable, Sequence

import numpy as np
from scipy.special import bdtrc

from convenor.methods.disclosure import DisclosurePolicy, Shown, protect, share_shown
from convenor.methods.opinions.coorientation import FALSE_FINDS, Pair, Reading
from convenor.methods.opinions.exact import q_values
from convenor.methods.opinions.published import EVERYBODY, Misread, PublishedPair, Split, Standing
from convenor.methods.opinions.readings import side_of, surely, the_rest
from convenor.methods.opinions.releasing import Units, release
from convenor.methods.opinions.splitting import split_shown
from convenor.methods.resampling import Interval

__all__ = ["shown_understanding"]

Told = dict[Hashable, tuple[Units, ...]]


def shown_understanding(
    pairs: Sequence[Pair], axis: str | None, standings: Sequence[Standing], policy: DisclosurePolicy, told: Told
) -> tuple[tuple[Misread, ...], tuple[PublishedPair, ...]]:
    """Every reading of which both the guesses and what is really said may be shown, and each pair as a whole.

    Which readings are wrong is worked out of the shares shown. What is shown is added to what is `told`.
    """
    by_id = {one.statement: one for one in standings}
    found: list[tuple[Reading, Split, Split]] = []
    for pair in pairs:
        for reading in pair.readings:
            standing = by_id.get(reading.statement)
            real = None if standing is None else standing.splits.get((axis or "", pair.observed))
            guessed = None if real is None else _guesses(reading, policy, told)
            if real is not None and guessed is not None:
                found.append((reading, guessed, real))
    kinds = _kinds([(guessed, side_of(real)) for _, guessed, real in found])
    misread = tuple(
        Misread(one.statement, one.observers, one.observed, guessed.agree, real.agree, kind)
        for (one, guessed, real), kind in zip(found, kinds, strict=True)
    )
    return misread, tuple(_pair(pair, axis, standings, policy, told) for pair in pairs)


def _guesses(reading: Reading, policy: DisclosurePolicy, told: Told) -> Split | None:
    key = ("guesses", reading.observers, reading.observed, reading.statement)
    units = sorted(reading.said, key=repr)
    whys, lead = release([EVERYBODY], np.ones((1, len(units)), dtype=bool), units, policy, told.get(key, ()))
    if whys[EVERYBODY]:
        return None
    told[key] = tuple(dict.fromkeys((*told.get(key, ()), reading.said)))
    said = [guess for _, guess in units]
    return split_shown(said.count(1), said.count(-1), said.count(0), policy, lead)


def _kinds(found: Sequence[tuple[Split, int]]) -> list[str]:
    right = [guessed.agree if side == 1 else the_rest(guessed.agree) for guessed, side in found]
    settled = [at for at, (_, side) in enumerate(found) if side]
    q = dict(
        zip(settled, q_values([_p_of_wrong(right[at], found[at][0].about) for at in settled]).tolist(), strict=True)
    )

    def kind(at: int) -> str:
        if at not in q:
            return "unclear"
        if q[at] < FALSE_FINDS and right[at].value < 50:
            return "misread"
        return "read right" if surely(right[at], found[at][0].about) > 0.5 else "unclear"

    return [kind(at) for at in range(len(found))]


def _p_of_wrong(right: Shown, about: int) -> float:
    """How likely at least so many wrong guesses are where half are right."""
    wrong = about - round(right.value * about / 100)
    return float(bdtrc(wrong - 1, about, 0.5)) if wrong > 0 else 1.0


def _pair(
    pair: Pair, axis: str | None, standings: Sequence[Standing], policy: DisclosurePolicy, told: Told
) -> PublishedPair:
    ours, theirs = (axis or "", pair.observers), (axis or "", pair.observed)
    sides = [
        (side_of(one.splits[ours]), side_of(one.splits[theirs]))
        for one in standings
        if ours in one.splits and theirs in one.splits
    ]
    both = [mine == other for mine, other in sides if mine and other]
    key: Hashable = ("pair", pair.observers, pair.observed)
    people: Units = frozenset((one, 1) for one in pair.people)
    open_to_see = protect({key: people}, policy, before=told.get(key, ()))[key].shown
    if open_to_see:
        told[key] = tuple(dict.fromkeys((*told.get(key, ()), people)))

    def shown(one: Interval | None) -> Shown | None:
        if one is None or not open_to_see or one.n < policy.min_cell:
            return None
        return share_shown(round(one.value * one.n), one.n, policy)

    return PublishedPair(
        pair.observers,
        pair.observed,
        sum(both) / len(both) * 100 if both else None,
        len(both),
        shown(pair.perceived),
        shown(pair.accuracy),
        round(len(people) / 5) * 5,
    )
