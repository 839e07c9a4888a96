"""Who may do what where people are heard. What is said in confidence is for few."""

from typing import Any

from convenor.web.kernel.viewer import Role, Viewer


def can_note_ask(viewer: Viewer) -> bool:
    """Write into the ledger what people are being asked: any own person whom another room let ask."""
    return viewer.belongs


def can_see_load(viewer: Viewer, *, leads: bool = False) -> bool:
    """See how much was asked of those one is about to ask: governance leads, leaders, who leads the body asked."""
    if viewer.system:
        return True
    if viewer.has(Role.CONVENOR, Role.LEADER):
        return True
    return viewer.has(Role.MEMBER) and leads


def can_see_asks(viewer: Viewer) -> bool:
    """Read what was asked, of how many and of which organisations; never of whom: the partnership's own people."""
    return viewer.belongs


def can_keep_asks(viewer: Viewer) -> bool:
    """Write down asks made elsewhere, and what came of any: governance leads and leaders."""
    if viewer.system:
        return True
    return viewer.has(Role.CONVENOR, Role.LEADER)


def can_raise_concern(viewer: Viewer) -> bool:
    """Raise a concern: every one of the partnership's own people."""
    return viewer.belongs


def can_keep_concerns(viewer: Viewer) -> bool:
    """See every concern, move answers that are owed, record what others said, make public: governance leads."""
    if viewer.system:
        return True
    return viewer.has(Role.CONVENOR)


def can_see_concern(viewer: Viewer, concern: Any) -> bool:
    """Read a concern: own people; a confidential one only whoever raised it, who owes the answer, governance leads."""
    if not viewer.belongs:
        return False
    if not concern.confidential or can_keep_concerns(viewer):
        return True
    return viewer.person_id is not None and viewer.person_id in (concern.person_id, concern.owner_id)


def can_answer_concern(viewer: Viewer, concern: Any) -> bool:
    """Acknowledge, answer and move: whoever owes the answer, and governance leads."""
    if can_keep_concerns(viewer):
        return True
    return viewer.belongs and viewer.person_id is not None and viewer.person_id == concern.owner_id


def can_settle_concern(viewer: Viewer, concern: Any) -> bool:
    """Say whether the answer settles it: whoever raised it; for others, a governance lead who has asked them."""
    if can_keep_concerns(viewer):
        return True
    return viewer.belongs and viewer.person_id is not None and viewer.person_id == concern.person_id


def can_name_others(viewer: Viewer) -> bool:
    """Write down a concern of another person by name: governance leads and leaders."""
    return can_keep_asks(viewer)


def can_hold_sessions(viewer: Viewer) -> bool:
    """Plan listening sessions and write down what was said: governance leads and leaders."""
    return can_keep_asks(viewer)


def can_write_notes(viewer: Viewer, session: Any) -> bool:
    """Write down what was said in one session: who may hold sessions, and whoever listens there."""
    if can_hold_sessions(viewer):
        return True
    return viewer.belongs and viewer.person_id in [one.pk for one in session.listeners.all()]


def can_read_notes(viewer: Viewer, session: Any) -> bool:
    """Read what was said: whoever writes it; once it has gone back to those heard, the partnership's own people."""
    if can_write_notes(viewer, session):
        return True
    return viewer.belongs and session.notes_sent_on is not None


def can_keep_initiatives(viewer: Viewer) -> bool:
    """Keep the register of initiatives: governance leads and leaders."""
    return can_keep_asks(viewer)
