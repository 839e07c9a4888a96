"""votes.csv: one row a vote event. The last of a person on a statement counts, by time where the file has times."""

import warnings
import zlib
from math import isfinite
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from convenor.errors import ConvenorError
from convenor.formats.polis.table import Table, opened, rows
from convenor.methods.opinions import Votes

__all__ = ["votes"]

ASKED = {
    "who": ("voter-id", "participant", "person", "pid", "voter"),
    "what": ("comment-id", "statement-id", "statement", "tid", "comment"),
    "vote": ("vote", "value"),
    "when": ("timestamp", "time", "created"),
}
SAID = {
    "1": 1,
    "1.0": 1,
    "+1": 1,
    "agree": 1,
    "yes": 1,
    "-1": -1,
    "-1.0": -1,
    "disagree": -1,
    "no": -1,
    "0": 0,
    "-0": 0,
    "0.0": 0,
    "-0.0": 0,
    "pass": 0,
    "unsure": 0,
}

Cast = tuple[Any, Any, NDArray[np.int8], NDArray[Any] | None]  # who, what, vote, when


def votes(path: Path, *, agree: int = 1) -> Votes:
    """The votes of a file. `agree` is -1 for one straight from Polis's database, where that is the sign of agreeing.

    Ids are whole numbers where every one in their column is, else texts. Statements that nobody voted on are not in it,
    nor are they in Polis's matrix. That matrix itself (participants-votes.csv, a column a statement) will do as well:
    who voted first is then the order of its rows.
    """
    who, what, vote, when = _as_numbers(path) or _as_matrix(path) or _as_written(path)
    return Votes.from_rows(who, what, vote * agree, when)


def _as_numbers(path: Path) -> Cast | None:
    """The fast way: every cell that is read is a whole number and no cell is quoted. None where it cannot be taken."""
    with opened(path) as lines:
        try:
            table, _ = rows(lines, path.name, ASKED)
        except ConvenorError:
            return None
    places = table.places
    if not {"who", "what", "vote"} <= places.keys():
        return None
    keys = [key for key in ("who", "what", "vote", "when") if key in places]
    try:
        with opened(path) as lines, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that there are no rows
            read = np.loadtxt(
                lines, dtype=np.int64, delimiter=",", skiprows=1, usecols=[places[key] for key in keys], ndmin=2
            )
    except (ValueError, OverflowError, OSError, EOFError, zlib.error):
        return None
    if not read.size or not np.isin(read[:, 2], (-1, 0, 1)).all():
        return None
    return read[:, 0], read[:, 1], read[:, 2].astype(np.int8), read[:, 3] if "when" in places else None


def _as_matrix(path: Path) -> Cast | None:
    """Polis's matrix, a row a person; None where the file is no such thing."""
    with opened(path) as lines:
        table, cells = rows(lines, path.name, ASKED)
        columns = table.of_statements()
        if "who" not in table.places or "what" in table.places or not columns:
            return None
        who: list[str] = []
        what: list[int] = []
        vote: list[int] = []
        for line, row in cells:
            person = _id(table, row, line, "who")
            for at, statement in columns:
                text = row[at].strip() if at < len(row) else ""
                if text:
                    who.append(person)
                    what.append(statement)
                    vote.append(_said(text, table, line, table.headings[at]))
    return _numbers_if_all(who), np.array(what, dtype=np.int64), np.array(vote, dtype=np.int8), None


def _as_written(path: Path) -> Cast:
    """The careful way: any ids, quoted cells, votes in words; what is wrong is named with its line."""
    who: list[str] = []
    what: list[str] = []
    vote: list[int] = []
    when: list[float] = []
    with opened(path) as lines:
        table, cells = rows(lines, path.name, ASKED)
        table.need("who", "what", "vote")
        for line, row in cells:
            who.append(_id(table, row, line, "who"))
            what.append(_id(table, row, line, "what"))
            vote.append(_vote(table, row, line))
            when.append(_time(table, row, line))
    times = np.array(when) if "when" in table.places else None
    return _numbers_if_all(who), _numbers_if_all(what), np.array(vote, dtype=np.int8), times


def _id(table: Table, row: list[str], line: int, key: str) -> str:
    text = table.cell(row, key)
    if not text:
        raise ConvenorError("no_id", file=table.name, line=line, column=table.headings[table.places[key]])
    return text


def _vote(table: Table, row: list[str], line: int) -> int:
    return _said(table.cell(row, "vote"), table, line, table.headings[table.places["vote"]])


def _said(text: str, table: Table, line: int, column: str) -> int:
    said = SAID.get(text.casefold())
    if said is None:
        raise ConvenorError("not_a_vote_in_file", file=table.name, line=line, column=column, value=text[:80])
    return said


def _time(table: Table, row: list[str], line: int) -> float:
    text = table.cell(row, "when")
    if "when" not in table.places:
        return 0.0
    try:
        time = float(text)
    except ValueError:
        time = float("nan")
    if not isfinite(time):
        column = table.headings[table.places["when"]]
        raise ConvenorError("not_a_time", file=table.name, line=line, column=column, value=text[:80])
    return time


def _numbers_if_all(ids: list[str]) -> NDArray[np.int64] | list[str]:
    if ids and all(one.isascii() and one.isdecimal() and len(one) < 18 for one in set(ids)):
        return np.array([int(one) for one in ids], dtype=np.int64)
    return ids
