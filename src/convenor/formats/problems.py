"""What reading a file comes to: its rows, and everything found wrong or worth knowing, each with its place."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from convenor.formats.tables import Row

MOST_PROBLEMS = 1_000


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing found: where (as far as known), what as a code, and the facts for its sentence.

    A notice is worth knowing and stops nothing.
    """

    code: str
    sheet: str = ""
    row: int | None = None
    column: str = ""
    params: Mapping[str, object] = field(default_factory=dict)
    notice: bool = False


@dataclass(slots=True)
class Reading:
    """A file as read. `problems` stop an import; `notices` do not; `tables` are those the file has a sheet for.

    `aside` is what the file says and we cannot place: it is left aside only when a person says so.
    """

    rows: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notices: list[Problem] = field(default_factory=list)
    aside: list[Problem] = field(default_factory=list)
    tables: set[str] = field(default_factory=set)
    emptied: set[tuple[str, str]] = field(default_factory=set)  # sheet and column of cells left out as empty

    def add(self, problem: Problem) -> None:
        """Keep a problem or notice, up to a number that a person can still read."""
        kept = self.notices if problem.notice else self.problems
        if len(kept) < MOST_PROBLEMS:
            kept.append(problem)
        elif len(kept) == MOST_PROBLEMS:
            kept.append(Problem("and_more", params={"most": MOST_PROBLEMS}, notice=problem.notice))

    def refuse(self, code: str, sheet: str = "", row: int | None = None, column: str = "", **params: object) -> None:
        """Keep a problem."""
        self.add(Problem(code, sheet, row, column, params))

    def mention(self, code: str, sheet: str = "", row: int | None = None, column: str = "", **params: object) -> None:
        """Keep a notice."""
        self.add(Problem(code, sheet, row, column, params, notice=True))

    def leave_aside(self, code: str, sheet: str, row: int | None = None, column: str = "", **params: object) -> None:
        """Keep what cannot be placed, with how much there is of it."""
        if len(self.aside) < MOST_PROBLEMS:
            self.aside.append(Problem(code, sheet, row, column, params, notice=True))

    def without_blanks(self) -> None:
        """Let empty cells say nothing, so that they leave alone what is already known."""
        self.emptied = {(row.sheet, name) for row in self.rows for name, value in row.values.items() if not said(value)}
        self.rows = [
            Row(row.table, row.sheet, row.number, {name: value for name, value in row.values.items() if said(value)})
            for row in self.rows
        ]


def said(value: object) -> bool:
    """Whether a cell says anything: no and nought do, nothing and an empty list do not."""
    return value is not None and value != "" and value != []
