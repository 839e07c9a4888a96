"""The page of the shape: which room stands on which, and the contracts that hold it so."""

import re

from tools.contracts import CONVENOR, FILES, ROWS, contracts, meaningful, rooms
from tools.docs.tables import table

ANY_ROOM = re.compile(rf"\b(Inside|models of|presenters of) ({'|'.join(rooms())})\b")
SAYS = {
    "demonstration": "made-up partnerships to look at, built through the same services as real ones",
    "record": "what has changed, and what the public sees",
    "insight": "what the register shows: home, who is missing, power, layers; pages that join several rooms",
    "conversations": "statements to agree or disagree with: asking, voting, moderating, what came out and of it",
    "listening": "concerns with an owed answer, listening sessions, initiatives, and how much is asked of whom",
    "pulses": "short repeated surveys: asking, answering apart from who answered, what came of it",
    "register": "the whole register as files, in and out",
    "bodies": "bodies, seats and terms, what each may decide, ground rules, topics, who is asked to join",
    "partners": "organisations and communities, their names, ties and differences",
    "people": "people, their affiliations and roles; signing in; a copy of one's data, and erasure",
    "ui": "the frame of every page, its blocks, forms and errors",
    "kernel": "partnerships, who is asking, what they may do, the audit; the ground under every room",
}


def page() -> str:
    rows = [(", ".join(f"**{room}**" for room in row), "; ".join(SAYS.get(room, "") for room in row)) for row in ROWS]
    files = [(" · ".join(f"`{name}`" for name in row),) for row in [*FILES, ("models",)]]
    return f"""# Rooms and contracts

The site (`src/convenor/web`) is made of rooms. A room reads those below it through their selectors; rooms on one row
never meet; nobody imports another room's models. `config` stands above all and holds only settings and addresses.

{table(["Row", "What it is for"], rows)}

Inside a room, each file knows only those below it, and a room has only the files it needs:

{table(["File"], files)}

`evidence` is the only bridge from rows to the theory. The core (everything in `src/convenor` but `web` and the command
line) imports no site, database, clock, network or chance.

## The contracts

`./dev check` runs these. They are written from the table in `tools/contracts.py` for every room there is; a room that
is not in the table is a failure.

{chr(10).join(f"- {line}" for line in names())}
"""


def names() -> list[str]:
    """The names of the contracts; those that are the same for every room once."""
    found = [contract.name for contract in meaningful(contracts(CONVENOR))]
    return list(dict.fromkeys(ANY_ROOM.sub(r"\1 any room", name) for name in found))
