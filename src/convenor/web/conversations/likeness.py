"""Which statements say nearly the same, by their words alone: a hint to who writes or moderates, never a verdict."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple, TypeVar
from unicodedata import category

from convenor.formats.text import likeness as folded

Key = TypeVar("Key")

NEAR = 0.6
"""From here on two statements are likely the same, said in other words."""
RELATED = 0.3
"""Below this they have hardly a word in common."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_SMALL_WORDS = (
    "a an and are as at be been but by can could do does for from had has have i if in is it its just may more must "
    "of on or our ought shall should so than that the their them there they this to too us very was we were what when "
    "which who will with would you your people person everybody everyone somebody someone"
)
_SMALL = frozenset(_SMALL_WORDS.split())
_NEGATING = frozenset({"no", "not", "never", "nobody", "none", "nothing", "without", "cannot"})
_OPPOSITE = 0.5
_MEANING = "%‰&@#*/"  # of what Unicode calls punctuation


class _Parts(NamedTuple):
    pieces: frozenset[str]
    negated: bool


def likeness(one: str, other: str) -> float:
    """How alike two statements are in words: 1 the same, 0 not a word in common.

    >>> likeness("We should share one record", "We should share one record.")
    1.0
    >>> likeness("Parking is too dear", "The wards are short of staff")
    0.0
    """
    first, second = _parts(one), _parts(other)
    whole = len(first.pieces) + len(second.pieces)
    if not whole:
        return 0.0
    shared = 2 * len(first.pieces & second.pieces) / whole
    return shared if first.negated == second.negated else shared * _OPPOSITE


def letters_of(text: str) -> str:
    """What two statements share that are the same, letter by letter, but for capitals, spaces and punctuation. Signs
    with a meaning of their own, a per cent among them, are no punctuation.

    >>> letters_of("Share one record!") == letters_of(" share  one “record”")
    True
    >>> letters_of("We need a ward") == letters_of("They need the ward")
    False
    """
    plain = folded(text)
    kept = "".join(" " if category(sign).startswith("P") and sign not in _MEANING else sign for sign in plain)
    return " ".join(kept.split()) or plain


def most_alike(
    text: str, others: Mapping[Key, str] | Iterable[tuple[Key, str]], *, at_least: float = NEAR, most: int = 3
) -> list[Key]:
    """The keys of the statements most like `text`, the likest first; those as alike as each other in the order given.

    >>> most_alike("Share one record", {1: "Free parking", 2: "One shared record"})
    [2]
    """
    pairs = others.items() if isinstance(others, Mapping) else others
    scored = [(likeness(text, other), key) for key, other in pairs]
    near = sorted((pair for pair in scored if pair[0] >= at_least), key=lambda pair: -pair[0])
    return [key for _score, key in near[:most]]


@lru_cache(maxsize=20_000)
def _parts(text: str) -> _Parts:
    """Each word that carries meaning, cut into threes of letters, so that endings and slips of the pen count little."""
    words = [word.replace("’", "'") for word in _WORD.findall(text.casefold())]
    negated = sum(word in _NEGATING or word.endswith("n't") for word in words) % 2 == 1
    telling = [word for word in words if word not in _SMALL and word not in _NEGATING and not word.endswith("n't")]
    pieces = {piece for word in telling or words for piece in _threes(word)}
    return _Parts(frozenset(pieces), negated)


def _threes(word: str) -> Iterable[str]:
    padded = f" {word} "
    return (padded[place : place + 3] for place in range(len(padded) - 2))
