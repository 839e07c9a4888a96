"""The data dictionary of the register's files, from the tables that read and write them."""

import os
from typing import Any

from tools.docs.tables import table
from tools.steps import VAR


def page() -> str:
    sheets = [sheet(one) for one in tables()]
    return f"""# The register's files

One spreadsheet with these sheets, or one CSV file for each. Fill in what you have: only what is marked as needed must
be there. Sheets and columns may stand in any order, and those that Convenor does not know are named, not guessed at.
Get an empty template, with drop-downs and examples, from the page *Files* or with `convenor register template`.

How cells are read:

- a **reference** is your own short code for a row; leave it empty and Convenor gives one;
- a **link** names a row of another sheet, by its reference or by its name;
- a **day** is written like 8 December 2026, 08/12/2026 or 2026-12-08, the day before the month;
- several **choices** in one cell have semicolons between them;
- what is marked *inside* is never shown to people outside the partnership.

{chr(10).join(sheets)}
"""


def tables() -> list[Any]:
    """The tables of all rooms, in the order people fill them."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "convenor.web.config.settings")
    os.environ.setdefault("CONVENOR_HOME", str(VAR / "check"))
    import django

    django.setup()
    from convenor.web.register.tables import TABLES

    return list(TABLES)


def sheet(one: Any) -> str:
    rows = [(f"**{column.heading}**", f"`{column.name}`", kind(column), said(column)) for column in one.columns]
    return f"## {one.title}\n\n{one.about}\n\n{table(['Column', 'Name in JSON and CSVW', 'Holds', 'Says'], rows)}\n"


WORDS = {"ref": "reference", "email": "e-mail address", "whole": "whole number", "decimal": "number"}


def kind(column: Any) -> str:
    """What a cell of the column holds, in words."""
    if column.links_to:
        return f"link to *{column.links_to.replace('_', ' ')}*"
    if column.choices:
        return f"{column.kind}: {'; '.join(str(label) for _value, label in column.choices)}"
    return WORDS.get(str(column.kind), str(column.kind))


def said(column: Any) -> str:
    """Whether it is needed, who sees it, what helps, and an example."""
    parts = [
        "Needed." if column.required else "",
        "" if column.public else "*Inside.*",
        str(column.help),
        f"Example: {column.example}" if column.example else "",
    ]
    return " ".join(part for part in parts if part)
