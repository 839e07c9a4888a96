"""What of listening waits for the viewer: for the homes, in few queries."""

from dataclasses import dataclass
from datetime import date

from convenor.web.kernel.rules import can_read_inside
from convenor.web.kernel.viewer import Viewer
from convenor.web.listening.rules import can_keep_concerns
from convenor.web.listening.selectors.concerns import ConcernSeen, concerns_waiting
from convenor.web.listening.selectors.initiatives import InitiativeSeen, words_owed
from convenor.web.listening.selectors.sessions import SessionSeen, sessions_waiting
from convenor.web.listening.vocabulary import ConcernState


@dataclass(frozen=True, slots=True)
class Waiting:
    """Answers the viewer owes and concerns of theirs that were answered; for governance leads all answers that are
    late, notes that have not gone back and words that are owed."""

    owed: tuple[ConcernSeen, ...] = ()
    to_settle: tuple[ConcernSeen, ...] = ()
    late: tuple[ConcernSeen, ...] = ()
    notes: tuple[SessionSeen, ...] = ()
    words: tuple[InitiativeSeen, ...] = ()


def waiting_for(viewer: Viewer, on: date) -> Waiting:
    """All of it; nothing for people outside."""
    if not can_read_inside(viewer):
        return Waiting()
    keeps, found = can_keep_concerns(viewer), concerns_waiting(viewer, on)
    return Waiting(
        owed=tuple(one for one in found if one.owed_by_me and one.state == ConcernState.OPEN),
        to_settle=tuple(one for one in found if one.mine and one.state == ConcernState.ANSWERED),
        late=tuple(one for one in found if one.is_late(on)) if keeps else (),
        notes=tuple(sessions_waiting(viewer, on)) if keeps else (),
        words=tuple(words_owed(viewer)) if keeps else (),
    )
