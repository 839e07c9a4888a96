"""What people believe most of another community says: a row a guess (person, statement, community, guess)."""

from pathlib import Path

from convenor.errors import ConvenorError
from convenor.formats.polis.table import identity, opened, rows
from convenor.formats.polis.votes import ASKED as OF_VOTES
from convenor.formats.polis.votes import SAID
from convenor.methods.opinions.coorientation import Guess

__all__ = ["guesses"]

ASKED = {
    "who": OF_VOTES["who"],
    "what": OF_VOTES["what"],
    "community": ("community", "about"),
    "guess": ("guess", "vote", "value"),
}


def guesses(path: Path) -> tuple[Guess, ...]:
    """The guesses of a file, in its order: a later one of a person takes the place of an earlier."""
    found = []
    with opened(path) as lines:
        table, cells = rows(lines, path.name, ASKED)
        table.need("who", "what", "community", "guess")
        for line, row in cells:
            said = SAID.get(table.cell(row, "guess").casefold())
            if said is None:
                raise ConvenorError(
                    "not_a_vote_in_file",
                    file=path.name,
                    line=line,
                    column=table.headings[table.places["guess"]],
                    value=table.cell(row, "guess")[:80],
                )
            for key in ("who", "what", "community"):
                if not table.cell(row, key):
                    raise ConvenorError("no_id", file=path.name, line=line, column=table.headings[table.places[key]])
            who, what = (identity(table.cell(row, key)) for key in ("who", "what"))
            found.append(Guess(who, what, table.cell(row, "community"), said))
    return tuple(found)
