"""Writes docs/reference, or with `--check` says which page differs from what the code says now."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from tools.docs import audit, commands, items, pulse_results, register, rooms, settings, theory
from tools.steps import ROOT

FOLDER = ROOT / "docs" / "reference"
PAGES: Mapping[str, Callable[[], str]] = {
    "settings.md": settings.page,
    "commands.md": commands.page,
    "rooms.md": rooms.page,
    "register.md": register.page,
    "audit.md": audit.page,
    "items.md": items.page,
    "pulse-results.md": pulse_results.page,
    **theory.pages(),
}
NOTE = "<!-- Written by ./dev docs from the code. Change the code, not this page. -->\n\n"


def stale(folder: Path = FOLDER, pages: Mapping[str, Callable[[], str]] = PAGES) -> dict[str, str]:
    """The pages that differ from what is written, with what they should say."""
    wanted = {name: NOTE + make().strip() + "\n" for name, make in pages.items()}
    return {name: text for name, text in wanted.items() if text != written(folder / name)}


def written(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def main(arguments: list[str]) -> int:
    found = stale()
    if "--check" in arguments:
        print(
            "\n".join(f"docs/reference/{name} is out of date: ./dev docs" for name in found) or "all pages are current"
        )
        return 1 if found else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in found.items():
        (FOLDER / name).parent.mkdir(parents=True, exist_ok=True)
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
        print(f"wrote docs/reference/{name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
