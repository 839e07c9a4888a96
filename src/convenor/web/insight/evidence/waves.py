"""The closed waves of a forum's pulses, as the room of pulses gives them as evidence."""

from collections.abc import Iterable

from convenor.web.kernel.viewer import Viewer
from convenor.web.pulses.evidence import WaveEvidence
from convenor.web.pulses.evidence import waves_of as pulses_of

__all__ = ["WaveEvidence", "waves_in", "waves_of"]


def waves_of(viewer: Viewer, body_ref: str) -> tuple[WaveEvidence, ...]:
    """The closed waves of one forum, the oldest first."""
    return pulses_of(viewer, body_ref)


def waves_in(viewer: Viewer, body_refs: Iterable[str]) -> dict[str, tuple[WaveEvidence, ...]]:
    """The closed waves of each of these forums."""
    return {ref: pulses_of(viewer, ref) for ref in body_refs}
