"""Recognising in the register the rows that a file brings, so that a second upload updates and never doubles.

A row that gives a reference is that row. One that does not is recognised by its table's keys, the surest first for all
rows, then the next. Where a key holds a first day, a last try leaves that day out: the same person on the same seat for
a time that overlaps is the same term, with its day corrected.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from convenor.formats.problems import said
from convenor.formats.tables import Row, Table, Value
from convenor.formats.text import likeness

Values = Mapping[str, Value]
Refuse = Callable[..., None]
Read = Sequence[tuple[Row, Values]]


def match(table: Table, rows: Read, existing: Mapping[str, Values], refuse: Refuse) -> list[str | None]:
    """For each row of the file the reference it has; "" when it is new and has none, None when nobody can tell."""
    if table.alone:
        for row, _values in rows[1:]:
            refuse(row, "one_row_only", "")
        return [next(iter(existing)), *(None for _row in rows[1:])] if rows else []
    matching = _Matching(table, rows, existing, refuse)
    matching.by_reference()
    for number in range(len(table.keys)):
        matching.by_key(number)
    for key in table.keys:
        if "starts" in key:
            matching.by_key_without_first_day(tuple(name for name in key if name != "starts"))
    matching.refuse_doubles()
    return matching.found


@dataclass(slots=True)
class _Matching:
    table: Table
    rows: Read
    existing: Mapping[str, Values]
    refuse: Refuse
    found: list[str | None] = field(default_factory=list)
    taken: dict[str, Row] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.found = ["" for _row in self.rows]

    def by_reference(self) -> None:
        """First those that say who they are, so that nobody else takes their place."""
        for place, (row, values) in enumerate(self.rows):
            ref = str(values.get("ref") or "")
            if not ref:
                continue
            if ref in self.taken:
                self.refuse(row, "reference_twice", "ref", said=ref, row_before=self.taken[ref].number)
                self.found[place] = None
            else:
                self._take(place, ref)

    def by_key(self, number: int) -> None:
        """Then those whose key is that of one row of the register, or of the n-th where rows are counted."""
        key, earlier = self.table.keys[number], self.table.keys[:number]
        known = self._known(key)
        first: dict[tuple[str, ...], tuple[Row, bool]] = {}
        for place, (row, values) in self._open():
            if not _usable(key, values):
                continue
            stands, told_apart = _key(key, values), any(_usable(before, values) for before in earlier)
            candidates = [
                ref
                for ref in known.get(stands, [])
                if not any(_at_odds(before, values, self.existing[ref]) for before in earlier)
            ]
            free = [ref for ref in candidates if ref not in self.taken]
            before_it = first.setdefault(stands, (row, told_apart))
            if self.table.counted:
                self._take(place, free[0]) if free else None
            elif before_it[0] is not row and not (told_apart and before_it[1]):
                self._refuse_place(place, "row_twice", key[0], row_before=before_it[0].number)
            elif len(free) > 1:
                self._refuse_place(place, "several_match", key[0], refs=", ".join(free[:3]))
            elif free:
                self._take(place, free[0])
            elif candidates and not told_apart:
                self._refuse_place(place, "row_twice", key[0], row_before=self.taken[candidates[0]].number)

    def by_key_without_first_day(self, key: tuple[str, ...]) -> None:
        """Then those whose first day was corrected."""
        known = self._known(key)
        for place, (_row, values) in self._open():
            near = [
                ref
                for ref in known.get(_key(key, values), [])
                if ref not in self.taken and _overlap(values, self.existing[ref])
            ]
            if len(near) == 1 and _usable(key, values):
                self._take(place, near[0])

    def refuse_doubles(self) -> None:
        """A new row under a name that the register already has would make two of one."""
        if not self.table.one_name:
            return
        name = self.table.named_by
        known = self._known((name,))
        for place, (_row, values) in enumerate(self.rows):
            if self.found[place] is None or self.found[place] in self.existing:
                continue
            for ref in known.get(_key((name,), values), []) if said(values.get(name)) else ():
                if ref not in self.taken:
                    self._refuse_place(place, "already_there", name, name=str(values.get(name)), ref=ref)
                    break

    def _open(self) -> list[tuple[int, tuple[Row, Values]]]:
        return [(place, self.rows[place]) for place, ref in enumerate(self.found) if ref == ""]

    def _take(self, place: int, ref: str) -> None:
        self.found[place] = ref
        self.taken[ref] = self.rows[place][0]

    def _refuse_place(self, place: int, code: str, column: str, **params: object) -> None:
        self.refuse(self.rows[place][0], code, column, **params)
        self.found[place] = None

    def _known(self, key: tuple[str, ...]) -> dict[tuple[str, ...], list[str]]:
        places: dict[tuple[str, ...], list[str]] = {}
        for ref, row in self.existing.items():
            if _usable(key, row):
                places.setdefault(_key(key, row), []).append(ref)
        return places


def _usable(key: tuple[str, ...], values: Values) -> bool:
    """A key may have gaps, but not be all gap."""
    return any(said(values.get(name)) for name in key)


def _key(key: tuple[str, ...], values: Values) -> tuple[str, ...]:
    return tuple(likeness(value) if said(value := values.get(name)) else "" for name in key)


def _at_odds(key: tuple[str, ...], one: Values, other: Values) -> bool:
    return _usable(key, one) and _usable(key, other) and _key(key, one) != _key(key, other)


def _overlap(one: Values, other: Values) -> bool:
    return _first(one) <= _last(other) and _first(other) <= _last(one)


def _first(values: Values) -> date:
    found = values.get("starts")
    return found if isinstance(found, date) else date.min


def _last(values: Values) -> date:
    found = values.get("ends")
    return found if isinstance(found, date) else date.max
