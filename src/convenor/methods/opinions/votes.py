"""Votes on statements as a sparse table: who agreed, disagreed or passed on what, and who never saw it.

A vote is +1 (agree), -1 (disagree) or 0 (pass). No vote at all is missing, never a pass. A person may vote again on a
statement: the last vote in time counts, and of two at the same moment the one that comes later in the file.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import sparse

from convenor.errors import ConvenorError

__all__ = ["AGREE", "DISAGREE", "PASS", "Counts", "Votes"]

AGREE, DISAGREE, PASS = 1, -1, 0


@dataclass(frozen=True, slots=True)
class Counts:
    """How many agreed, disagreed and voted at all on each statement: whole numbers, one entry a statement.

    Of groups the arrays have one row a group. Passes are `votes - agree - disagree`.
    """

    agree: NDArray[np.int64]
    disagree: NDArray[np.int64]
    votes: NDArray[np.int64]

    @property
    def passes(self) -> NDArray[np.int64]:
        """How many looked at it and took no side."""
        return self.votes - self.agree - self.disagree

    def __sub__(self, other: "Counts") -> "Counts":
        return Counts(self.agree - other.agree, self.disagree - other.disagree, self.votes - other.votes)


@dataclass(frozen=True)
class Votes:
    """The votes that count, one of a person on a statement, ordered by person, then statement.

    `people` in order of their first vote, `statements` in the order asked for or of their ids; `person` and `statement`
    are positions in these, `value` is +1, -1 or 0, `moment` the rank in time of a first vote, person on statement, the
    same for votes of one moment; `timed`: whether times were given, or the order of the rows taken for them.
    `repeats`: how many earlier votes a later one took the place of.

    >>> votes = Votes.from_rows(who=["a", "b", "a"], what=[1, 1, 1], vote=[-1, 0, 1], when=[10, 20, 30])
    >>> votes.people, votes.value.tolist(), votes.repeats
    (('a', 'b'), [1, 0], 1)
    """

    people: tuple[Hashable, ...]
    statements: tuple[Hashable, ...]
    person: NDArray[np.intp]
    statement: NDArray[np.intp]
    value: NDArray[np.int8]
    moment: NDArray[np.intp]
    repeats: int = 0
    timed: bool = False

    @classmethod
    def from_rows(
        cls,
        who: Sequence[Hashable] | NDArray[Any],
        what: Sequence[Hashable] | NDArray[Any],
        vote: ArrayLike,
        when: ArrayLike | None = None,
        statements: Iterable[Hashable] | None = None,
    ) -> "Votes":
        """One row a vote, in any order when `when` says the times (any numbers), else in the order they were cast.

        `statements` adds those nobody has voted on and fixes the order of all; without it they are in order of their
        ids. Raises `not_a_vote` (with the position) where a vote is anything but 1, 0 or -1.
        """
        cast = np.asarray(vote)
        wrong = np.flatnonzero(~np.isin(cast, (AGREE, DISAGREE, PASS)))
        if wrong.size:
            raise ConvenorError("not_a_vote", row=int(wrong[0]), value=str(cast[wrong[0]]))
        if not len(who) == len(what) == cast.size or (when is not None and np.size(when) != cast.size):
            raise ConvenorError("votes_of_unequal_length")
        people, person = _positions(who)
        asked, statement = _positions(what)
        if statements is not None:
            asked, statement = _in_the_order_given(asked, statement, tuple(dict.fromkeys(statements)))
        value = cast.astype(np.int8)
        if when is None:
            return _settled(people, asked, person, statement, value)
        order = np.argsort(np.asarray(when), kind="stable")
        times = np.asarray(when)[order]
        later = times[1:] != times[:-1]
        moment = None if later.all() else np.concatenate(([0], np.cumsum(later)))  # the row's place, where all differ
        return _settled(people, asked, person[order], statement[order], value[order], moment, timed=True)

    @property
    def shape(self) -> tuple[int, int]:
        """How many people and how many statements."""
        return len(self.people), len(self.statements)

    @cached_property
    def votes_of_people(self) -> NDArray[np.int64]:
        """How many statements each person voted on."""
        return np.bincount(self.person, minlength=len(self.people)).astype(np.int64)

    @cached_property
    def counts(self) -> Counts:
        """Over all people, one entry a statement."""
        width = len(self.statements)
        return Counts(
            np.bincount(self.statement[self.value == AGREE], minlength=width).astype(np.int64),
            np.bincount(self.statement[self.value == DISAGREE], minlength=width).astype(np.int64),
            np.bincount(self.statement, minlength=width).astype(np.int64),
        )

    def counts_by(self, group: NDArray[np.intp], groups: int) -> Counts:
        """Over each group: `group` has the group of each person, -1 for none."""
        width = len(self.statements)
        mine = group[self.person]
        inside = mine >= 0

        def count(those: NDArray[np.bool_]) -> NDArray[np.int64]:
            cells = mine[those] * width + self.statement[those]
            return np.bincount(cells, minlength=groups * width).reshape(groups, width).astype(np.int64)

        return Counts(count(inside & (self.value == AGREE)), count(inside & (self.value == DISAGREE)), count(inside))

    def table(self) -> sparse.csr_array:
        """People by statements, as floats, passes stored as zeros: what is not stored is missing."""
        starts = np.concatenate(([0], np.cumsum(self.votes_of_people)))
        return sparse.csr_array((self.value.astype(float), self.statement, starts), shape=self.shape)

    def only(self, people: NDArray[np.bool_]) -> "Votes":
        """The same statements, with the votes of some of the people."""
        place = np.cumsum(people) - 1
        kept = people[self.person]
        return Votes(
            tuple(one for one, stays in zip(self.people, people, strict=True) if stays),
            self.statements,
            place[self.person[kept]],
            self.statement[kept],
            self.value[kept],
            self.moment[kept],
            timed=self.timed,
        )


def _positions(given: Sequence[Hashable] | NDArray[Any]) -> tuple[tuple[Hashable, ...], NDArray[np.intp]]:
    """The distinct ids in their own order, and the position of each entry among them."""
    if isinstance(given, np.ndarray) and given.dtype.kind in "iu":
        return _positions_of_numbers(given)
    distinct = tuple(sorted(set(given), key=_order))
    place = {one: at for at, one in enumerate(distinct)}
    return distinct, np.fromiter((place[one] for one in given), dtype=np.intp, count=len(given))


def _positions_of_numbers(given: NDArray[Any]) -> tuple[tuple[Hashable, ...], NDArray[np.intp]]:
    if not given.size:
        return (), np.zeros(0, dtype=np.intp)
    low, high = int(given.min()), int(given.max())
    if high - low > 4 * given.size + 1000:  # too scattered for a table of places
        distinct, place = np.unique(given, return_inverse=True)
        return tuple(distinct.tolist()), place.astype(np.intp)
    there = np.zeros(high - low + 1, dtype=bool)
    there[given - low] = True
    places = np.cumsum(there) - 1
    return tuple((np.flatnonzero(there) + low).tolist()), places[given - low].astype(np.intp)


def _order(one: Hashable) -> tuple[int, float, str]:
    """Numbers by size, also where they are written as text, then texts by letter: 2, 10, 'b'."""
    if isinstance(one, int | float):
        return 0, float(one), ""
    text = str(one)
    return (0, float(text), text) if text.isdecimal() and len(text) < 300 else (1, 0.0, text)


def _in_the_order_given(
    found: tuple[Hashable, ...], position: NDArray[np.intp], given: tuple[Hashable, ...]
) -> tuple[tuple[Hashable, ...], NDArray[np.intp]]:
    known = set(given)
    order = given + tuple(one for one in found if one not in known)
    place = {one: at for at, one in enumerate(order)}
    return order, np.array([place[one] for one in found], dtype=np.intp)[position]


def _settled(
    people: tuple[Hashable, ...],
    statements: tuple[Hashable, ...],
    person: NDArray[np.intp],
    statement: NDArray[np.intp],
    value: NDArray[np.int8],
    moment: NDArray[np.intp] | None = None,
    timed: bool = False,
) -> Votes:
    """From rows in order of time: the last vote of each, people in order of their first. `moment`: of each row."""
    width = max(len(statements), 1)
    first = np.full(len(people), len(person), dtype=np.intp)
    first[person[::-1]] = np.arange(len(person))[::-1]  # of several, the last written stays: the earliest vote
    by_first = np.argsort(first, kind="stable")
    rank = np.empty_like(by_first)
    rank[by_first] = np.arange(len(people))
    person = rank[person]
    cell = person * width + statement
    order = np.argsort(cell, kind="stable")
    ends = np.ones(min(len(order), 1), dtype=bool)
    borders = cell[order][1:] != cell[order][:-1]
    kept = order[np.append(borders, ends)]
    earliest = order[np.append(ends, borders)]
    return Votes(
        tuple(people[at] for at in by_first.tolist()),
        statements,
        person[kept],
        statement[kept],
        value[kept],
        earliest if moment is None else moment[earliest],
        repeats=len(order) - len(kept),
        timed=timed,
    )
