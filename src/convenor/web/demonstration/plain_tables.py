"""Reading the demonstration's plain tables (bars between cells, headings on top), and the shape of its rows."""

from datetime import date, timedelta
from functools import cache
from importlib.resources import files

Rows = dict[str, list[dict[str, object]]]


@cache
def lines(path: str) -> tuple[tuple[str, ...], ...]:
    """The rows of one table, cell by cell, without its headings; a short row is filled up with empty cells."""
    text = files("convenor.web.demonstration").joinpath(path).read_text(encoding="utf-8")
    headings, *rows = ([cell.strip() for cell in line.split("|")] for line in text.splitlines() if line.strip())
    return tuple(tuple(row + [""] * (len(headings) - len(row))) for row in rows)


def yes_no(text: str) -> bool | None:
    """Yes, no, or nobody has said."""
    return {"yes": True, "no": False}.get(text)


def number(text: str) -> int | None:
    """A whole number, or nothing known."""
    return int(text) if text else None


def agreed(today: date, days: int) -> date:
    """The first of the month, some days ago: when things are agreed."""
    return (today - timedelta(days=days)).replace(day=1)
