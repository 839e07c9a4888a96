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

SHEETS: tuple[Sheet, ...] = (
    *(_named[name] for name in _first),
    *(sheet for name, sheet in _named.items() if name not in _first),
)
TABLES: tuple[Table, ...] = tuple(sheet.table for sheet in SHEETS)


def public_tables() -> tuple[Table, ...]:
    """What anyone who may read the register may also take away: no addresses, no notes, nobody's recruitment."""
    return tuple(
        replace(table, columns=tuple(column for column in table.columns if column.public))
        for table in TABLES
        if table.public
    )
