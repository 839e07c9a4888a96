"""What a rule's condition is made of: high("incentives"), low("initial_trust"), is_so("mandated"), all_of, any_of, no.

A condition is weighed, not switched: it gives a degree with bounds. A construct nobody rated and a fact nobody gave are
unknown, and what rests on them stays open unless the rest decides it.

>>> condition = all_of(low("resource_equality"), no(high("convening")))
>>> condition.weigh(Situation({"resource_equality": Level(1.5, 1.2, 1.8)})).holds is None
True
>>> str(condition), condition.reads
('“resource_equality” is low and not (“convening” is high)', ('resource_equality', 'convening'))
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from convenor.methods.degrees import UNKNOWN, Degree, Level, both, either, is_high, is_low, opposite

__all__ = ["FACTS", "Condition", "Situation", "all_of", "any_of", "first_known", "high", "is_so", "low", "no"]

# What is not on a scale: known to be so, known not to be so, or not known.
FACTS: Mapping[str, str] = {
    "mandated": "taking part is a duty",
    "other_venues": "partners can pursue the matter elsewhere",
    "others_will_honour": "courts, councils and regulators have agreed to honour the result",
    "repair_planned": "there is a plan to repair relations",
    "hurting_stalemate": "the deadlock hurts all sides",
    "win_foreseeable": "an early win can be foreseen",
    "continuing": "the matter needs working together for years",
    "one_off": "this is a single decision",
    "urgent": "it cannot wait",
    "carried_out_together": "partners must carry the decision out together",
    "advisory": "partners believe their input is advice only",
    "someone_missing": "somebody who is affected has no voice",
    "roles_unclear": "people do not know their role",
    "unanimity": "everyone must agree",
    "deadline": "there is a deadline",
    "deadline_real": "the deadline can be met",
    "trust_work_later": "trust is left for a later phase",
    "agency_owns": "one agency sets the agenda alone",
    "strong_have_options": "the strongest have better options elsewhere",
    "neutrality_doubted": "some doubt that the facilitator is neutral",
}


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known of one forum: levels of constructs, and facts. What is missing is not known."""

    levels: Mapping[str, Level] = field(default_factory=dict)
    facts: Mapping[str, bool] = field(default_factory=dict)


class Condition:
    """Something that can be weighed in a situation. `reads` names what it looks at."""

    reads: tuple[str, ...]

    def weigh(self, situation: Situation) -> Degree:
        """How far it holds."""
        raise NotImplementedError


@dataclass(frozen=True)
class _Stands(Condition):
    names: tuple[str, ...]
    is_high: bool

    @property
    def reads(self) -> tuple[str, ...]:  # type: ignore[override]
        return self.names

    def weigh(self, situation: Situation) -> Degree:
        level = next((situation.levels[name] for name in self.names if name in situation.levels), None)
        return is_high(level) if self.is_high else is_low(level)

    def __str__(self) -> str:
        return f"“{'” (else “'.join(self.names)}”{')' * (len(self.names) - 1)} is {'high' if self.is_high else 'low'}"


@dataclass(frozen=True)
class _Fact(Condition):
    name: str

    @property
    def reads(self) -> tuple[str, ...]:  # type: ignore[override]
        return (self.name,)

    def weigh(self, situation: Situation) -> Degree:
        given = situation.facts.get(self.name)
        return UNKNOWN if given is None else Degree(float(given), float(given), float(given))

    def __str__(self) -> str:
        return FACTS[self.name]


@dataclass(frozen=True)
class _Joined(Condition):
    parts: tuple[Condition, ...]
    all: bool

    @property
    def reads(self) -> tuple[str, ...]:  # type: ignore[override]
        return tuple(dict.fromkeys(name for part in self.parts for name in part.reads))

    def weigh(self, situation: Situation) -> Degree:
        weighed = [part.weigh(situation) for part in self.parts]
        return both(*weighed) if self.all else either(*weighed)

    def __str__(self) -> str:
        words = [
            f"({part})" if isinstance(part, _Joined) and part.all != self.all else str(part) for part in self.parts
        ]
        return (" and " if self.all else " or ").join(words)


@dataclass(frozen=True)
class _First(Condition):
    parts: tuple[Condition, ...]

    @property
    def reads(self) -> tuple[str, ...]:  # type: ignore[override]
        return tuple(dict.fromkeys(name for part in self.parts for name in part.reads))

    def weigh(self, situation: Situation) -> Degree:
        known = [part for part in self.parts if any(n in situation.levels or n in situation.facts for n in part.reads)]
        return known[0].weigh(situation) if known else UNKNOWN

    def __str__(self) -> str:
        return f"{self.parts[0]} (if not known: {', '.join(map(str, self.parts[1:]))})"


@dataclass(frozen=True)
class _Not(Condition):
    part: Condition

    @property
    def reads(self) -> tuple[str, ...]:  # type: ignore[override]
        return self.part.reads

    def weigh(self, situation: Situation) -> Degree:
        return opposite(self.part.weigh(situation))

    def __str__(self) -> str:
        return f"not ({self.part})"


def high(*names: str) -> Condition:
    """That a construct is high; of several names, the first that is known counts."""
    return _Stands(names, True)


def low(*names: str) -> Condition:
    """That a construct is low; of several names, the first that is known counts."""
    return _Stands(names, False)


def is_so(fact: str) -> Condition:
    """That a fact is so."""
    if fact not in FACTS:
        raise KeyError(fact)
    return _Fact(fact)


def all_of(*parts: Condition) -> Condition:
    """That all hold: as far as the one that holds least."""
    return _Joined(parts, True)


def any_of(*parts: Condition) -> Condition:
    """That at least one holds: as far as the one that holds most."""
    return _Joined(parts, False)


def first_known(*parts: Condition) -> Condition:
    """The first part of which anything is known: what is asked of all goes before what stands in for it."""
    return _First(parts)


def no(part: Condition) -> Condition:
    """That it does not hold."""
    return _Not(part)
