"""Who may do what with bodies, seats and powers, beyond what every room agrees on in the kernel."""

from convenor.web.kernel.viewer import Role, Viewer


def can_agree_to_charter(viewer: Viewer, *, holds_seat: bool) -> bool:
    """Each member for themselves: nobody agrees for another, the governance lead included."""
    if viewer.person_id is None:
        return False
    if viewer.system:
        return False
    return holds_seat


def can_ask_about(viewer: Viewer, *, leads: bool) -> bool:
    """Ask people about a matter: governance leads, leaders, and whoever leads the body that decides it."""
    if viewer.system:
        return True
    return viewer.has(Role.CONVENOR, Role.LEADER) or (viewer.has(Role.MEMBER) and leads)
