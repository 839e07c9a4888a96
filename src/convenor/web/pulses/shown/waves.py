"""One closed pulse after the other, as each may be shown beside those shown before it."""

from collections.abc import Mapping, Sequence, Set

from convenor.findings import Finding
from convenor.methods.disclosure import change_shown
from convenor.methods.scales import item_values, scores
from convenor.records import Answer
from convenor.theory.constructs import CONSTRUCTS
from convenor.web.pulses.selectors.results import AskedItem, ClosedWave
from convenor.web.pulses.shown.groups import breakdowns_of
from convenor.web.pulses.shown.kinds import ShownWave, Withheld
from convenor.web.pulses.shown.levels import CAREFUL, held_back, level_of, level_together

SOON = 28  # days after a pulse in which people may be taken to think as they did then


def shown_waves(waves: Sequence[ClosedWave], *, breakdowns: bool = False) -> tuple[ShownWave, ...]:
    """All of them, oldest first as given; each with what of it may be shown beside the others."""
    out: list[ShownWave] = []
    before: list[ClosedWave] = []
    for wave in waves:
        out.append(_shown(wave, before, breakdowns=breakdowns))
        if out[-1].withheld is None:
            before.append(wave)
    return tuple(out)


def shown_wave(wave: ClosedWave, earlier: Sequence[ClosedWave]) -> ShownWave:
    """One of them, with its breakdowns. `earlier`: the closed ones of the same body before it, oldest first."""
    before: list[ClosedWave] = []
    for one in earlier:
        if _withheld(one, before) is None:
            before.append(one)
    return _shown(wave, before, breakdowns=True)


def is_too_soon(wave: ClosedWave, earlier: Sequence[ClosedWave]) -> bool:
    """Whether all of it is held back, coming too soon after another. To be kept, because who was asked is forgotten."""
    before: list[ClosedWave] = []
    for one in earlier:
        if _withheld(one, before) is None:
            before.append(one)
    return _withheld(wave, before) is Withheld.TOO_SOON


def newest_levels(waves: Sequence[ClosedWave]) -> list[dict[str, Finding]]:
    """Of each wave, oldest first as given, only the levels that are the newest of their construct and may be shown.

    Where the newest is held back it stands there too, saying why. As in `shown_waves`, but the past is not worked out.
    """
    before: list[ClosedWave] = []
    held: list[Withheld | None] = []
    for wave in waves:
        held.append(_withheld(wave, before))
        if held[-1] is None:
            before.append(wave)
    known: set[str] = set()
    out: list[dict[str, Finding]] = []
    for wave, withheld in zip(reversed(waves), reversed(held), strict=True):
        levels = _levels(wave, withheld, {item.construct for item in wave.items} & set(CONSTRUCTS) - known)
        known |= {name for name, one in levels.items() if one.known}
        out.append(levels)
    return out[::-1]


def _levels(wave: ClosedWave, withheld: Withheld | None, wanted: Set[str]) -> dict[str, Finding]:
    asked_by: dict[str, list[AskedItem]] = {}
    for item in wave.items:
        if item.construct in wanted:
            asked_by.setdefault(item.construct, []).append(item)
    settings = _settings(wave)
    return {construct: _level(construct, items, wave, withheld, settings) for construct, items in asked_by.items()}


def _settings(wave: ClosedWave) -> dict[str, object]:
    answered = wave.answered if wave.answered >= CAREFUL.min_cell else None
    return {"asked": wave.asked, "answered": answered, "confidence": 0.95, "floor": CAREFUL.min_cell}


def _shown(wave: ClosedWave, before: Sequence[ClosedWave], *, breakdowns: bool) -> ShownWave:
    withheld = _withheld(wave, before)
    settings = _settings(wave)
    asked_by: dict[str, list[AskedItem]] = {}
    for item in wave.items:
        asked_by.setdefault(item.construct, []).append(item)
    levels = {construct: _level(construct, items, wave, withheld, settings) for construct, items in asked_by.items()}
    found = breakdowns_of(wave, asked_by, settings) if breakdowns and withheld is None else ()
    return ShownWave(
        ref=wave.ref,
        title=wave.title,
        body_ref=wave.body_ref,
        body_name=wave.body_name,
        question_set=wave.question_set,
        items=wave.items,
        opened=wave.opened,
        closed=wave.closed,
        asked=wave.asked,
        answered=wave.answered if wave.answered >= CAREFUL.min_cell else None,
        what_comes=wave.what_comes,
        comes_by=wave.comes_by,
        findings={name: one for name, one in levels.items() if name in CONSTRUCTS},
        measures={name: one for name, one in levels.items() if name not in CONSTRUCTS},
        by_item={} if withheld else _by_item(asked_by, wave, settings),
        breakdowns=found,
        left_out=wave.left_out,
        not_shown=tuple(name for name in wave.breakdowns if name not in {one.name for one in found}),
        withheld=withheld,
    )


def _withheld(wave: ClosedWave, before: Sequence[ClosedWave]) -> Withheld | None:
    """Why all of a pulse is held back, when it is."""
    if wave.answered < CAREFUL.min_cell:
        return Withheld.TOO_FEW
    soon = wave.too_soon or any(_nearly_the_same(wave, other) for other in before)
    return Withheld.TOO_SOON if soon else None


def _nearly_the_same(wave: ClosedWave, other: ClosedWave) -> bool:
    """Whether, if all think as they did a few days ago, the difference of the two is what a few people answered."""
    if (wave.closed - other.closed).days >= SOON:
        return False
    if not {item.key for item in wave.items} & {item.key for item in other.items}:
        return False
    known = len(wave.people) == wave.asked and len(other.people) == other.asked
    if known and not wave.people & other.people:
        return False
    new_or_gone = len(wave.people ^ other.people) if known else abs(wave.asked - other.asked)
    if 0 < new_or_gone < CAREFUL.min_cell:
        return True
    return not change_shown(other.answered, wave.answered, CAREFUL)


def _level(
    construct: str,
    items: Sequence[AskedItem],
    wave: ClosedWave,
    withheld: Withheld | None,
    settings: Mapping[str, object],
) -> Finding:
    said = {**settings, "items": tuple(item.key for item in items)}
    if withheld:
        return held_back(construct, withheld, said)
    answers = [Answer(sheet) for sheet in wave.sheets]
    values = scores(answers, [item.key for item in items], reverse=_turned(items))
    if len(items) == 1:
        return level_of(construct, values, wave.asked, said)
    each = [item_values(answers, item.key, reverse=_turned(items)) for item in items]
    return level_together(construct, each, values, wave.asked, said)


def _by_item(
    asked_by: Mapping[str, Sequence[AskedItem]],
    wave: ClosedWave,
    settings: Mapping[str, object],
) -> dict[str, Finding]:
    """Each question where several ask together."""
    found: dict[str, Finding] = {}
    answers = [Answer(sheet) for sheet in wave.sheets]
    for construct, items in asked_by.items():
        if len(items) < 2:
            continue
        values = {item.key: item_values(answers, item.key, reverse=_turned(items)) for item in items}
        for item in items:
            said = {**settings, "items": (item.key,)}
            found[item.key] = level_of(construct, values[item.key], wave.asked, said)
    return found


def _turned(items: Sequence[AskedItem]) -> set[str]:
    return {item.key for item in items if item.reverse}
