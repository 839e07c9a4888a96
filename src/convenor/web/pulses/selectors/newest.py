"""Closed pulses of some bodies in few and light queries, without how groups answered: where only levels are wanted."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from convenor.web.kernel.rules import require
from convenor.web.kernel.viewer import Viewer
from convenor.web.pulses.models import Ballot, Invitation, Wave
from convenor.web.pulses.rules import can_see_results
from convenor.web.pulses.selectors.results import ClosedWave, closed_as_kept
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
            found[row.body.ref].append(closed_as_kept(row, sheets=sheets[key], people=frozenset(people[key])))
    return {ref: tuple(several) for ref, several in found.items()}
