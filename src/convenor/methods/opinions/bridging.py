"""A score for what bridges, without groups: how much a statement is agreed with beyond what its leaning explains.

After Community Notes (Wojcik et al. 2022): a vote is the sum of a mean, how ready the person is to agree, how
agreeable the statement is, and one shared leaning times both. What a leaning explains does not count for the
statement, so that a high score means agreement across the leaning. Agree counts 1, pass 0.5, disagree 0.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from convenor.methods.opinions.votes import Votes

__all__ = ["Bridging", "bridging"]

ON_INTERCEPTS, ON_FACTORS = 0.15, 0.03  # ridge, as published
FEWEST = 5  # votes on a statement
STEPS, STILL = 100, 1e-5
MOST = 100_000  # votes looked at; beyond that, of people evenly picked: some hundred a statement tell as much


@dataclass(frozen=True, slots=True)
class Bridging:
    """One entry a statement. `score`: its intercept, NaN below five votes; higher bridges more.

    `low`: the score had one more person of the most distant leaning seen disagreed. `leaning`: its factor, whose sign
    has no meaning.
    """

    score: NDArray[np.float64]
    low: NDArray[np.float64]
    leaning: NDArray[np.float64]


def bridging(votes: Votes, start: NDArray[np.float64]) -> Bridging:
    """By alternating least squares from the leaning `start` (one a statement: the first component): no lot is drawn."""
    known = votes.counts.votes >= FEWEST
    if votes.value.size > MOST:
        share = -(-votes.value.size // MOST)
        votes = votes.only(np.arange(len(votes.people)) % share == 0)
    people, width = votes.shape
    who, what = votes.person, votes.statement
    rating = (votes.value.astype(float) + 1) / 2
    if not rating.size:
        nothing = np.full(width, np.nan)
        return Bridging(nothing, nothing, np.zeros(width))
    centred = rating - rating.mean()
    statement, leaning = np.zeros(width), np.where(np.any(start), start / max(float(np.abs(start).max()), 1e-12), 0.0)
    person, side = np.zeros(people), np.zeros(people)
    for _ in range(STEPS):
        person, side = _fitted(who, centred - statement[what], leaning[what], people)
        new, leaning_now = _fitted(what, centred - person[who], side[who], width)
        moved = float(np.abs(new - statement).max())
        statement, leaning = new, leaning_now
        if moved < STILL:
            break
    far = side[np.argmax(np.abs(side))] if side.size else 0.0
    least = np.minimum(
        _with_one_more(what, centred - person[who], side[who], width, far, -rating.mean() - person.mean()),
        _with_one_more(what, centred - person[who], side[who], width, -far, -rating.mean() - person.mean()),
    )
    return Bridging(np.where(known, statement, np.nan), np.where(known, least, np.nan), leaning)


def _fitted(
    of: NDArray[np.intp], rest: NDArray[np.float64], factor: NDArray[np.float64], count: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The intercept and slope of each, by ridge: rest = intercept + slope * factor."""
    return _solved(*_sums(of, rest, factor, count))


def _sums(
    of: NDArray[np.intp], rest: NDArray[np.float64], factor: NDArray[np.float64], count: int
) -> tuple[NDArray[np.float64], ...]:
    weights = (None, factor, factor**2, rest, rest * factor)
    return tuple(np.bincount(of, weights=one, minlength=count).astype(float) for one in weights)


def _solved(
    n: NDArray[np.float64],
    factor: NDArray[np.float64],
    square: NDArray[np.float64],
    rest: NDArray[np.float64],
    product: NDArray[np.float64],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    a, d = n + ON_INTERCEPTS, square + ON_FACTORS
    determinant = a * d - factor**2
    return (rest * d - product * factor) / determinant, (product * a - rest * factor) / determinant


def _with_one_more(
    what: NDArray[np.intp],
    rest: NDArray[np.float64],
    factor: NDArray[np.float64],
    width: int,
    far: float,
    value: float,
) -> NDArray[np.float64]:
    """The intercepts had one more person of leaning `far` voted `value` on each."""
    n, factors, square, rests, product = _sums(what, rest, factor, width)
    return _solved(n + 1, factors + far, square + far**2, rests + value, product + value * far)[0]
