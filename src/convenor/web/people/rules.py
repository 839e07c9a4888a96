"""Who may do what about people. Their own details are theirs; the register is the governance lead's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from convenor.web.kernel.rules import can_keep_register, can_read_inside, can_read_register, can_run_installation
from convenor.web.kernel.viewer import Role, Viewer

if TYPE_CHECKING:
    from convenor.web.kernel.models import Partnership


def may_know_of(viewer: Viewer, partnership: Partnership | None) -> bool:
    """Whether a partnership is there at all for this viewer; outside any partnership there is nothing to hide."""
    if partnership is None:
        return True
    if can_run_installation(viewer):
        return True
    if viewer.person_id is not None:  # even without any right left, their own details are theirs to see
        return True
    return can_read_register(viewer, partnership)


def can_see_people(viewer: Viewer) -> bool:
    """The list of people and leaders: the partnership's own people. The public reads who sits where, seat by seat."""
    return can_read_inside(viewer)


def can_keep_people(viewer: Viewer) -> bool:
    """Add people and change what is recorded of any of them."""
    return can_keep_register(viewer)


def is_self(viewer: Viewer, person_id: int) -> bool:
    """Whether this is the viewer's own record."""
    return viewer.person_id is not None and viewer.person_id == person_id


def can_change_person(viewer: Viewer, person_id: int) -> bool:
    """Change name, address, professions and formal roles: the person themselves, or the governance lead."""
    if is_self(viewer, person_id):
        return True
    return can_keep_people(viewer)


def can_speak_for(viewer: Viewer, person_id: int) -> bool:
    """Say where somebody's influence comes from: they themselves, or an import of what they said."""
    if viewer.system:
        return True
    return is_self(viewer, person_id)


def can_copy_person(viewer: Viewer, person_id: int) -> bool:
    """Take away all that is held about somebody: the person themselves, or the governance lead for them."""
    return can_change_person(viewer, person_id)


def can_invite(viewer: Viewer) -> bool:
    """Ask somebody in, and see who has been asked: governance leads."""
    if viewer.system:
        return True
    return viewer.has(Role.CONVENOR)


def can_give_rights(viewer: Viewer) -> bool:
    """Say who may do what in the software: governance leads."""
    return can_invite(viewer)


def can_see_erasure(viewer: Viewer, person_id: int) -> bool:
    """Be told what an erasure would take and leave: governance leads, and the person themselves."""
    if is_self(viewer, person_id):
        return True
    return can_erase(viewer)


def can_erase(viewer: Viewer) -> bool:
    """Erase a person: governance leads, who are asked to by the person or by the retention rules."""
    return can_invite(viewer)


def can_start_partnership(viewer: Viewer, *, offered: bool) -> bool:
    """Start a partnership of one's own: operators, and in a demonstration the sign-in that is `offered` for it."""
    if can_run_installation(viewer):
        return True
    return offered and viewer.account_id is not None
