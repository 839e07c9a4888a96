"""How hard a sentence is to read: the Flesch-Kincaid grade, with syllables counted by rule.

A grade of 7 is what a person of about 12 reads with ease. Of one short sentence it says little, of many together more.

>>> round(grade("How far do partners need each other to reach their goals?"), 1)
2.6
"""

import re
from collections.abc import Iterable

_GROUPS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?<=[^aeiouyl])e$|(?<=[aeiouy][^aeiouydt])ed$|(?<=[^aeioucgsxz])es$|(?<=[aeiouy]l)e$")


def syllables(word: str) -> int:
    """How many syllables a word has, near enough.

    >>> [syllables(word) for word in ("settle", "people", "shared", "decision", "together", "the")]
    [2, 2, 1, 3, 3, 1]
    """
    plain = re.sub(r"[^a-z]", "", word.casefold())
    return max(1, len(_GROUPS.findall(_SILENT.sub("", plain))))


def grade(text: str) -> float:
    """The school grade of a text of one or more sentences."""
    return grade_of([one for one in re.split(r"[.?!]+", text) if one.strip()])


def grade_of(sentences: Iterable[str]) -> float:
    """The school grade of several sentences taken together."""
    divided = [sentence.split() for sentence in sentences]
    words = [word for sentence in divided for word in sentence]
    return 0.39 * len(words) / len(divided) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
