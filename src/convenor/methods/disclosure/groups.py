"""Which groups may be shown, so that nothing at all can be worked out about fewer people than the policy allows.

A unit is one answer of one person; an answer changed later is another unit. Whoever shows figures of groups gives all
groups they mean to show at once, and those shown earlier about the same units; what is safe alone may tell together.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from convenor.methods.disclosure.policy import DisclosurePolicy
from convenor.methods.disclosure.spans import tells
from convenor.methods.disclosure.unanimity import pins
from convenor.records import Answer

Key = TypeVar("Key", bound=Hashable)
Group = tuple[str, str]  # an attribute and one of its groups
EVERYONE: Group = ("", "")


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether a group's figures may be shown. `why` not: `too_few` answers, or with others they `would_tell`."""

    shown: bool
    why: str = ""


def groups(
    answers: Sequence[Answer],
    by: Sequence[str],
    *,
    items: Collection[str] = (),
    asked: Mapping[str, Mapping[str, int]] | None = None,
) -> dict[Group, frozenset[Hashable]]:
    """Everyone, then the groups of each attribute in `by`, each attribute's larger groups first, as sets of units.

    A unit is an answer's position. With `items`, only answers to at least one of them count. `asked` says how many
    were asked in each group: a group in which nobody answered then still counts, as people who did not answer.

    >>> rows = [Answer({"a": 3, "b": None}, {"tier": "place"}), Answer({"a": None, "b": 2}, {"tier": "system"})]
    >>> groups(rows, ["tier"], items=["a"])
    {('', ''): frozenset({0}), ('tier', 'place'): frozenset({0})}
    """
    counted = [
        (place, answer.strata)
        for place, answer in enumerate(answers)
        if not items or any(answer.values.get(item) is not None for item in items)
    ]
    everyone: set[Hashable] = {place for place, _ in counted}
    found: dict[Group, frozenset[Hashable]] = {EVERYONE: frozenset()}
    for attribute in by:
        members: dict[str, set[Hashable]] = {name: set() for name, n in ((asked or {}).get(attribute, {})).items() if n}
        for place, strata in counted:
            if strata.get(attribute):
                members.setdefault(strata[attribute], set()).add(place)
        for name in sorted(members, key=lambda name: (-len(members[name]), name)):
            silent = set() if members[name] else {Silent(attribute, name)}
            everyone |= silent
            found[attribute, name] = frozenset(members[name] | silent)
    found[EVERYONE] = frozenset(everyone)
    return found


@dataclass(frozen=True, slots=True)
class Silent:
    """People of a group who were asked and did not answer: a unit without weight."""

    attribute: str
    group: str


def protect(
    wanted: Mapping[Key, Collection[Hashable]],
    policy: DisclosurePolicy | None = None,
    *,
    before: Iterable[Collection[Hashable]] = (),
    values: Mapping[Hashable, float] | None = None,
    low: float = 1.0,
    high: float = 5.0,
    step: float = 1.0,
) -> dict[Key, Decision]:
    """Which of the groups in `wanted` may be shown, the more important ones given first.

    Groups are sets of units (`Silent` ones weigh nothing) and may nest and overlap in any way; `before` holds those
    whose figures are out already. Counts, sums, means and shares of the groups shown are then safe together: every
    weighted sum that can be worked out from them touches at least `min_cell` answers. A group stays out when it has
    fewer (`too_few`), or when with those before it something would be told (`would_tell`): fewer people, or, where the
    `values` of the units are given (between `low` and `high`, at least `step` apart), that some people are all near an
    end of the scale.

    One call is about one question. A level and the items it is made of are not to be shown side by side of the same
    group unless everybody answered all of them: their difference would be about those who did not.

    >>> protect({"all": range(18), "all but two": range(2, 18)})["all but two"]
    Decision(shown=False, why='would_tell')
    >>> said = {unit: 3 if unit < 8 else 5 for unit in range(14)}
    >>> protect({"all": range(14), "nhs": range(8)}, values=said)["nhs"].why, protect({"nhs": range(8)})["nhs"].why
    ('would_tell', '')
    """
    policy = policy or DisclosurePolicy()
    out = [frozenset(group) for group in before]
    sets = {key: frozenset(group) for key, group in wanted.items()}
    kinds = _kinds([*out, *sets.values()])
    weights = [len(units) for units in kinds.values()]
    totals = [sum(values[unit] for unit in units) for units in kinds.values()] if values is not None else None
    rows = [[int(place in kind) for kind in kinds] for place in range(len(out) + len(sets))]

    def safe_by_numbers(shown: list[list[int]]) -> bool:
        return not tells(shown, weights, below=policy.min_cell)

    def safe_by_values(shown: list[list[int]]) -> bool:
        return totals is None or not pins(shown, weights, totals, policy, low=low, high=high, step=step)

    told, fresh = rows[: len(out)], dict(zip(sets, rows[len(out) :], strict=True))
    wide = {key: row for key, row in fresh.items() if _answers(sets[key]) >= policy.min_cell}
    shown = _taken(wide, told, safe_by_numbers)
    if not safe_by_values([*told, *shown.values()]):  # once for all of them, since it hardly ever is otherwise
        shown = _taken(wide, told, lambda rows: safe_by_numbers(rows) and safe_by_values(rows))
    whys = {key: "would_tell" if key in wide else "too_few" for key in sets} | dict.fromkeys(shown, "")
    return {key: Decision(shown=not why, why=why) for key, why in whys.items()}


def _taken(
    rows: Mapping[Key, list[int]], told: list[list[int]], safe: Callable[[list[list[int]]], bool]
) -> dict[Key, list[int]]:
    """One after another, those that are safe with what is out and those taken before them.

    Where all are safe together, as they mostly are, so is each with those before it.
    """
    if safe([*told, *rows.values()]):
        return dict(rows)
    taken: dict[Key, list[int]] = {}
    for key, row in rows.items():
        if safe([*told, *taken.values(), row]):
            taken[key] = row
    return taken


def _kinds(every: Sequence[frozenset[Hashable]]) -> dict[tuple[int, ...], list[Hashable]]:
    """The units that answered, by which groups they are in; a kind of silent ones alone is there, and empty."""
    places: dict[Hashable, list[int]] = {}
    for place, group in enumerate(every):
        for unit in group:
            places.setdefault(unit, []).append(place)
    kinds: dict[tuple[int, ...], list[Hashable]] = {}
    for unit, where in places.items():
        kind = kinds.setdefault(tuple(where), [])
        if not isinstance(unit, Silent):
            kind.append(unit)
    return kinds


def _answers(group: frozenset[Hashable]) -> int:
    return sum(not isinstance(unit, Silent) for unit in group)
