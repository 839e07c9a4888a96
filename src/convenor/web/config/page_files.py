"""The files that pages are made with, styles and scripts: whether they were collected, whole and for this version."""

import filecmp
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders

STYLES = "nhsuk/nhsuk.css"
BUILD = "Run: ./dev install, then: convenor migrate"
COLLECT = "Run: convenor migrate"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with them, and the command that mends it."""

    says: str
    mend: str


def fault() -> Fault | None:
    """The first thing wrong, in the order in which it is mended; None when pages can be served."""
    collected, sources = Path(settings.STATIC_ROOT), dict(_sources())
    if STYLES not in sources:
        return Fault("the NHS styles are not built: every page would fail", BUILD)
    manifest = collected / "staticfiles.json"
    if not manifest.exists():
        return Fault("not collected: every page would fail", COLLECT)
    named = json.loads(manifest.read_text(encoding="utf-8")).get("paths", {})
    if lost := [name for name in named.values() if not (collected / name).exists()]:
        return Fault(f"{len(lost)} are missing", COLLECT)
    if stale := [name for name, path in sources.items() if not _same(path, collected / name)]:
        return Fault(f"{len(stale)} are of another version", COLLECT)
    return None


def _sources() -> Iterator[tuple[str, Path]]:
    """Each file as it is before it is collected; of two with one name the first is taken, as in collecting."""
    seen: set[str] = set()
    for finder in get_finders():
        for name, storage in finder.list([]):
            if name not in seen and not Path(name).name.startswith("."):  # notes of how they were built
                seen.add(name)
                yield name, Path(storage.path(name))


def _same(source: Path, copy: Path) -> bool:
    return copy.exists() and filecmp.cmp(source, copy, shallow=False)
