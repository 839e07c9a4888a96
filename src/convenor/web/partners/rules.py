"""Who may do what about partners and communities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from convenor.web.kernel.rules import can_keep_register, can_read_inside, can_read_register
from convenor.web.kernel.viewer import Viewer

if TYPE_CHECKING:
    from convenor.web.kernel.models import Partnership

INSIDE_ONLY = frozenset({"incentive", "culture", "funding", "contact_name", "contact_email"})
"""What of a partner or a community is shared among the partnership's own people and with nobody else."""


def can_read_partners(viewer: Viewer, partnership: Partnership) -> bool:
    """Who the partners and communities are, and who speaks for whom: as public as the register is."""
    return can_read_register(viewer, partnership)


def can_read_differences(viewer: Viewer) -> bool:
    """How partners differ, when they can decide, and the mix of the whole: the partnership's own people."""
    return can_read_inside(viewer)


def can_read_profile(viewer: Viewer, partnership: Partnership) -> bool:
    """What the partnership says of its circumstances: as public as the register is."""
    return can_read_register(viewer, partnership)


def can_keep_partners(viewer: Viewer) -> bool:
    """Add, change, merge and end partners and communities, and say who belongs where."""
    if viewer.partnership_id is None:
        return False
    return can_keep_register(viewer)
