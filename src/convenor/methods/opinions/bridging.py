"""A score for what bridges, without groups: how much a statement is agreed with beyond what its leaning explains.

After Community Notes (Wojcik et al. 2022): a vote is the sum of a mean, how ready the person is to agree, how
agreeable the statement is, and one shared leaning times both. What a leaning explains does not count for the
statement, so that a high score means agreement across the leaning. Agree counts 1, pass 0.5, disagree 0.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from convenor.methods.opinions.votes import Votes

__all__ = ["Bridging", "bridging"]

ON_INTERCEPTS, ON_FACTORS = 0.15, 0.03  # ridge, as published
FEWEST = 5  # votes on a statement
STEPS, STILL = 100, 1e-5
SMALL = 200_000  # cells up to which plain tables are faster than sparse ones
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
    if not votes.value.size:
        nothing = np.full(width, np.nan)
        return Bridging(nothing, nothing, np.zeros(width))
    mean, of_people, of_statements = _rated(votes)
    most = float(np.abs(start).max(initial=0.0))
    statement, leaning = np.zeros(width), start / most if most > 0 else np.zeros(width)
    person, side = np.zeros(people), np.zeros(people)
    for _ in range(STEPS):
        before = statement
        person, side = of_people.fitted(statement, leaning)
        statement, leaning = of_statements.fitted(person, side)
        person, side, statement, leaning = _lightest(person, side, statement, leaning)
        if float(np.abs(statement - before).max()) < STILL:
            break
    far = side[np.argmax(np.abs(side))]
    against = -mean - person.mean()
    least = np.minimum(*(of_statements.fitted(person, side, (one, against))[0] for one in (far, -far)))
    return Bridging(np.where(known, statement, np.nan), np.where(known, least, np.nan), leaning)


@dataclass(frozen=True, slots=True)
class _Raters:
    """Rows (people, or statements) that are fitted to the columns they have a rating with."""

    seen: Any
    rating: Any
    n: NDArray[np.float64]
    total: NDArray[np.float64]

    def fitted(
        self, intercept: NDArray[np.float64], factor: NDArray[np.float64], one_more: tuple[float, float] | None = None
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """The intercept and slope of each row by ridge; `one_more`: had each one rating more, of that factor."""
        sums = self.seen @ np.stack([factor, factor**2, intercept, intercept * factor], axis=1)
        n, factors, squares = self.n, sums[:, 0], sums[:, 1]
        rest, product = self.total - sums[:, 2], self.rating @ factor - sums[:, 3]
        if one_more is not None:
            far, value = one_more
            n, factors, squares = n + 1, factors + far, squares + far**2
            rest, product = rest + value, product + value * far
        a, d = n + ON_INTERCEPTS, squares + ON_FACTORS
        determinant = a * d - factors**2
        return (rest * d - product * factors) / determinant, (product * a - rest * factors) / determinant


def _rated(votes: Votes) -> tuple[float, _Raters, _Raters]:
    """The mean rating, and the ratings less that mean as people and as statements have them."""
    rating = (votes.value.astype(float) + 1) / 2
    mean = float(rating.mean())
    starts = np.concatenate(([0], np.cumsum(votes.votes_of_people)))
    seen = sparse.csr_array((np.ones(rating.size), votes.statement, starts), shape=votes.shape)
    rated = sparse.csr_array((rating - mean, votes.statement, starts), shape=votes.shape)
    both: list[_Raters] = []
    for there, values in ((seen, rated), (seen.T.tocsr(), rated.T.tocsr())):
        n, total = np.asarray(there.sum(axis=1)), np.asarray(values.sum(axis=1))
        if votes.shape[0] * votes.shape[1] <= SMALL:
            both.append(_Raters(there.toarray(), values.toarray(), n, total))
        else:
            both.append(_Raters(there, values, n, total))
    return mean, both[0], both[1]


def _lightest(
    person: NDArray[np.float64], side: NDArray[np.float64], statement: NDArray[np.float64], leaning: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """The same sums in the way that the ridge weighs least: what alternating alone would take hundreds of steps to."""
    shift = (person.sum() - statement.sum()) / (person.size + statement.size)
    person, statement = person - shift, statement + shift
    turn = (ON_INTERCEPTS * (statement @ leaning) - ON_FACTORS * side.sum()) / (
        ON_FACTORS * side.size + ON_INTERCEPTS * (leaning @ leaning)
    )
    side, statement = side + turn, statement - turn * leaning
    turn = (ON_INTERCEPTS * (person @ side) - ON_FACTORS * leaning.sum()) / (
        ON_FACTORS * leaning.size + ON_INTERCEPTS * (side @ side)
    )
    leaning, person = leaning + turn, person - turn * side
    ours, theirs = float(side @ side), float(leaning @ leaning)
    scale = (theirs / ours) ** 0.25 if ours > 0 and theirs > 0 else 1.0
    return person, side * scale, statement, leaning / scale
