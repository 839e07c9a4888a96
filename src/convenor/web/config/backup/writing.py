"""Making a back-up: whole or not at all."""

import hashlib
import json
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from django.core.files.storage import FileSystemStorage, default_storage
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from convenor import __version__
from convenor.errors import ConvenorError
from convenor.web.config.backup import manifest
from convenor.web.config.backup.manifest import Manifest, Part
from convenor.web.config.backup.snapshot import snapshot
from convenor.web.kernel import audit
from convenor.web.kernel.clock import now
from convenor.web.kernel.verification import heads
from convenor.web.kernel.viewer import system_viewer

BLOCK = 1 << 20


def back_up(target: Path) -> Manifest:
    """Write everything into one file that its owner alone can read. Nothing is left behind when that fails."""
    if target.exists():
        raise ConvenorError("backup_exists", file=target)
    audit.record(by=system_viewer("command"), verb="backup.make", subject=audit.INSTALLATION)
    unfinished = target.with_name(f"{target.name}.part")
    try:
        handle = os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
    except OSError as error:
        raise ConvenorError("backup_not_written", file=target, why=error.strerror) from error
    try:
        with os.fdopen(handle, "wb") as out:
            made = _write(out)
            out.flush()
            os.fsync(out.fileno())
        os.replace(unfinished, target)
    except OSError as error:
        raise ConvenorError("backup_not_written", file=target, why=error.strerror) from error
    finally:
        unfinished.unlink(missing_ok=True)
    return made


def _write(out: IO[bytes]) -> Manifest:
    parts: dict[str, Part] = {}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        with snapshot() as alias:
            for model in manifest.tables():
                name = f"{manifest.TABLES}{model._meta.label_lower}.jsonl"
                parts[name] = _add(archive, name, _rows(model, alias))
            made = Manifest(
                version=__version__,
                made_at=now().isoformat(timespec="seconds"),
                migrations=manifest.migrations(alias),
                heads=tuple(map(str, heads(alias))),
                parts=parts,
            )
        for path, name in _uploads():
            parts[name] = _add(archive, name, _blocks(path))
        archive.writestr(manifest.NAME, made.written())
    return made


def _rows(model: type[models.Model], alias: str) -> Iterator[bytes]:
    names = [field.attname for field in manifest.columns(model)]
    rows = model._base_manager.using(alias).order_by("pk").values(*names)
    for row in rows.iterator(chunk_size=2000):
        yield json.dumps(row, cls=Encoder, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


class Encoder(DjangoJSONEncoder):
    """Django's, with every microsecond kept."""

    def default(self, o: Any) -> Any:
        return o.isoformat() if hasattr(o, "isoformat") else super().default(o)


def _add(archive: zipfile.ZipFile, name: str, chunks: Iterator[bytes]) -> Part:
    digest, count = hashlib.sha256(), 0
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    with archive.open(entry, "w", force_zip64=True) as out:
        for chunk in chunks:
            out.write(chunk)
            digest.update(chunk)
            count += 1
    return Part(digest.hexdigest(), count if name.startswith(manifest.TABLES) else 0)


def _uploads() -> Iterator[tuple[Path, str]]:
    if not isinstance(default_storage, FileSystemStorage):
        return
    root = Path(default_storage.location)
    for path in sorted(root.rglob("*")):
        if path.is_file():
            yield path, manifest.FILES + path.relative_to(root).as_posix()


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            yield block
