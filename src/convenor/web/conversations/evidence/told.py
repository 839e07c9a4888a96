"""Whose votes the releases so far were about, packed for the database and back. See `models.Told`.

A set of voters, each with what they said, is a row of bits over everybody who ever took part and the three things one
can say.
"""

import base64
import zlib
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["packed", "renamed", "unpacked"]

SAYS = np.array([1, 0, -1])
Sets = Sequence[frozenset[tuple[int, int]]]


def packed(released: Mapping[Hashable, Sequence[Any]]) -> Any:
    """As JSON.

    >>> sets = {5: (frozenset({(70, 1), (80, 0)}),), ("guesses", "a", "b", 5): (frozenset({(80, -1)}),)}
    >>> unpacked(packed(sets)) == sets
    True
    """
    units = frozenset[tuple[int, int]]().union(*(one for sets in released.values() for one in sets))
    people = np.array(sorted({who for who, _ in units}), dtype=np.int64)
    return {
        "people": _text(people.tobytes()),
        "sets": [[_key(key), len(sets), _bits(sets, people)] for key, sets in released.items() if sets],
    }


def unpacked(told: Any) -> dict[Hashable, tuple[frozenset[tuple[int, int]], ...]]:
    """Back again; nothing before the first release."""
    if not told:
        return {}
    people = np.frombuffer(_bytes(told["people"]), dtype=np.int64)
    names, says = np.repeat(people, len(SAYS)), np.tile(SAYS, len(people))
    return {
        tuple(key) if isinstance(key, list) else key: tuple(
            frozenset(zip(names[row].tolist(), says[row].tolist(), strict=True))
            for row in _rows(bits, sets, len(names))
        )
        for key, sets, bits in told["sets"]
    }


def renamed(told: Any, anew: Mapping[int, int]) -> Any:
    """The same of voters whose keys were drawn anew. Whoever has no new key (erased meanwhile) keeps the old one, by
    which nobody is found any more.

    >>> unpacked(renamed(packed({5: (frozenset({(70, 1)}),)}), {70: 99}))
    {5: (frozenset({(99, 1)}),)}
    """
    sets = unpacked(told)
    return packed(
        {
            key: tuple(frozenset((anew.get(who, who), said) for who, said in one) for one in ones)
            for key, ones in sets.items()
        }
    )


def _key(key: Hashable) -> Any:
    return list(key) if isinstance(key, tuple) else key


def _bits(sets: Sets, people: NDArray[np.int64]) -> str:
    table = np.zeros((len(sets), len(people) * len(SAYS)), dtype=bool)
    for row, one in zip(table, sets, strict=True):
        said = np.array(list(one), dtype=np.int64)
        row[np.searchsorted(people, said[:, 0]) * len(SAYS) + (1 - said[:, 1])] = True
    return _text(np.packbits(table, axis=1).tobytes())


def _rows(bits: str, sets: int, width: int) -> NDArray[np.bool_]:
    table = np.frombuffer(_bytes(bits), dtype=np.uint8).reshape(sets, -1)
    return np.unpackbits(table, axis=1, count=width).astype(bool)


def _text(raw: bytes) -> str:
    return base64.b64encode(zlib.compress(raw, 1)).decode()


def _bytes(text: str) -> bytes:
    return zlib.decompress(base64.b64decode(text))
