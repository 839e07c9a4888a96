"""The data dictionary of the file of a pulse's results, from the table that writes it."""

import os
from typing import Any

from tools.docs.tables import table
from tools.steps import VAR


def page() -> str:
    rows = [(f"`{one.name}`", str(one.heading), one.kind.value, str(one.help)) for one in _table().columns]
    return f"""# The file of a pulse's results

*Take away as a file*, on the page of a closed pulse or of a forum over time, gives a ZIP with `pulse-results.csv` and
`csv-metadata.json`, its dictionary (CSV on the Web). `convenor pulse export` writes the same for all closed pulses of a
partnership. The file holds what the pages show and no more: what is held back on a page is held back in it.

A row is one pulse, one thing asked about (a construct, a measure or one of its questions) and one group, or everyone.
No row is a person.

{table(["Column", "Heading", "Kind", "What it holds"], rows)}

How levels, intervals and agreement are worked out, and what is held back:
[Read what came out of a pulse](../how-to/read-what-came-out.md).
"""


def _table() -> Any:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "convenor.web.config.settings")
    os.environ.setdefault("CONVENOR_HOME", str(VAR / "check"))
    import django

    django.setup()
    from convenor.web.pulses.result_table import TABLE

    return TABLE
