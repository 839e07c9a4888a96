"""Every table of the register, gathered from the rooms, in the order people fill them (links point backwards)."""

from dataclasses import replace

from convenor.formats.tables import Table
from convenor.web.bodies.sheets import SHEETS as BODIES
from convenor.web.kernel.tables.partnership import SHEETS as PARTNERSHIP
from convenor.web.kernel.tables.sheet import Sheet
from convenor.web.partners.sheets import SHEETS as PARTNERS
from convenor.web.people.sheets import SHEETS as PEOPLE

_named = {sheet.table.name: sheet for sheet in (*PARTNERSHIP, *PARTNERS, *PEOPLE, *BODIES)}
_first = (
    "partnership",
    "partners",
    "former_names",
    "successions",
    "people",
    "professions",
    "leadership",
    "affiliations",
)

_also_called = {  # what people call these sheets in what they have; a guess is offered, never taken
    "partners": ("organisations", "organizations", "member organisations", "agencies", "orgs"),
    "people": ("persons", "contacts", "names", "staff", "attendees", "individuals"),
    "bodies": ("boards", "committees", "groups", "forums", "meetings", "boards and committees"),
    "seats": ("places", "membership", "roles on boards"),
    "terms": ("seat holder", "holders", "members of boards", "board members", "memberships"),
    "affiliations": ("posts", "employment", "jobs"),
    "communities": ("community groups", "patients", "populations", "inclusion groups"),
}


def _gathered(sheet: Sheet) -> Sheet:
    return replace(sheet, table=replace(sheet.table, also_called=_also_called.get(sheet.table.name, ())))


SHEETS: tuple[Sheet, ...] = (
    *(_gathered(_named[name]) for name in _first),
    *(_gathered(sheet) for name, sheet in _named.items() if name not in _first),
)
TABLES: tuple[Table, ...] = tuple(sheet.table for sheet in SHEETS)


def public_tables() -> tuple[Table, ...]:
    """What anyone who may read the register may also take away: no addresses, no notes, nobody's recruitment."""
    return tuple(
        replace(table, columns=tuple(column for column in table.columns if column.public))
        for table in TABLES
        if table.public
    )
