"""What a back-up says of itself: which version made it, what is in it, and how each part hashes."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.apps import apps
from django.db import connections, models
from django.db.migrations.recorder import MigrationRecorder

from convenor.errors import ConvenorError

FORMAT = "convenor-backup-1"
NAME = "manifest.json"
TABLES = "tables/"
FILES = "files/"
LEFT_OUT = frozenset({"sessions.Session"})


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the archive: how it hashes, and for a table how many rows it holds."""

    sha256: str
    rows: int = 0


@dataclass(frozen=True, slots=True)
class Manifest:
    """The first thing a restore looks at."""

    version: str
    made_at: str
    migrations: tuple[str, ...]
    heads: tuple[str, ...]
    parts: Mapping[str, Part]

    @property
    def rows(self) -> int:
        return sum(part.rows for part in self.parts.values())

    @property
    def files(self) -> list[str]:
        return [name for name in self.parts if name.startswith(FILES)]

    def written(self) -> str:
        return json.dumps({"format": FORMAT, **asdict(self)}, ensure_ascii=False, indent=1)


def read(text: bytes) -> Manifest:
    """The manifest, or ConvenorError when this is no back-up of ours."""
    try:
        said: dict[str, Any] = json.loads(text)
        if said.pop("format") != FORMAT:
            raise ValueError("another format")
        parts = {str(name): Part(**part) for name, part in said.pop("parts").items()}
        return Manifest(
            version=str(said["version"]),
            made_at=str(said["made_at"]),
            migrations=tuple(said["migrations"]),
            heads=tuple(said["heads"]),
            parts=parts,
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ConvenorError("backup_unreadable") from error


def tables() -> list[type[models.Model]]:
    """Every table whose rows are kept, in a steady order."""
    kept = [model for model in apps.get_models(include_auto_created=True) if model._meta.label not in LEFT_OUT]
    return [model for model in kept if model._meta.managed and not model._meta.proxy]


def columns(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    return list(model._meta.local_concrete_fields)


def migrations(alias: str = "default") -> tuple[str, ...]:
    """The migrations a database has had, of the apps that are installed."""
    applied: Iterable[tuple[str, str]] = MigrationRecorder(connections[alias]).applied_migrations()
    return tuple(sorted(f"{app}.{name}" for app, name in applied))
