"""What this room asks of the rooms below it when somebody is to be chosen: a partner, a community, a person.

The rows are reached through this room's own foreign keys, within the viewer's partnership; for those who may choose.
"""

from typing import Any, Literal

from django.db.models import Q

from convenor.web.bodies.models import Affected, Term
from convenor.web.kernel.errors import NotHere
from convenor.web.kernel.rules import can_read_inside, require
from convenor.web.kernel.viewer import Viewer

What = Literal["partner", "community", "person"]


def to_choose(viewer: Viewer, what: What, *, keep: str = "") -> list[tuple[str, str]]:
    """Reference and name of each partner, community or person that could be chosen, by name.

    `keep` is the one chosen before: it stays among them even if it has ended since.
    """
    require(can_read_inside(viewer), "register.choose")
    there = Q(erased_on=None) if what == "person" else Q(ends=None)
    rows = _rows(viewer, what).filter(there | Q(ref=keep))
    return list(rows.order_by("name", "ref").values_list("ref", "name"))


def chosen(viewer: Viewer, what: What, ref: str) -> Any:
    """The one that was chosen; None when the choice was left empty."""
    require(can_read_inside(viewer), "register.choose")
    if not ref:
        return None
    row = _rows(viewer, what).filter(ref=ref).first()
    if row is None:
        raise NotHere("not_here", subject=ref)
    return row


def _rows(viewer: Viewer, what: What) -> Any:
    key = Term.person if what == "person" else getattr(Affected, what)
    return key.field.related_model._default_manager.filter(partnership_id=viewer.partnership_id)
