"""Which groups may be shown, so that nothing at all can be worked out about fewer people than the policy allows.

A unit is one answer of one person; an answer changed later is another unit. Whoever shows figures of groups gives all
groups they mean to show at once, and those shown earlier about the same units; what is safe alone may tell together.
"""

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from convenor.methods.disclosure.policy import DisclosurePolicy
from convenor.methods.disclosure.spans import tells
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
) -> dict[Key, Decision]:
    """Which of the groups in `wanted` may be shown, the more important ones given first.

    Groups are sets of units (`Silent` ones weigh nothing) and may nest and overlap in any way; `before` holds those
    whose figures are out already. Counts, sums, means and shares of the groups shown are then safe together: every
    weighted sum that can be worked out from them touches at least `min_cell` answers. A group stays out when it has
    fewer (`too_few`), or when with those before it something would be told (`would_tell`). What stays out depends on
    how many answered where, never on what they answered.

    >>> protect({"all": range(18), "all but two": range(2, 18)})["all but two"]
    Decision(shown=False, why='would_tell')
    """
    policy = policy or DisclosurePolicy()
    out = [frozenset(group) for group in before]
    groups = {key: frozenset(group) for key, group in wanted.items()}
    kinds = _kinds([*out, *groups.values()])
    weights = list(kinds.values())
    rows = [[int(place in kind) for kind in kinds] for place in range(len(out) + len(groups))]
    told = rows[: len(out)]
    decided: dict[Key, Decision] = {}
    for (key, group), row in zip(groups.items(), rows[len(out) :], strict=True):
        if _answers(group) < policy.min_cell:
            decided[key] = Decision(False, "too_few")
        elif tells([*told, row], weights, below=policy.min_cell):
            decided[key] = Decision(False, "would_tell")
        else:
            decided[key] = Decision(True)
            told.append(row)
    return decided


def _kinds(every: Sequence[frozenset[Hashable]]) -> dict[tuple[int, ...], int]:
    """Units that are in the same groups, and how many answers each kind of them holds."""
    places: dict[Hashable, list[int]] = {}
    for place, group in enumerate(every):
        for unit in group:
            places.setdefault(unit, []).append(place)
    kinds: dict[tuple[int, ...], int] = {}
    for unit, where in places.items():
        kinds[tuple(where)] = kinds.get(tuple(where), 0) + (not isinstance(unit, Silent))
    return kinds


def _answers(group: frozenset[Hashable]) -> int:
    return sum(not isinstance(unit, Silent) for unit in group)
