"""What the pages of this room say: the answer in a sentence, problems in words, changes by sheet."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.web.register.problem_words import in_words
from convenor.web.register.tables import TABLES

PER_PAGE = 100
_BY_NAME = {table.name: table for table in TABLES}


class Looked(Protocol):
    """A file that was looked at, as kept."""

    problems: Any
    plan: Any


@dataclass(frozen=True)
class ProblemRow:
    """One problem in words, with its place."""

    sheet: str
    row: int | None
    column: str
    wrong: str
    remedy: str


def problem_rows(kept: Iterable[Mapping[str, Any]]) -> list[ProblemRow]:
    """Problems or notices as kept, in words."""
    found = []
    for problem in kept:
        wrong, remedy = in_words(problem)
        found.append(ProblemRow(problem["sheet"], problem["row"], problem["column"], wrong, remedy))
    return found


def answer_of(imported: Looked) -> str:
    """What the file would do, in one or two sentences."""
    counts = imported.plan.get("counts", {})
    added, changed = total(counts, "added"), total(counts, "changed")
    if imported.problems:
        what = _would(counts, added, changed)
        mended = ngettext(
            "%(count)s problem must be mended first.",
            "%(count)s problems must be mended first.",
            len(imported.problems),
        ) % {"count": len(imported.problems)}
        return f"{what} {mended}" if added or changed else mended
    if imported.plan.get("read") == 0:
        return _("The sheets are empty: we found no row below the headings, so this file would change nothing.")
    if not added and not changed:
        return _("Nothing in this file differs from what the register says already.")
    return _would(counts, added, changed)


def aside_of(imported: Looked) -> list[ProblemRow]:
    """What the file says and we cannot place: it goes in no register, and is left aside only if a person says so."""
    return problem_rows(imported.plan.get("aside", []))


def aside_sentence(count: int) -> str:
    """Said above them."""
    return ngettext(
        "%(n)s part of this file has no place in the register.",
        "%(n)s parts of this file have no place in the register.",
        count,
    ) % {"n": count}


def _would(counts: Mapping[str, Mapping[str, int]], added: int, changed: int) -> str:
    if added and changed:
        sentence = _("This file would add %(added)s, and would change %(changed)s.")
    elif added:
        sentence = _("This file would add %(added)s.")
    else:
        sentence = _("This file would change %(changed)s.")
    return sentence % {"added": _listed(counts, "added"), "changed": _listed(counts, "changed")}


def did(counts: Mapping[str, Mapping[str, int]]) -> str:
    """What an import did, in a few words."""
    added, changed = total(counts, "added"), total(counts, "changed")
    parts = []
    if added or not changed:
        parts.append(ngettext("%(n)s row added", "%(n)s rows added", added) % {"n": f"{added:,}"})
    if changed:
        parts.append(ngettext("%(n)s row changed", "%(n)s rows changed", changed) % {"n": f"{changed:,}"})
    return ", ".join(parts)


def total(counts: Mapping[str, Mapping[str, int]], what: str) -> int:
    """All sheets together."""
    return sum(one.get(what, 0) for one in counts.values())


def _listed(counts: Mapping[str, Mapping[str, int]], what: str) -> str:
    """ "31 partners, 12 communities and 140 other rows"."""
    numbers = {"partners", "people", "bodies", "seats", "communities"}
    named = [table.name for table in TABLES if table.name in numbers]  # a database may keep the counts in another order
    parts = [(name, number) for name in named if (number := counts.get(name, {}).get(what))]
    rest = sum(one.get(what, 0) for name, one in counts.items() if name not in numbers)
    words = [_kind(name, number) for name, number in parts]
    if rest:
        if words:
            words.append(ngettext("%(n)s other row", "%(n)s other rows", rest) % {"n": f"{rest:,}"})
        else:
            words.append(ngettext("%(n)s row", "%(n)s rows", rest) % {"n": f"{rest:,}"})
    if len(words) < 2:
        return words[0] if words else "0"
    return _("%(all_but_last)s and %(last)s") % {"all_but_last": ", ".join(words[:-1]), "last": words[-1]}


def _kind(name: str, number: int) -> str:
    words = {
        "partners": ngettext("%(n)s partner", "%(n)s partners", number),
        "people": ngettext("%(n)s person", "%(n)s people", number),
        "bodies": ngettext("%(n)s body", "%(n)s bodies", number),
        "seats": ngettext("%(n)s seat", "%(n)s seats", number),
        "communities": ngettext("%(n)s community", "%(n)s communities", number),
    }
    return words[name] % {"n": f"{number:,}"}


@dataclass(frozen=True)
class SheetLine:
    """One sheet in the list of sheets: what would be added, changed, left alone."""

    name: str
    title: str
    added: int
    changed: int
    same: int
    left: int


def sheet_lines(imported: Looked) -> list[SheetLine]:
    """All sheets of the file, in order."""
    counts = imported.plan.get("counts", {})
    return [
        SheetLine(table.name, str(table.title), one["added"], one["changed"], one["same"], one["left"])
        for table in TABLES
        if (one := counts.get(table.name)) and any(one.values())
    ]


@dataclass(frozen=True)
class ChangesPage:
    """Some of the changes of one sheet."""

    name: str
    title: str
    rows: list[dict[str, Any]]
    page: int
    pages: int
    first: int
    last: int
    total: int


def changes_page(imported: Looked, table: str, page: int) -> ChangesPage | None:
    """One page of one sheet's changes, headings instead of short names."""
    changes = imported.plan.get("changes", {}).get(table, [])
    if not changes:
        return None
    pages = -(-len(changes) // PER_PAGE)
    page = min(max(page, 1), pages)
    start = (page - 1) * PER_PAGE
    some = changes[start : start + PER_PAGE]
    described = _BY_NAME[table]
    headings = {column.name: str(column.heading) for column in described.columns}
    rows = [
        {**change, "fields": [[headings.get(name, name), before, after] for name, before, after in change["fields"]]}
        for change in some
    ]
    return ChangesPage(table, str(described.title), rows, page, pages, start + 1, start + len(some), len(changes))
