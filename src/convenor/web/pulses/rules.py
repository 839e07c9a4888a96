"""Who may do what with pulses. Whoever asks sees no answer before the close either."""

from convenor.web.kernel.viewer import Role, Viewer
from convenor.web.pulses.vocabulary import WaveState


def can_see_pulses(viewer: Viewer) -> bool:
    """Know which pulses there are: the partnership's own people."""
    return viewer.belongs


def can_run_pulses(viewer: Viewer) -> bool:
    """Prepare, open and close a pulse: the governance lead, and named system jobs."""
    if viewer.system:
        return True
    return viewer.has(Role.CONVENOR)


def can_see_results(viewer: Viewer, state: str) -> bool:
    """Read what came out: the partnership's own people, once it is closed. Before that nobody."""
    if state != WaveState.CLOSED:
        return False
    return viewer.belongs
