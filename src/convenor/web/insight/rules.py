"""Who may read how a forum stands, and who may answer the advice it is given."""

from convenor.web.kernel.viewer import Role, Viewer


def can_read_forum(viewer: Viewer) -> bool:
    """How collaboration stands, with its advice and what became of it: the partnership's own people, nobody outside."""
    return viewer.belongs


def can_answer_advice(viewer: Viewer, *, leads: bool) -> bool:
    """Take advice up, set it aside, overrule it, finish an action: the governance lead, and who leads the forum."""
    if viewer.system:
        return True
    if viewer.has(Role.CONVENOR):
        return True
    return leads and viewer.belongs
