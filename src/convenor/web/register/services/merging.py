"""Making one of two records of the same person; it is kept like a file put in, so that it is undone like one."""

from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from convenor.formats.cells import short
from convenor.web.kernel import audit
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.rules import require
from convenor.web.kernel.selectors import lock_partnership
from convenor.web.kernel.tables.apply import put_again, take_back
from convenor.web.kernel.tables.rows import to_json
from convenor.web.kernel.viewer import Viewer
from convenor.web.register.merging import PEOPLE, Merge, other_links, persons, rights_of, work_out
from convenor.web.register.models import Import
from convenor.web.register.rules import can_bring_files
from convenor.web.register.tables import SHEETS

_MODELS = {sheet.table.name: sheet.model for sheet in SHEETS}


@transaction.atomic
def merge_people(*, by: Viewer, kept: str, gone: str, now: datetime) -> Import:
    """Everything recorded of `gone` is of `kept` from now on; the reference of `gone` goes on leading to `kept`."""
    require(can_bring_files(by), "person.merge")
    lock_partnership(by)
    merge = work_out(by, kept, gone)
    if merge.against:
        raise Invalid("cannot_merge")
    beside = _move_beside(merge)
    account = merge.gone.account_id
    account_moved = bool(account) and not merge.kept.account_id
    rights = {"kept": rights_of(merge.kept), "gone": rights_of(merge.gone)}
    before = [*_move(merge), *_one_record(merge, rights)]
    counts: dict[str, dict[str, int]] = {}
    for line in (*merge.moved, *merge.twice):
        one = counts.setdefault(line["table"], {"added": 0, "changed": 0, "same": 0, "left": 0})
        one["changed"] += 1
    counts["people"] = {"added": 0, "changed": 1, "same": 0, "left": 0}
    what: dict[str, Any] = {"kept": kept, "gone": gone, "name": merge.gone.name, "into": merge.kept.name}
    what["rows"] = [[line["table"], line["ref"]] for line in merge.twice]
    undo = {"beside": beside, "rights": rights, "account": account, "account_moved": account_moved}
    imported = Import.objects.create(
        partnership_id=by.partnership_id,
        file_name=short(
            _("Same person: %(gone)s and %(kept)s") % {"gone": merge.gone.name, "kept": merge.kept.name}, 190
        ),
        digest="",
        by=by.actor,
        read_at=now,
        applied_at=now,
        before=before,
        plan={"counts": counts, "merge": what, "undo_merge": undo},
    )
    audit.record(by=by, verb="person.merge", subject=kept, gone=gone, rows=len(before), file=imported.ref)
    return imported


def _move(merge: Merge) -> list[dict[str, Any]]:
    """Point the rows at the kept record, and take out those that would be there twice."""
    lines = []
    for line in merge.moved:
        rows = _MODELS[line["table"]]._default_manager.filter(
            partnership_id=merge.kept.partnership_id, ref=line["ref"], revision=line["revision"]
        )
        fields = {f"{name}_id": merge.kept.pk for name in line["before"]}
        if not rows.update(revision=F("revision") + 1, **fields):
            raise Invalid("look_again")
        lines.append({**line, "revision": line["revision"] + 1})
    for line in merge.twice:
        _MODELS[line["table"]]._default_manager.filter(
            partnership_id=merge.kept.partnership_id, ref=line["ref"]
        ).delete()
        lines.append({**line, "out": True})
    return lines


def _move_beside(merge: Merge) -> list[list[Any]]:
    """Rows of other rooms that point at the person: which were moved."""
    moved: list[list[Any]] = []
    for model, name in other_links():
        for row in model._default_manager.filter(**{name: merge.gone.pk}):
            setattr(row, f"{name}_id", merge.kept.pk)
            try:
                with transaction.atomic():
                    row.save(update_fields=[name])
            except IntegrityError:
                raise Invalid("merge_clash", what=str(model._meta.verbose_name)) from None
            moved.append([model._meta.label, row.pk, name])
    return moved


def _one_record(merge: Merge, rights: dict[str, list[str]]) -> list[dict[str, Any]]:
    """The other record goes; the kept one takes over what it did not say itself, and the account if it has none."""
    kept, gone = merge.kept, merge.gone
    table = PEOPLE.table
    names = [column.name for column in table.kept if column.name != "ref"]
    out = {
        "table": "people",
        "ref": gone.ref,
        "before": to_json(table, {name: getattr(gone, name) for name in names}),
        "revision": gone.revision,
        "out": True,
    }
    gone.delete()
    if gone.account_id and not kept.account_id:
        kept.account_id = gone.account_id
    for role in set(rights["gone"]) - set(rights["kept"]):
        kept.grants.create(role=role)
    before = to_json(table, {name: getattr(kept, name) for name in merge.fills})
    for name, value in merge.fills.items():
        setattr(kept, name, value)
    kept.revision += 1
    kept.save(update_fields=["account", "revision", *merge.fills])
    return [out, {"table": "people", "ref": kept.ref, "before": before, "revision": kept.revision}]


def undo_merge(imported: Import) -> None:
    """Two records again, each with what was its own. Runs inside the transaction of the undoing."""
    what, undo = imported.plan["merge"], imported.plan["undo_merge"]
    partnership_id = imported.partnership_id
    kept = persons(partnership_id).filter(ref=what["kept"]).first()
    if kept is None or set(rights_of(kept)) != set(undo["rights"]["kept"]) | set(undo["rights"]["gone"]):
        raise Invalid("undo_other_rights")
    out = [line for line in imported.before if line.get("out")]
    person = next(line for line in out if line["table"] == "people")
    email = person["before"]["email"]
    put_again([{**person, "before": {**person["before"], "email": ""}}], SHEETS, partnership_id)
    take_back([line for line in imported.before if not line.get("out")], SHEETS, partnership_id)
    put_again([line for line in out if line is not person], SHEETS, partnership_id)
    gone = persons(partnership_id).get(ref=what["gone"])
    kept.refresh_from_db()
    if undo["account_moved"]:
        kept.account_id = None
        kept.save(update_fields=["account"])
    gone.email, gone.account_id = email, undo["account"]
    gone.save(update_fields=["email", "account"])
    for person_, roles in ((kept, undo["rights"]["kept"]), (gone, undo["rights"]["gone"])):
        person_.grants.exclude(role__in=roles).delete()
        for role in set(roles) - set(rights_of(person_)):
            person_.grants.create(role=role)
    for label, pk, name in undo["beside"]:
        apps.get_model(label)._default_manager.filter(pk=pk, **{name: kept.pk}).update(**{name: gone.pk})
