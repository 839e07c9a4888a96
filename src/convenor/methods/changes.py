"""What has changed between two days, read off dated rows: begun, ended, renamed, followed by another.

A day is the first on which the change holds: a row that ends on 31 March has ended on 1 April. Changes after `since`,
up to and with `until`, count; so the changes of two neighbouring spans add up to those of the whole.

>>> rows = [Dated("body", "B1", "Place board", date(2026, 4, 1), None)]
>>> [change.what for change in changes(rows, since=date(2026, 1, 1), until=date(2026, 6, 30))]
['began']
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Dated:
    """Something true from one day to another, both included. `of` is what it belongs to (the seat of a term)."""

    kind: str
    ref: str
    name: str
    starts: date | None = None
    ends: date | None = None
    of: str = ""


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name something went by up to a last day; what it is called now stands on its own row."""

    kind: str
    ref: str
    name: str
    ends: date | None


@dataclass(frozen=True, slots=True)
class Followed:
    """That one thing followed another (merger, split, replacement) from a day on."""

    kind: str
    earlier: str
    later: str
    how: str
    on: date


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `what`: began, ended, renamed or how one followed another; `other`: former name, or what followed."""

    on: date
    kind: str
    what: str
    ref: str
    name: str
    other: str = ""
    of: str = ""


def changes(
    rows: Iterable[Dated],
    names: Iterable[FormerName] = (),
    followed: Iterable[Followed] = (),
    *,
    since: date,
    until: date,
) -> list[Change]:
    """All changes after `since` up to `until`, oldest first; of one day, in the order of kind and name."""
    every = list(rows)
    called = {(row.kind, row.ref): row.name for row in every}
    found = [
        *(change for row in every for change in _dated(row)),
        *_renamed(names, called),
        *_followed(followed, called),
    ]
    within = [change for change in found if since < change.on <= until]
    return sorted(
        within, key=lambda change: (change.on, change.kind, change.name, change.what, change.ref, change.other)
    )


def _dated(row: Dated) -> Iterable[Change]:
    if row.starts is not None:
        yield Change(row.starts, row.kind, "began", row.ref, row.name, of=row.of)
    if row.ends is not None and row.ends < date.max:
        yield Change(row.ends + _A_DAY, row.kind, "ended", row.ref, row.name, of=row.of)


def _renamed(names: Iterable[FormerName], called: dict[tuple[str, str], str]) -> Iterable[Change]:
    """Each former name gives way to the next one, the last to the present name."""
    former: dict[tuple[str, str], list[FormerName]] = defaultdict(list)
    for name in names:
        if name.ends is not None and name.ends < date.max:
            former[name.kind, name.ref].append(name)
    for key, earlier in former.items():
        earlier.sort(key=lambda name: name.ends or date.max)
        later = [name.name for name in earlier[1:]] + [called.get(key, "")]
        for name, became in zip(earlier, later, strict=True):
            yield Change((name.ends or date.max) + _A_DAY, name.kind, "renamed", name.ref, became, name.name)


def _followed(followed: Iterable[Followed], called: dict[tuple[str, str], str]) -> Iterable[Change]:
    for one in followed:
        name = called.get((one.kind, one.earlier), one.earlier)
        yield Change(one.on, one.kind, one.how, one.earlier, name, called.get((one.kind, one.later), one.later))
