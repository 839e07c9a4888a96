"""Who may do what, where every room agrees. One function, one question, one condition a line."""

from convenor.web.kernel.errors import Refused
from convenor.web.kernel.models import Partnership
from convenor.web.kernel.viewer import Role, Viewer


def can_read_register(viewer: Viewer, partnership: Partnership) -> bool:
    """Who sits where: its own people always, anyone else when the partnership says so."""
    if viewer.belongs:
        return bool(viewer.partnership_id == partnership.pk)
    return partnership.register_is_public


def can_read_inside(viewer: Viewer) -> bool:
    """What is shared among the partnership's own people and not with the public."""
    return viewer.belongs


def can_keep_register(viewer: Viewer) -> bool:
    """Change partners, bodies, seats and holders: the governance lead, and named system jobs."""
    if viewer.system:
        return True
    return viewer.has(Role.CONVENOR)


def can_invite_missing(viewer: Viewer) -> bool:
    """Keep the recruitment list and send notices: governance leads and leaders."""
    if viewer.system:
        return True
    return viewer.has(Role.CONVENOR, Role.LEADER)


def can_edit_partnership(viewer: Viewer) -> bool:
    """Change what the partnership says of itself, and whether its register is public."""
    if viewer.partnership_id is None:
        return False
    if viewer.system:
        return True
    return viewer.has(Role.CONVENOR)


def can_run_installation(viewer: Viewer) -> bool:
    """Start partnerships and look after the machine; never a right to read inside a partnership."""
    return viewer.operator


def require(allowed: bool, what: str) -> None:
    """Go on only when allowed; `what` names the act, for the wording."""
    if not allowed:
        raise Refused("not_allowed", what=what)
