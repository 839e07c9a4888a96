"""Reads of this room: files brought in, by whom, when, and what they would do or did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.db.models.fields.json import KeyTransform

from convenor.web.kernel.errors import NotHere
from convenor.web.kernel.rules import can_read_register, require
from convenor.web.kernel.selectors import this_partnership
from convenor.web.kernel.viewer import Viewer
from convenor.web.register.models import Import
from convenor.web.register.rules import can_bring_files, can_take_everything

if TYPE_CHECKING:
    from convenor.web.kernel.models import Partnership

_HEAVY = ("rows", "before", "problems", "plan")


def imports_visible_to(viewer: Viewer, *, most: int = 20) -> list[Import]:
    """The latest files that were put in the register; nobody but who keeps it sees them."""
    if not can_bring_files(viewer):
        return []
    mine: QuerySet[Import] = Import.objects.filter(partnership_id=viewer.partnership_id, applied_at__isnull=False)
    counted = mine.annotate(counts=KeyTransform("counts", "plan"))
    return list(counted.order_by("-applied_at").defer(*_HEAVY)[:most])


def import_visible_to(viewer: Viewer, ref: str, *, lock: bool = False) -> Import:
    """One file that was looked at."""
    require(can_bring_files(viewer), "register.import")
    mine = Import.objects.filter(partnership_id=viewer.partnership_id, ref=ref)
    found = (mine.select_for_update() if lock else mine.defer("rows", "before")).first()
    if found is None:
        raise NotHere("not_here", subject="import")
    return found


def what_to_take(viewer: Viewer) -> tuple[Partnership, bool]:
    """The partnership whose register this viewer may take away, and whether all of it."""
    partnership = this_partnership(viewer)
    require(can_read_register(viewer, partnership), "register.export")
    return partnership, can_take_everything(viewer)
