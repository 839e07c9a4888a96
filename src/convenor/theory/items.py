"""The item bank as data: what pulses ask, in our own plain words, and how each answer counts.

Read from `items.toml`: items, the five answers of their scales, sets of them that can be asked together, and measures
(what several items ask together where the model has no construct of its own). Each item says who wrote it, who checked
it and when it is looked at again.

>>> ITEMS["even_power"].construct, ITEMS["even_power"].level(5)
('resource_equality', 1)
>>> len(SETS["forum_24"].items), ITEMS["trust_now"].answers[0], ITEMS["trust_now"].checked
(24, 'Not at all', False)
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any

__all__ = ["ITEMS", "MEASURES", "SETS", "Item", "Measure", "QuestionSet"]

LOWEST, HIGHEST = 1, 5


@dataclass(frozen=True, slots=True)
class Item:
    """One question. `answers` are the words for 1 to 5; of a `reverse` item 5 is the least of its construct.

    `author` wrote it, `checker` (empty: nobody yet) looked at it besides, `version` grows whenever its text or its
    answers change, so that answers to different texts are never taken for the same.
    """

    key: str
    construct: str
    text: str
    answers: tuple[str, ...]
    reverse: bool
    author: str
    checker: str
    reviewed: date
    next_review: date
    version: int = 1

    @property
    def checked(self) -> bool:
        """Whether a second person has looked at it."""
        return bool(self.checker)

    def level(self, answer: int) -> int:
        """How much of the construct an answer stands for, from 1 to 5."""
        if not LOWEST <= answer <= HIGHEST:
            raise ValueError(f"an answer is from {LOWEST} to {HIGHEST}, not {answer}")
        return LOWEST + HIGHEST - answer if self.reverse else answer


@dataclass(frozen=True, slots=True)
class Measure:
    """What several items ask together that is no construct of the model; `variable` is the one it belongs to."""

    name: str
    title: str
    question: str
    variable: str
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Items that are asked together, in this order, and about how many minutes they take."""

    name: str
    title: str
    about: str
    minutes: int
    items: tuple[str, ...]


def _read() -> tuple[Mapping[str, Item], Mapping[str, Measure], Mapping[str, QuestionSet]]:
    said = tomllib.loads(files("convenor.theory").joinpath("items.toml").read_text(encoding="utf-8"))
    items = {key: _item(key, one, said["scales"], said["about"]) for key, one in said["items"].items()}
    measures = {name: Measure(name, **one) for name, one in said["measures"].items()}
    sets = {name: QuestionSet(name, **{**one, "items": tuple(one["items"])}) for name, one in said["sets"].items()}
    for one in sets.values():
        if unknown := [key for key in one.items if key not in items]:
            raise ValueError(f"set {one.name} names what is no item: {', '.join(unknown)}")
    return items, measures, sets


def _item(key: str, said: Mapping[str, Any], scales: Mapping[str, list[str]], about: Mapping[str, Any]) -> Item:
    """An item says of itself what differs from what holds for the whole bank."""
    return Item(
        key=key,
        construct=said["construct"],
        text=said["text"],
        answers=tuple(scales[said["scale"]]),
        reverse=said.get("reverse", False),
        version=said.get("version", 1),
        **{name: said.get(name, about[name]) for name in ("author", "checker", "reviewed", "next_review")},
    )


ITEMS, MEASURES, SETS = _read()
