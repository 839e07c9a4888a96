"""Closed pulses of some bodies in few and light queries, without how groups answered: where only levels are wanted."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any

from convenor.web.kernel.rules import require
from convenor.web.kernel.viewer import Viewer
from convenor.web.pulses import marks
from convenor.web.pulses.models import Ballot, Invitation, Wave
from convenor.web.pulses.rules import can_see_results
from convenor.web.pulses.selectors.results import ClosedWave, asked_item
from convenor.web.pulses.vocabulary import WaveState


def closed_waves_among(viewer: Viewer, bodies: Collection[str], on: date) -> dict[str, tuple[ClosedWave, ...]]:
    """The pulses of these bodies that had closed by that day, oldest first, by body. Three queries."""
    require(can_see_results(viewer, WaveState.CLOSED), "pulse.results")
    rows = Wave.objects.filter(partnership_id=viewer.partnership_id, state=WaveState.CLOSED, closed__lte=on)
    rows = rows.filter(body__ref__in=bodies).select_related("body").order_by("closed", "opened", "ref")
    waves = {row.pk: row for row in rows}
    people: dict[int, set[int]] = defaultdict(set)
    for wave, person in Invitation.objects.filter(wave__in=waves).values_list("wave_id", "person_id"):
        people[wave].add(person)
    sheets: dict[int, list[str]] = defaultdict(list)
    for wave, said in Ballot.objects.filter(wave__in=waves).order_by("marks").values_list("wave_id", "marks"):
        sheets[wave].append(said)
    found: dict[str, list[ClosedWave]] = defaultdict(list)
    for key, row in waves.items():
        if row.body is not None:
            found[row.body.ref].append(_wave(row, row.body, sheets[key], frozenset(people[key])))
    return {ref: tuple(several) for ref, several in found.items()}


def _wave(row: Wave, body: Any, sheets: list[str], people: frozenset[int]) -> ClosedWave:
    items = tuple(asked_item(one) for one in row.items)
    keys = [item.key for item in items]
    return ClosedWave(
        ref=row.ref,
        title=row.title,
        body_ref=body.ref,
        body_name=body.name,
        question_set=row.question_set,
        items=items,
        opened=row.opened or row.closed or date.min,
        closed=row.closed or date.max,
        asked=row.invited,
        answered=row.answered or 0,
        what_comes=row.what_comes,
        comes_by=row.comes_by,
        sheets=tuple(marks.read(keys, one) for one in sheets),
        groups=(),
        breakdowns=(),
        left_out=(),
        people=people,
        too_soon=row.too_soon,
    )
