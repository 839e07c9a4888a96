"""Reads of this room: files brought in, by whom, when, and what they would do or did."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.db.models.fields.json import KeyTransform

from convenor.web.kernel.errors import NotHere
from convenor.web.kernel.rules import can_read_register, require
from convenor.web.kernel.selectors import this_partnership
from convenor.web.kernel.tables.rows import rows_of
from convenor.web.kernel.viewer import Viewer
from convenor.web.register.models import Import
from convenor.web.register.naming import Known
from convenor.web.register.rules import can_bring_files, can_take_everything
from convenor.web.register.tables import SHEETS

if TYPE_CHECKING:
    from datetime import date

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


@dataclass(frozen=True)
class Knows:
    """What a pasted list of names is laid beside: people, names of partners by reference, bodies of a day.

    `posts` are pairs of person and partner; `seated` are pairs of person and body, on that day.
    """

    people: list[Known]
    partners: dict[str, str]
    names_of_partners: dict[str, str]
    bodies: list[tuple[str, str]]
    posts: set[tuple[str, str]]
    seated: set[tuple[str, str]]


def what_is_known(viewer: Viewer, *, on: date) -> Knows:
    """Everybody in the register, for whoever may bring names into it."""
    require(can_bring_files(viewer), "register.names")
    rows = {name: _rows(viewer, name) for name in ("people", "partners", "former_names", "affiliations")}
    bodies, terms = _rows(viewer, "bodies"), _rows(viewer, "terms")
    partners = {row["ref"]: row["name"] for row in rows["partners"] if _holds(row, on)}
    named = {row["name"]: row["partner"] for row in rows["former_names"] if row["partner"] in partners}
    named |= {row["short_name"]: row["ref"] for row in rows["partners"] if row["short_name"] and row["ref"] in partners}
    named |= {name: ref for ref, name in partners.items()}
    posts = {(row["person"], row["partner"]) for row in rows["affiliations"] if _holds(row, on)}
    belongs: dict[str, list[str]] = {}
    for person, partner in sorted(posts):
        if partner in partners:
            belongs.setdefault(person, []).append(partners[partner])
    people = [
        Known(row["ref"], row["name"], row["email"], tuple(belongs.get(row["ref"], ())))
        for row in rows["people"]
        if row["erased_on"] is None
    ]
    return Knows(
        people,
        partners,
        named,
        sorted(((row["ref"], row["name"]) for row in bodies if _holds(row, on)), key=lambda one: one[1].casefold()),
        posts,
        {(row["person"], row["body"]) for row in terms if _holds(row, on)},
    )


def _rows(viewer: Viewer, table: str) -> list[dict[str, Any]]:
    sheet = next(sheet for sheet in SHEETS if sheet.table.name == table)
    return list(rows_of(sheet, viewer.partnership_id or 0))


def _holds(row: dict[str, Any], on: date) -> bool:
    return (row["starts"] is None or row["starts"] <= on) and (row["ends"] is None or row["ends"] >= on)
