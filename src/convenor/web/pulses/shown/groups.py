"""Groups of a closed pulse that may be shown, and how far each stands from all others.

Counts were settled at the close (`pulses.crossing`), so that no two breakdowns tell of a few. Here each question is
looked at by itself: somebody who answered "don't know" makes a group smaller for that question alone.
"""

from collections.abc import Hashable, Mapping, Sequence
from statistics import fmean
from typing import Any

from convenor.findings import Finding
from convenor.methods.disclosure import EVERYONE, protect
from convenor.web.pulses.selectors.results import AskedItem, ClosedWave, Counted
from convenor.web.pulses.shown.apart import Compared, apart
from convenor.web.pulses.shown.kinds import BreakdownShown, GroupShown, Withheld
from convenor.web.pulses.shown.levels import CAREFUL, group_level, held_back

Values = list[float]
_NOBODY = (0, 0, 0, 0, 0)


def breakdowns_of(
    wave: ClosedWave, asked_by: Mapping[str, Sequence[AskedItem]], settings: dict[str, Any]
) -> tuple[BreakdownShown, ...]:
    """Each breakdown that was kept and of which two groups or more may be shown."""
    found = []
    for name in wave.breakdowns:
        groups = sorted(
            (one for one in wave.groups if one.breakdown == name), key=lambda one: (-one.answered, one.group)
        )
        groups = [one for one in groups if one.answered >= CAREFUL.min_cell]
        if len(groups) > 1:
            found.append(_breakdown(name, groups, wave, asked_by, settings))
    return tuple(found)


def _breakdown(
    name: str,
    groups: Sequence[Counted],
    wave: ClosedWave,
    asked_by: Mapping[str, Sequence[AskedItem]],
    settings: dict[str, Any],
) -> BreakdownShown:
    findings: dict[str, dict[str, Finding]] = {one.group: {} for one in groups}
    compared: list[Compared] = []
    for construct, items in asked_by.items():
        shown = _may_show(groups, items, wave)
        said = {**settings, "items": tuple(item.key for item in items)}
        for one in groups:
            values = _values(one, items)
            if one.group in shown and values is not None:
                findings[one.group][construct] = group_level(construct, values, one.invited, said)
                compared.append((construct, one, values, _others(one, items, wave)))
            else:
                why = Withheld.TOO_FEW if 0 < _fewest(one, items) < CAREFUL.min_cell else Withheld.WOULD_TELL
                findings[one.group][construct] = held_back(construct, why, said)
    complete = sum(one.answered for one in groups) == wave.answered
    return BreakdownShown(
        name=name,
        groups=tuple(GroupShown(one.group, one.invited, one.answered, findings[one.group]) for one in groups),
        apart=apart(_once(compared) if complete and len(groups) == 2 else compared, asked=wave.asked),
        complete=complete,
    )


def _once(compared: list[Compared]) -> list[Compared]:
    """Of two groups that are everybody, how far the first stands from the second says it all."""
    firsts: dict[str, Compared] = {}
    for one in compared:
        firsts.setdefault(one[0], one)
    return list(firsts.values())


def _may_show(groups: Sequence[Counted], items: Sequence[AskedItem], wave: ClosedWave) -> set[str]:
    """The groups whose level of what the items ask may be shown beside everyone's; none where only one may."""
    allowed = {one.group for one in groups}
    for item in items:
        said = {one.group: one.counts.get(item.key, _NOBODY) for one in groups}
        rest = [all_ - sum(one) for all_, *one in zip(_everyone(item, wave), *said.values(), strict=True)]
        if min(rest) < 0:
            return set()  # counts that do not fit the sheets are shown to nobody
        values: dict[Hashable, float] = {
            (group, number): level
            for group, counts in {**said, "": rest}.items()
            for number, level in enumerate(_levels(counts, item))
        }
        units = {("", group): {(group, number) for number in range(sum(said[group]))} for group in said}
        decided = protect({EVERYONE: set(values), **units}, CAREFUL, values=values)
        allowed &= {group for (_, group), one in decided.items() if group and one.shown}
    return allowed if len(allowed) > 1 else set()


def _everyone(item: AskedItem, wave: ClosedWave) -> list[int]:
    """How often everyone gave each answer."""
    counts = [0] * 5
    for sheet in wave.sheets:
        answer = sheet.get(item.key)
        if answer is not None:
            counts[answer - 1] += 1
    return counts


def _count(group: Counted, item: AskedItem) -> int:
    return sum(group.counts.get(item.key, ()))


def _fewest(group: Counted, items: Sequence[AskedItem]) -> int:
    return min(_count(group, item) for item in items)


def _values(group: Counted, items: Sequence[AskedItem]) -> Values | None:
    """The group's answers as levels. Of several items nobody's answers can be put together: then only their mean."""
    if len(items) == 1:
        return _levels(group.counts.get(items[0].key, ()), items[0])
    each = [_levels(group.counts.get(item.key, _NOBODY), item) for item in items]
    n = min(map(len, each))
    return [fmean(fmean(one) for one in each)] * n if n else None


def _others(group: Counted, items: Sequence[AskedItem], wave: ClosedWave) -> Values | None:
    """Everybody else's answers to a question, as levels; None where several items ask together."""
    if len(items) != 1:
        return None
    item = items[0]
    own = group.counts.get(item.key, _NOBODY)
    rest = [all_ - one for all_, one in zip(_everyone(item, wave), own, strict=True)]
    return None if min(rest) < 0 else _levels(rest, item)


def _levels(counts: Sequence[int], item: AskedItem) -> Values:
    return [
        float(6 - answer if item.reverse else answer)
        for answer, count in enumerate(counts, start=1)
        for _ in range(count)
    ]
