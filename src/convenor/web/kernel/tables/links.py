"""Finding the row that a file means: by reference, by name within its place, or by another name it goes by."""

from collections.abc import Mapping
from difflib import get_close_matches

from convenor.formats.cells import short
from convenor.formats.tables import Column, Table, Value
from convenor.formats.text import likeness
from convenor.web.kernel.tables.sheet import Merged

_MOST_GUESSES = 50
_MOST_NAMES = 3_000


class LinkFault(Exception):
    """No row, or several, answer to what the file says."""

    def __init__(self, code: str, params: Mapping[str, object]) -> None:
        super().__init__(code)
        self.code, self.params = code, params


class _Index:
    """The names of one table's rows as they would be after the import; those that the file changes, also as they were.

    So one may correct a name on its own sheet without having to find it on all the others.
    """

    def __init__(
        self, table: Table, rows: Mapping[str, Mapping[str, Value]], before: Mapping[str, Mapping[str, Value]]
    ) -> None:
        self.exact: dict[tuple[str, str], list[str]] = {}
        self.alike: dict[tuple[str, str], list[str]] = {}
        self.other: dict[str, list[str]] = {}
        self.was: dict[tuple[str, str], list[str]] = {}
        for ref, row in rows.items():
            name, parent = str(row.get(table.named_by) or ""), str(row.get(table.within) or "") if table.within else ""
            for place in {parent, ""}:
                self.exact.setdefault((place, name), []).append(ref)
                self.alike.setdefault((place, likeness(name)), []).append(ref)
            for column in table.also_named_by:
                if row.get(column):
                    self.other.setdefault(likeness(row[column]), []).append(ref)
        for ref, row in before.items():
            name, parent = str(row.get(table.named_by) or ""), str(row.get(table.within) or "") if table.within else ""
            if rows[ref].get(table.named_by) != row.get(table.named_by):
                for place in {parent, ""}:
                    self.was.setdefault((place, likeness(name)), []).append(ref)

    def find(self, text: str, parent: str) -> list[str]:
        """The rows meant, best reading first."""
        for place in dict.fromkeys((parent, "")):
            for found in (self.exact.get((place, text)), self.alike.get((place, likeness(text)))):
                if found:
                    return found
        other = self.other.get(likeness(text), [])
        return other or self.was.get((parent, likeness(text))) or self.was.get(("", likeness(text)), [])


class Links:
    """Answers for one plan; each table's index is made when first asked for, once its rows are known."""

    def __init__(self, merged: Merged, tables: Mapping[str, Table]) -> None:
        self._merged, self._tables = merged, tables
        self._indexes: dict[str, _Index] = {}
        self._near: dict[tuple[str, str], str] = {}

    def resolve(self, column: Column, text: str, parent: Value) -> str:
        """The reference of the row meant; raises LinkFault."""
        rows = self._merged.rows[column.links_to]
        if text in rows:
            return text
        table = self._tables[column.links_to]
        if column.links_to not in self._indexes:
            self._indexes[column.links_to] = _Index(table, rows, self._merged.before[column.links_to])
        found = self._indexes[column.links_to].find(text, str(parent or ""))
        title = str(table.title)
        if len(found) > 1:
            refs = ", ".join(ref for ref in found[:3] if not ref.startswith("*"))
            code = "link_several" if refs else "link_several_new"
            raise LinkFault(code, {"said": short(text), "title": title, "refs": refs})
        if not found:
            near = self._nearest(table, text)
            params = {"said": short(text), "title": title, "near": near}
            raise LinkFault("link_not_found_near" if near else "link_not_found", params)
        return found[0]

    def _nearest(self, table: Table, text: str) -> str:
        key = (table.name, text)
        if key not in self._near:
            if len(self._near) >= _MOST_GUESSES:
                return ""
            names = [str(row.get(table.named_by) or "") for row in self._merged.rows[table.name].values()]
            near = get_close_matches(text[:200], names[:_MOST_NAMES], n=1, cutoff=0.7)
            self._near[key] = short(near[0]) if near else ""
        return self._near[key]
