"""Who may take the register away in a file, and who may bring one."""

from datetime import datetime, timedelta

from convenor.web.kernel.rules import can_keep_register
from convenor.web.kernel.viewer import Role, Viewer
from convenor.web.register.models import Import

UNDO_FOR = timedelta(hours=24)


def can_bring_files(viewer: Viewer) -> bool:
    """Bring a file, put it in the register, undo it: whoever keeps the register."""
    return can_keep_register(viewer)


def can_take_everything(viewer: Viewer) -> bool:
    """Addresses, notes, recruitment and all: the governance lead alone. Others get the public part."""
    if viewer.system:
        return True
    return viewer.has(Role.CONVENOR)


def can_apply(imported: Import, now: datetime) -> bool:
    """Whether a file that was looked at may still be put in the register."""
    if imported.applied_at is not None:
        return False
    if imported.problems:
        return False
    return now <= imported.read_at + UNDO_FOR


def can_undo(imported: Import, now: datetime) -> bool:
    """Whether what a file did can still be taken back."""
    if imported.applied_at is None:
        return False
    if imported.undone_at is not None:
        return False
    if "merge" in imported.plan and "undo_merge" not in imported.plan:  # the person was erased since
        return False
    return now <= imported.applied_at + UNDO_FOR
