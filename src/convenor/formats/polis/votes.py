"""votes.csv: one row a vote event. The last of a person on a statement counts, by time where the file has times."""

import warnings
import zlib
from math import nan
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from convenor.errors import ConvenorError
from convenor.formats.polis.table import Table, identity, opened, rows
from convenor.formats.polis.times import moment
from convenor.methods.opinions import Votes

__all__ = ["votes"]

ASKED = {
    "who": ("voter-id", "participant", "participant-id", "person", "pid", "voter"),
    "what": ("comment-id", "statement-id", "statement", "tid", "comment"),
    "vote": ("vote", "value"),
    "when": ("timestamp", "time", "created", "modified"),
    "said when": ("datetime",),
}
SAID = {
    "1": 1,
    "1.0": 1,
    "1,0": 1,
    "+1": 1,
    "agree": 1,
    "agreed": 1,
    "yes": 1,
    "-1": -1,
    "-1.0": -1,
    "-1,0": -1,
    "−1": -1,
    "disagree": -1,
    "disagreed": -1,
    "no": -1,
    "0": 0,
    "-0": 0,
    "0.0": 0,
    "0,0": 0,
    "-0.0": 0,
    "pass": 0,
    "passed": 0,
    "unsure": 0,
}
NO_VOTE = {"", "na", "n/a", "nan", "null", "none"}  # what programs write into an empty cell of a matrix

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
            table.need("who", "what", "vote")
        except ConvenorError:
            return None
    places = table.places
    if "said when" in places and "when" not in places:
        return None
    keys = [key for key in ("who", "what", "vote", "when") if key in places]
    try:
        with opened(path) as lines, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that there are no rows
            read = np.loadtxt(
                lines,
                dtype=np.int64,
                delimiter=table.between,
                skiprows=table.above,
                usecols=[places[key] for key in keys],
                ndmin=2,
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
                if text.casefold() not in NO_VOTE:
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
    return _numbers_if_all(who), _numbers_if_all(what), np.array(vote, dtype=np.int8), _times(table, when)


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
    """Not a number where there is none. Only a column that is for machines is held to its word."""
    text = table.cell(row, "when") if "when" in table.places else table.cell(row, "said when")
    time = moment(text)
    if time is None and text and "when" in table.places:
        column = table.headings[table.places["when"]]
        raise ConvenorError("not_a_time", file=table.name, line=line, column=column, value=text[:80])
    return nan if time is None else time


def _times(table: Table, when: list[float]) -> NDArray[np.float64] | None:
    """None where no vote has a time, or one in the words of an export cannot be read: then the rows are in order."""
    times = np.array(when)
    lacking = np.isnan(times)
    if lacking.all() or ("when" not in table.places and lacking.any()):
        return None
    if lacking.any():
        column = table.headings[table.places["when"]]
        raise ConvenorError("time_missing", file=table.name, column=column, count=int(lacking.sum()))
    return times


def _numbers_if_all(ids: list[str]) -> NDArray[np.int64] | list[str]:
    """Whole numbers where every id is one, each looked at once."""
    known = {one: identity(one) for one in set(ids)}
    if ids and all(isinstance(one, int) for one in known.values()):
        return np.array([known[one] for one in ids], dtype=np.int64)
    return [str(known[one]) for one in ids]
