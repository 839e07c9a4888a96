"""Who misreads whom, and on what: agreement is not yet understanding.

Beside their own vote people may say what most of another community will say. Three things follow for each pair of
communities (Chaffee & McLeod 1968): whether the two agree, whether they believe they agree, and whether one reads the
other right. People are the unit: many guesses of one person count as that person's share, so that n is people.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray
from scipy.special import bdtrc

from convenor.methods.opinions.exact import q_values
from convenor.methods.opinions.shares import jeffreys
from convenor.methods.opinions.votes import AGREE, DISAGREE, Votes
from convenor.methods.resampling import Interval, level

__all__ = ["Guess", "Pair", "Reading", "Standing", "coorientation"]

FEWEST = 5  # voters of a community, or people guessing, before anything is said of a statement
FALSE_FINDS = 0.1


@dataclass(frozen=True, slots=True)
class Guess:
    """What `person` believes most of `community` say to `statement`: 1 agree, -1 disagree, 0 neither side has most."""

    person: Hashable
    statement: Hashable
    community: str
    guess: int


@dataclass(frozen=True, slots=True)
class Standing:
    """Where most of a community stand on a statement: 1, -1, or 0 where neither side surely has most of its voters."""

    side: int
    share: float
    n: int


@dataclass(frozen=True, slots=True)
class Reading:
    """One community's reading of another on one statement.

    `guessed`: share of those guessing who say that most there agree; `real`: the share that does; `right`: share who
    name the side that has most, with its interval, None where no side surely has; `q` of the test that most guess
    wrong, over all statements and pairs. `kind`: "misread", "read right", "unclear". `said`: who guessed what, for
    `disclose` alone.
    """

    statement: Hashable
    observers: str
    observed: str
    n: int
    guessed: float
    real: Standing
    right: float | None
    low: float | None
    high: float | None
    q: float
    kind: str
    said: frozenset[tuple[Hashable, int]] = field(default=frozenset(), repr=False)


@dataclass(frozen=True, slots=True)
class Pair:
    """One community as another sees it. Shares between 0 and 1 over people, each with its interval; None if undefined.

    `agreement`: of the statements where both surely have a side, the share with the same one, and how many those are.
    `perceived`: how often observers guess the others to be where they themselves are. `accuracy`: how often they name
    the side that most of the others surely take. Perceived below real agreement: they are nearer than they think.
    """

    observers: str
    observed: str
    agreement: float | None
    statements: int
    perceived: Interval | None
    accuracy: Interval | None
    readings: tuple[Reading, ...]
    people: frozenset[Hashable] = field(default=frozenset(), repr=False)


def coorientation(votes: Votes, member: Mapping[Hashable, str], guesses: Sequence[Guess]) -> tuple[Pair, ...]:
    """Every ordered pair of communities that somebody of the first guessed about. `member`: each person's community.

    Somebody's guess about their own community counts as a pair of its own: a community that misreads itself keeps
    silent about what most of it thinks. A later guess takes the place of an earlier one.

    >>> votes = Votes.from_rows([f"{side}{at}" for side in "ab" for at in range(9)], [1] * 18, [1] * 18)
    >>> member = {one: one[0] for one in votes.people}
    >>> found = coorientation(votes, member, [Guess(f"a{at}", 1, "b", -1) for at in range(9)])
    >>> found[0].agreement, found[0].perceived.value, found[0].accuracy.value, found[0].readings[0].kind
    (1.0, 0.0, 0.0, 'misread')
    """
    last = {(one.person, one.statement, one.community): one for one in guesses if one.person in member}
    stands = _standings(votes, member)
    own = _own_votes(votes)
    by_pair: dict[tuple[str, str], list[Guess]] = {}
    for one in last.values():
        by_pair.setdefault((member[one.person], one.community), []).append(one)
    pairs = [_pair(*names, by_pair[names], stands, own, votes.statements) for names in sorted(by_pair)]
    return _tested(pairs)


def _standings(votes: Votes, member: Mapping[Hashable, str]) -> dict[tuple[str, Hashable], Standing]:
    names = sorted({member[one] for one in votes.people if one in member})
    place = {name: at for at, name in enumerate(names)}
    group = np.array([place.get(member.get(one, ""), -1) for one in votes.people], dtype=np.intp)
    counts = votes.counts_by(group, len(names))
    found = {}
    for row, name in enumerate(names):
        agree, against, total = (each[row].astype(float) for each in (counts.agree, counts.disagree, counts.votes))
        more, less = jeffreys(agree, total)[0] > 0.5, jeffreys(against, total)[0] > 0.5
        for at, statement in enumerate(votes.statements):
            n = int(total[at])
            side = 0 if n < FEWEST else int(more[at]) - int(less[at])
            found[name, statement] = Standing(side, float(agree[at] / n) if n else float("nan"), n)
    return found


def _own_votes(votes: Votes) -> dict[tuple[Hashable, Hashable], int]:
    cells = zip(votes.person.tolist(), votes.statement.tolist(), votes.value.tolist(), strict=True)
    return {(votes.people[who], votes.statements[what]): vote for who, what, vote in cells}


def _pair(
    observers: str,
    observed: str,
    guesses: list[Guess],
    stands: Mapping[tuple[str, Hashable], Standing],
    own: Mapping[tuple[Hashable, Hashable], int],
    statements: Sequence[Hashable],
) -> Pair:
    nobody = Standing(0, float("nan"), 0)
    both = [(stands.get((observers, one), nobody).side, stands.get((observed, one), nobody).side) for one in statements]
    settled = [ours == theirs for ours, theirs in both if ours and theirs]
    sides = [(one, own.get((one.person, one.statement), 0)) for one in guesses]
    seen = [(one.person, one.guess == side) for one, side in sides if side in (AGREE, DISAGREE)]
    sure = [(one, stands.get((observed, one.statement), nobody).side) for one in guesses]
    right = [(one.person, one.guess == side) for one, side in sure if side]
    by_statement: dict[Hashable, list[tuple[Hashable, int]]] = {}
    for one in guesses:
        by_statement.setdefault(one.statement, []).append((one.person, one.guess))
    readings = tuple(
        _reading(statement, observers, observed, by_statement[statement], stands.get((observed, statement), nobody))
        for statement in statements
        if len(by_statement.get(statement, ())) >= FEWEST
    )
    agreement = sum(settled) / len(settled) if settled else None
    people = frozenset(one.person for one in guesses)
    return Pair(observers, observed, agreement, len(settled), _over_people(seen), _over_people(right), readings, people)


def _over_people(said: Sequence[tuple[Hashable, bool]]) -> Interval | None:
    """The mean over people of each one's own share."""
    of: dict[Hashable, list[bool]] = {}
    for person, so in said:
        of.setdefault(person, []).append(so)
    return level([sum(one) / len(one) for one in of.values()], low=0, high=1) if of else None


