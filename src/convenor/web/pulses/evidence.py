"""What closed pulses say of a forum, as evidence for the theory: levels that may be shown, wave after wave."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from convenor.findings import Finding
from convenor.records import Window
from convenor.web.kernel.viewer import Viewer
from convenor.web.pulses.rules import can_see_results
from convenor.web.pulses.selectors.newest import closed_waves_among
from convenor.web.pulses.selectors.results import ClosedWave, all_closed_waves, closed_waves
from convenor.web.pulses.shown import ShownWave, newest_levels, shown_waves
from convenor.web.pulses.vocabulary import AT_LEAST, WaveState


@dataclass(frozen=True, slots=True)
class WaveEvidence:
    """One closed pulse. `findings` by construct of the model, `measures` by measure of the item bank; what is held
    back has no value and says why. `answered` is 0 when fewer than five did."""

    ref: str
    title: str
    window: Window
    asked: int
    answered: int
    findings: Mapping[str, Finding]
    measures: Mapping[str, Finding]


def waves_of(viewer: Viewer, body_ref: str) -> tuple[WaveEvidence, ...]:
    """The closed pulses of a body, oldest first; none for whoever may not read results. A fixed number of queries."""
    if not can_see_results(viewer, WaveState.CLOSED):
        return ()
    return tuple(_evidence(wave) for wave in shown_waves(closed_waves(viewer, body_ref)))


def waves_by_body(viewer: Viewer) -> dict[str, tuple[WaveEvidence, ...]]:
    """The closed pulses of every body, oldest first, by its reference. A fixed number of queries for all together."""
    if not can_see_results(viewer, WaveState.CLOSED):
        return {}
    waves: dict[str, list[ClosedWave]] = {}
    for wave in all_closed_waves(viewer):
        if wave.body_ref:
            waves.setdefault(wave.body_ref, []).append(wave)
    return {ref: tuple(_evidence(one) for one in shown_waves(tuple(found))) for ref, found in waves.items()}


def newest_by_body(viewer: Viewer, bodies: Collection[str], on: date) -> dict[str, tuple[WaveEvidence, ...]]:
    """The pulses of these bodies that had closed by that day, oldest first, each with only those levels that are the
    newest of their construct (and the newer ones that are held back): for a line about each forum, three queries in
    all and no past worked out."""
    if not bodies or not can_see_results(viewer, WaveState.CLOSED):
        return {}
    return {
        ref: tuple(_short(wave, levels) for wave, levels in zip(waves, newest_levels(waves), strict=True))
        for ref, waves in closed_waves_among(viewer, bodies, on).items()
    }


def _short(wave: ClosedWave, levels: Mapping[str, Finding]) -> WaveEvidence:
    answered = wave.answered if wave.answered >= AT_LEAST else 0
    return WaveEvidence(wave.ref, wave.title, Window(wave.opened, wave.closed), wave.asked, answered, levels, {})


def _evidence(wave: ShownWave) -> WaveEvidence:
    return WaveEvidence(
        ref=wave.ref,
        title=wave.title,
        window=Window(wave.opened, wave.closed),
        asked=wave.asked,
        answered=wave.answered or 0,
        findings=wave.findings,
        measures=wave.measures,
    )
