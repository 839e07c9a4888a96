"""Restoring a back-up: all in it is checked first, then all of it takes the place of what was, or nothing does."""

import hashlib
import json
import shutil
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Any

from django.core.files.storage import FileSystemStorage, default_storage
from django.core.management.color import no_style
from django.db import connection, models, transaction

from convenor.errors import ConvenorError
from convenor.web.config.backup import manifest
from convenor.web.config.backup.manifest import FILES, TABLES, Manifest
from convenor.web.kernel import audit, protection
from convenor.web.kernel.models import AuditEntry, Partnership
from convenor.web.kernel.verification import heads, verify
from convenor.web.kernel.viewer import system_viewer

BLOCK = 1 << 20
AT_ONCE = 200


def restore(source: Path, *, replace: bool = False) -> Manifest:
    """Put a back-up in the place of what the database holds; refused unless that is empty or `replace` is said."""
    try:
        with zipfile.ZipFile(source) as archive:
            said = manifest.read(archive.read(manifest.NAME))
            _check(archive, said)
            if not replace and (Partnership.objects.exists() or AuditEntry.objects.exists()):
                raise ConvenorError("restore_not_empty")
            _put_in_place(archive, said)
    except (zipfile.BadZipFile, KeyError, EOFError, NotImplementedError) as error:
        raise ConvenorError("backup_unreadable") from error
    except OSError as error:
        raise ConvenorError("backup_not_read", file=source, why=error.strerror) from error
    return said


def _check(archive: zipfile.ZipFile, said: Manifest) -> None:
    if said.migrations != manifest.migrations():
        raise ConvenorError("backup_of_another_version", version=said.version)
    inside = [name for name in archive.namelist() if name != manifest.NAME]
    if sorted(inside) != sorted(said.parts):
        raise ConvenorError("backup_damaged", part=manifest.NAME)
    for name, part in said.parts.items():
        if not name.startswith((TABLES, FILES)) or ".." in PurePosixPath(name).parts or "\\" in name:
            raise ConvenorError("backup_damaged", part=name)
        digest = hashlib.sha256()
        try:
            with archive.open(name) as content:
                while block := content.read(BLOCK):
                    digest.update(block)
        except (zipfile.BadZipFile, EOFError) as error:
            raise ConvenorError("backup_damaged", part=name) from error
        if digest.hexdigest() != part.sha256:
            raise ConvenorError("backup_damaged", part=name)


def _put_in_place(archive: zipfile.ZipFile, said: Manifest) -> None:
    with _files_put_back(archive, said) as put_back, transaction.atomic():
        protection.unprotect(connection)
        _empty()
        for model in manifest.tables():
            _fill(archive, model)
        _continue_numbering()
        connection.check_constraints()
        protection.protect(connection)
        found = verify()
        if not found.sound or tuple(map(str, heads())) != said.heads:
            raise ConvenorError("backup_audit_broken")
        audit.record(by=system_viewer("command"), verb="backup.restore", subject=audit.INSTALLATION, made=said.made_at)
        put_back()


def _empty() -> None:
    with connection.cursor() as cursor:  # order does not matter: foreign keys are asked at the end
        for model in [*manifest.tables(), *_left_out()]:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608  our own names


def _left_out() -> list[type[models.Model]]:
    from django.contrib.sessions.models import Session

    return [Session]


def _fill(archive: zipfile.ZipFile, model: type[models.Model]) -> None:
    fields = manifest.columns(model)
    rows_of: Any = model._base_manager.all()
    with archive.open(f"{TABLES}{model._meta.label_lower}.jsonl") as lines:
        rows = (
            {field.attname: field.to_python(row[field.attname]) for field in fields} for row in map(json.loads, lines)
        )
        while batch := [model(**row) for row in islice(rows, AT_ONCE)]:
            # raw: exactly these values. A plain save would write today's date where a row says when it was made.
            rows_of._insert(batch, fields=fields, using="default", raw=True)


def _continue_numbering() -> None:
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), manifest.tables()):
            cursor.execute(statement)


@contextmanager
def _files_put_back(archive: zipfile.ZipFile, said: Manifest) -> Iterator[Callable[[], None]]:
    """Unpack uploads beside the present ones; the function given changes places, undone when the rest fails."""
    if not isinstance(default_storage, FileSystemStorage):
        yield lambda: None
        return
    root = Path(default_storage.location)
    fresh, former = root.with_name(f"{root.name}.restoring"), root.with_name(f"{root.name}.former")
    for leftover in (fresh, former):
        shutil.rmtree(leftover, ignore_errors=True)
    fresh.mkdir(parents=True, mode=0o700)

    def change_places() -> None:
        if root.exists():
            root.rename(former)
        fresh.rename(root)

    try:
        for name in said.files:
            path = fresh / name.removeprefix(FILES)
            path.parent.mkdir(parents=True, exist_ok=True)
            with archive.open(name) as content, path.open("wb") as out:
                shutil.copyfileobj(content, out, BLOCK)
        yield change_places
    except BaseException:
        if former.exists():
            shutil.rmtree(root, ignore_errors=True)
            former.rename(root)
        raise
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.rmtree(former, ignore_errors=True)
