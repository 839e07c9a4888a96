"""Whose votes the releases so far were about, packed for the database and back. See `models.Told`.

Everybody who took part has a place in a list that only grows. A set of voters, each with what they said, is a row of
bits, three for each place: so a row once packed stays as it is, and when keys are drawn anew only the list changes.
"""

import base64
import zlib
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["packed", "renamed", "unpacked"]

SAYS = np.array([1, 0, -1])
Unit = tuple[int, int]


def packed(released: Mapping[Hashable, Sequence[Any]], told: Any = None) -> Any:
    """As JSON. `told`: what was packed before; `released` goes on from it, its sets first in the same order.

    >>> sets = {5: (frozenset({(70, 1), (80, 0)}),), ("guesses", "a", "b", 5): (frozenset({(80, -1)}),)}
    >>> unpacked(packed(sets)) == sets
    True
    >>> more = sets | {5: (*sets[5], frozenset({(60, -1), (70, 1)}))}
    >>> unpacked(packed(more, packed(sets))) == more
    True
    """
    before = {_hashable(key): rows for key, rows in told["sets"]} if told else {}
    people = _people(told)
    new = {key: sets[len(before.get(key, ())) :] for key, sets in released.items()}
    units = frozenset[Unit]().union(*(one for sets in new.values() for one in sets))
    people += sorted({who for who, _ in units}.difference(people))
    place = {who: at * len(SAYS) for at, who in enumerate(people)}
    return {
        "people": _text(np.array(people, dtype=np.int64).tobytes()),
        "sets": [
            [
                list(key) if isinstance(key, tuple) else key,
                [*before.get(key, ()), *(_row(one, place) for one in new[key])],
            ]
            for key, sets in released.items()
            if sets
        ],
    }


def unpacked(told: Any) -> dict[Hashable, tuple[frozenset[Unit], ...]]:
    """Back again; nothing before the first release."""
    if not told:
        return {}
    people = np.array(_people(told), dtype=np.int64)
    names, says = np.repeat(people, len(SAYS)), np.tile(SAYS, len(people))
    return {_hashable(key): tuple(_set(row, names, says) for row in rows) for key, rows in told["sets"]}


def renamed(told: Any, anew: Mapping[int, int]) -> Any:
    """The same of voters whose keys were drawn anew. Whoever has no new key (erased meanwhile) keeps the old one, by
    which nobody is found any more.

    >>> unpacked(renamed(packed({5: (frozenset({(70, 1)}),)}), {70: 99}))
    {5: (frozenset({(99, 1)}),)}
    """
    if not told:
        return told
    people = np.array([anew.get(who, who) for who in _people(told)], dtype=np.int64)
    return {**told, "people": _text(people.tobytes())}


def _people(told: Any) -> list[int]:
    found: list[int] = np.frombuffer(_bytes(told["people"]), dtype=np.int64).tolist() if told else []
    return found


def _hashable(key: Any) -> Hashable:
    return tuple(key) if isinstance(key, list) else key


def _row(units: frozenset[Unit], place: Mapping[int, int]) -> str:
    at = np.fromiter((place[who] + 1 - said for who, said in units), dtype=np.intp, count=len(units))
    bits = np.zeros(int(at.max(initial=-1)) + 1, dtype=bool)
    bits[at] = True
    return _text(np.packbits(bits).tobytes())


def _set(row: str, names: NDArray[np.int64], says: NDArray[np.int64]) -> frozenset[Unit]:
    at = np.flatnonzero(np.unpackbits(np.frombuffer(_bytes(row), dtype=np.uint8)))
    return frozenset(zip(names[at].tolist(), says[at].tolist(), strict=True))


def _text(raw: bytes) -> str:
    return base64.b64encode(zlib.compress(raw, 1)).decode()


def _bytes(text: str) -> bytes:
    return zlib.decompress(base64.b64decode(text))
