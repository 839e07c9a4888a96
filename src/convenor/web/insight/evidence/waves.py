"""The closed waves of a forum’s pulses, as evidence: none that closed after the day one looks at."""

from collections.abc import Collection, Iterable
from datetime import date

from convenor.web.kernel.viewer import Viewer
from convenor.web.pulses.evidence import WaveEvidence
from convenor.web.pulses.evidence import newest_by_body as newest_of_pulses
from convenor.web.pulses.evidence import waves_by_body as pulses_by_body
from convenor.web.pulses.evidence import waves_of as pulses_of

__all__ = ["WaveEvidence", "newest", "waves_by_body", "waves_of"]


def waves_of(viewer: Viewer, body_ref: str, on: date) -> tuple[WaveEvidence, ...]:
    """The closed waves of one forum, the oldest first."""
    return _until(pulses_of(viewer, body_ref), on)


def waves_by_body(viewer: Viewer, on: date) -> dict[str, tuple[WaveEvidence, ...]]:
    """The closed waves of every forum, by the reference of its body."""
    return {ref: _until(waves, on) for ref, waves in pulses_by_body(viewer).items()}


def newest(viewer: Viewer, body_refs: Collection[str], on: date) -> dict[str, tuple[WaveEvidence, ...]]:
    """The closed waves of some forums with only the newest levels: enough to say how each stands, not how it moved."""
    return newest_of_pulses(viewer, body_refs, on)


def _until(waves: Iterable[WaveEvidence], on: date) -> tuple[WaveEvidence, ...]:
    return tuple(wave for wave in waves if wave.window.last <= on)
