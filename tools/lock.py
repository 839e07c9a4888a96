"""./dev lock: works out requirements/*.txt anew from pyproject.toml, with hashes and without any address.

dev.txt holds all; run.txt, what a server needs, is chosen from the same versions. What is locked already stays, unless
`--upgrade` asks for the newest. tools.txt (uv itself) and assets.txt (the NHS.UK styles) name one package each and are
made the same way from the version that they name.
"""

import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tools.steps import ROOT, tool

FOLDER = ROOT / "requirements"
EXTRAS = ("--extra", "web", "--extra", "postgres")
COMPILE = (
    *("pip", "compile", "--quiet", "--universal", "--python-version", "3.11"),
    *("--generate-hashes", "--no-emit-index-url", "--no-emit-find-links", "--no-header"),
)
ADDRESS = re.compile(r"(https?|file):|--(index|extra-index|find-links|trusted-host)", re.IGNORECASE)
ONE_PACKAGE = ("tools", "assets")


class AddressInLock(Exception):
    """A lock file would say where packages were fetched from."""


def main(arguments: Sequence[str]) -> int:
    upgrade = [name for name in arguments if name.startswith("--upgrade")]
    write("dev", ["pyproject.toml", *EXTRAS, "--group", "dev", *upgrade])
    write("run", ["pyproject.toml", *EXTRAS, "--constraints", "requirements/dev.txt"])
    for name in ONE_PACKAGE:
        write_one(name)
    return 0


def write(name: str, what: Sequence[str], *options: str) -> None:
    """Make one lock beside the old one and put it in its place when it is whole."""
    target = FOLDER / f"{name}.txt"
    before = target.read_text(encoding="utf-8") if target.exists() else ""
    with tempfile.TemporaryDirectory(dir=FOLDER) as folder:
        fresh = Path(folder, target.name)
        if before:
            fresh.write_text(before, encoding="utf-8")  # uv keeps the versions that it finds there
        run([*what, *options, "--output-file", fresh])
        text = refuse_addresses(fresh.read_text(encoding="utf-8"), target.name)
    if text != before:
        target.write_text(text, encoding="utf-8", newline="\n")
    print(f"  {'wrote' if text != before else 'as before:'} requirements/{target.name}")


def write_one(name: str) -> None:
    """Lock the one package that the file names, without what it depends on."""
    named = re.match(r"[a-z0-9-]+==[0-9.]+", (FOLDER / f"{name}.txt").read_text(encoding="utf-8"))
    if named is None:
        raise SystemExit(f"requirements/{name}.txt names no package and version in its first line.")
    with tempfile.TemporaryDirectory(dir=FOLDER) as folder:
        asked = Path(folder, f"{name}.in")
        asked.write_text(named.group(), encoding="utf-8")
        write(name, [str(asked)], "--no-deps", "--no-annotate")


def run(what: Sequence[str | Path]) -> None:
    command = [tool("uv"), *COMPILE, *what]
    done = subprocess.run([str(part) for part in command], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{done.stdout}{done.stderr}\nThe lock was not changed.")


def refuse_addresses(text: str, name: str) -> str:
    """The same text, which names no registry and no folder of this machine.

    >>> refuse_addresses("django==5.2 --hash=sha256:00", "run.txt")
    'django==5.2 --hash=sha256:00'
    """
    if found := ADDRESS.search(text):
        raise AddressInLock(f"requirements/{name} would hold an address: {found.group()}")
    return text


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
