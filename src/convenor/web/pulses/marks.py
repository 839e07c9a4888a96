"""How one sheet of answers is written: one character for each question, in the order the wave asks them."""

from collections.abc import Mapping, Sequence

DONT_KNOW = "?"
PASSED_OVER = "-"
EMPTY = "_"  # of a sheet that nobody has filled
LEVELS = "12345"
CAN_BE_GIVEN = LEVELS + DONT_KNOW


def empty(keys: Sequence[str]) -> str:
    """A sheet that nobody has filled.

    >>> empty(["trust", "dialogue"])
    '__'
    """
    return EMPTY * len(keys)


def written(keys: Sequence[str], answers: Mapping[str, str]) -> str:
    """A sheet filled with what was answered; a question not answered is passed over.

    >>> written(["trust", "dialogue", "goals"], {"trust": "4", "goals": "?"})
    '4-?'
    """
    return "".join(answers.get(key) or PASSED_OVER for key in keys)


def read(keys: Sequence[str], marks: str) -> dict[str, int | None]:
    """What a sheet says of each question: 1 to 5; None for "don't know" and for what was passed over.

    >>> read(["trust", "dialogue", "goals"], "4-?")
    {'trust': 4, 'dialogue': None, 'goals': None}
    """
    return {key: int(mark) if mark in LEVELS else None for key, mark in zip(keys, marks, strict=True)}


def counted(counts: Mapping[str, Sequence[int]], answers: Mapping[str, str]) -> dict[str, list[int]]:
    """The counts of a group after one more sheet: for each question how often 1, 2, 3, 4, 5 and "don't know".

    >>> counted({"trust": [0, 0, 0, 1, 0, 0]}, {"trust": "4"})
    {'trust': [0, 0, 0, 2, 0, 0]}
    """
    more = {key: list(numbers) for key, numbers in counts.items()}
    for key, mark in answers.items():
        if mark in CAN_BE_GIVEN:
            more.setdefault(key, [0] * len(CAN_BE_GIVEN))[CAN_BE_GIVEN.index(mark)] += 1
    return more
