"""Saving against the revision one started from, so that nobody silently overwrites anybody."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models
from django.db.models import F

from convenor.web.kernel.errors import ChangedMeanwhile


def save_against(row: models.Model, *, revision: int, fields: Mapping[str, Any]) -> list[str]:
    """Set `fields` on the row if `revision` is still the latest; returns the names that really changed.

    Raises ChangedMeanwhile, with nothing saved, when somebody else was first. Call it inside a transaction.
    """
    changed = [name for name, value in fields.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, fields[name])
    row.full_clean(exclude=_without(row, changed), validate_unique=False, validate_constraints=False)
    manager = type(row)._default_manager
    values = {name: getattr(row, name) for name in changed}
    done = manager.filter(pk=row.pk, revision=revision).update(revision=F("revision") + 1, **values)
    if not done:
        raise ChangedMeanwhile("changed_meanwhile", subject=str(getattr(row, "ref", row.pk)))
    row.refresh_from_db(fields=["revision"])
    return changed


def _without(row: models.Model, names: Iterable[str]) -> set[str]:
    return {field.name for field in row._meta.fields} - set(names)