def _reading(
    statement: Hashable, observers: str, observed: str, said: list[tuple[Hashable, int]], real: Standing
) -> Reading:
    n, units = len(said), frozenset(said)
    guesses = [guess for _, guess in said]
    guessed = guesses.count(AGREE) / n
    if not real.side:
        return Reading(statement, observers, observed, n, guessed, real, None, None, None, 1.0, "unclear", units)
    right = guesses.count(real.side)
    low, high = (float(one[0]) for one in jeffreys(np.array([float(right)]), np.array([float(n)])))
    wrong = n - right
    p = float(bdtrc(wrong - 1, n, 0.5)) if wrong else 1.0
    return Reading(statement, observers, observed, n, guessed, real, right / n, low, high, p, "unclear", units)


def _tested(pairs: Sequence[Pair]) -> tuple[Pair, ...]:
    """The same pairs with q in the place of p, over all readings of a settled side."""
    settled = [one for pair in pairs for one in pair.readings if one.right is not None]
    corrected: NDArray[np.float64] = q_values([one.q for one in settled])
    q_of = {id(one): float(q) for one, q in zip(settled, corrected, strict=True)}
    return tuple(
        replace(pair, readings=tuple(_judged(one, q_of.get(id(one), 1.0)) for one in pair.readings)) for pair in pairs
    )


def _judged(one: Reading, q: float) -> Reading:
    kind = "unclear"
    if one.right is not None and one.low is not None:
        kind = "misread" if q < FALSE_FINDS and one.right < 0.5 else "read right" if one.low > 0.5 else "unclear"
    return replace(one, q=q, kind=kind)
