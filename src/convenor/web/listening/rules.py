"""Who may do what where people are heard. What is said in confidence is for few."""

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
