"""What files brought in lately still hold about a person: looked at or put in, kept until they can no longer be undone.

Without this an erasure would leave name and address in them for a day, and an undo could write them back.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from django.apps import apps
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from convenor.web.people.erasure import Held
from convenor.web.register.models import Import

COVERS: tuple[str, ...] = ()


class Traces(NamedTuple):
    """How to know a person in a file: by reference in the table of people, by name or address anywhere."""

    ref: str
    name: str
    email: str

    def in_text(self, text: str) -> bool:
        text = text.casefold().strip()
        if self.email and self.email in text:
            return True
        return text == self.name or (" " in self.name and self.name in text)

    def in_line(self, line: Mapping[str, Any]) -> bool:
        """Whether a line kept for undoing is the person's own, and holds something."""
        return bool(line["table"] == "people" and line["ref"] == self.ref and line["before"])


def plan(person_id: int) -> Iterable[Held]:
    """All of it goes."""
    return [Held(_("Files brought in lately that name them"), len(list(_naming(person_id))))]


def erase(person_id: int) -> None:
    """Files only looked at go whole; of those put in, the words about this person. Other rows can still be undone."""
    for imported, traces in list(_naming(person_id)):  # all of them before any is changed
        if imported.applied_at is None:
            imported.delete()
            continue
        imported.before = [_without(line, traces) for line in imported.before]
        merge = {**imported.plan["merge"], "name": "", "into": ""} if "merge" in imported.plan else None
        if merge:
            imported.before, imported.file_name = [], "?"
        imported.plan = {"counts": imported.plan.get("counts", {}), **({"merge": merge} if merge else {})}
        imported.rows, imported.problems = [], []
        imported.file_name = "?" if traces.in_text(imported.file_name) else imported.file_name
        imported.save(update_fields=["before", "plan", "rows", "problems", "file_name"])


def copy(person_id: int) -> Mapping[str, list[Mapping[str, Any]]]:
    """Which files, and since when."""
    return {"files": [{"name": one.file_name, "brought": one.read_at} for one, _traces in _naming(person_id)]}


def _naming(person_id: int) -> Iterator[tuple[Import, Traces]]:
    people = apps.get_model("people", "Person")._default_manager  # its key, name and address, as links give them
    row: Any = people.filter(pk=person_id).first()
    if row is None:
        return
    traces = Traces(row.ref, row.name.casefold().strip(), row.email.casefold().strip())
    full = Q(plan__has_key="merge") | ~Q(rows=[]) | ~Q(before=[]) | ~Q(problems=[]) | Q(plan__has_key="changes")
    named = Q(file_name__icontains=row.name) if " " in row.name else Q()
    for imported in Import.objects.filter(full | named, partnership_id=row.partnership_id).iterator(chunk_size=20):
        if _names(imported, traces):
            yield imported, traces


def _names(imported: Import, traces: Traces) -> bool:
    merge = imported.plan.get("merge", {})
    if merge.get("name") and traces.ref in (merge["kept"], merge["gone"]):
        return True
    theirs = imported.plan.get("changes", {}).get("people", ())
    if any(change["ref"] == traces.ref for change in theirs) or any(map(traces.in_line, imported.before)):
        return True
    kept = (imported.file_name, imported.rows, imported.problems, imported.plan, imported.before)
    return any(traces.in_text(text) for text in _texts(kept))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts(part)


def _without(line: dict[str, Any], traces: Traces) -> dict[str, Any]:
    """The line without their words. Their own row was changed by the erasure, so undo refuses it as before."""
    if traces.in_line(line):
        return {**line, "before": {}}
    if line["before"] is None:
        return line
    before = {name: "" if any(map(traces.in_text, _texts(value))) else value for name, value in line["before"].items()}
    return {**line, "before": before}
