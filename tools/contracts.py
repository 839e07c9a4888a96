"""The shape of the code as import contracts, written for every room there is, so that no new room can forget them.

The table below is the only place that says which room stands on which. A room that is missing from it is a failure.
import-linter checks what comes out: `python -m tools.contracts`; `--show` prints the contracts instead.
"""

import ast
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.steps import ROOT, VAR, tool

# Rooms from the top down. A room may read those below it; rooms on one row never meet.
ROWS: tuple[tuple[str, ...], ...] = (
    ("demonstration",),
    ("record", "insight"),
    ("conversations", "pulses"),
    ("listening",),
    ("register",),
    ("bodies",),
    ("partners",),
    ("people",),
    ("ui",),
    ("kernel",),
)
COMPOSITION = "config"  # settings and addresses: above every room, and no room itself
SETTINGS_OF_OPERATORS = "config.environment"  # what an operator gives from outside may be read by any room

# The files of a room from the top down. A room has only those that it needs.
FILES: tuple[tuple[str, ...], ...] = (
    ("urls",),
    ("views", "api"),
    ("forms", "presenters", "evidence", "sheets"),
    ("services", "tasks"),  # a service asks for a job, and a job calls services
    ("selectors",),
    ("rules",),
)
WITHOUT_ROWS = ("urls", "views", "api", "forms", "presenters")  # these never touch models
WITHOUT_THEORY = ("models", "rules", "selectors", "services", "forms")  # evidence is the only bridge
ROW_BASES = {"Model", "PartnershipRow", "DatedRow", "AbstractUser", "AbstractBaseUser"}

NOT_CORE = {"web", "cli", "__main__"}
NOT_IN_CORE = (
    *("django", "jinja2", "granian", "allauth", "csp", "whitenoise", "django_tasks", "django_tasks_db"),  # the site
    *("sqlite3", "psycopg"),  # a database
    *("time", "sched"),  # a clock
    *("socket", "ssl", "http", "ftplib", "smtplib", "asyncio", "requests", "urllib3", "subprocess"),  # a network
    *("secrets", "uuid"),  # chance that nobody can repeat
)
JOINS_THE_THEORY = "diagnosis"


class ShapeError(Exception):
    """The folders do not fit the table."""


@dataclass(frozen=True)
class Contract:
    """One rule for import-linter."""

    name: str
    kind: str
    options: Mapping[str, str | Sequence[str]]


@dataclass(frozen=True)
class Package:
    """The package to check: its name and the folder that holds it (`src`)."""

    name: str
    source: Path

    @property
    def folder(self) -> Path:
        return self.source / self.name

    def has(self, *parts: str) -> bool:
        """Whether there is such a module or package."""
        path = self.folder.joinpath(*parts)
        return path.with_name(f"{path.name}.py").is_file() or (path / "__init__.py").is_file()

    def children(self, *parts: str) -> list[str]:
        """The names of the modules and packages right inside."""
        folder = self.folder.joinpath(*parts)
        names = (path.stem if path.suffix == ".py" else path.name for path in folder.glob("*") if is_code(path))
        return sorted(set(names) - {"__init__"})

    def dotted(self, *parts: str) -> str:
        return ".".join((self.name, *parts))


CONVENOR = Package("convenor", ROOT / "src")


def is_code(path: Path) -> bool:
    return path.suffix == ".py" or (path / "__init__.py").is_file()


def rooms() -> list[str]:
    """Every room, from the top down."""
    return [room for row in ROWS for room in row]


def check_table(package: Package) -> None:
    """Every folder of the site is a room of the table, and the settings name the same rooms."""
    known, found = set(rooms()), set(package.children("web")) - {COMPOSITION}
    if missing := sorted(found - known):
        raise ShapeError(f"not in the table of rooms: {', '.join(missing)}. Add each to ROWS in tools/contracts.py.")
    if gone := sorted(known - found):
        raise ShapeError(f"in the table but not in {package.name}/web: {', '.join(gone)}")
    settings = package.folder / "web" / "config" / "settings.py"
    if settings.exists() and (listed := rooms_of(settings)) != known:
        raise ShapeError(f"ROOMS of the settings differ from the table: {', '.join(sorted(listed ^ known))}")


def rooms_of(settings: Path) -> set[str]:
    """ROOMS as the settings say it, read without running them."""
    for node in ast.parse(settings.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and [getattr(target, "id", "") for target in node.targets] == ["ROOMS"]:
            return set(ast.literal_eval(node.value))
    raise ShapeError(f"{settings.name} has no ROOMS")


def contracts(package: Package = CONVENOR) -> list[Contract]:
    """All of them, in the order of design: rooms, inside each room, then the core."""
    check_table(package)
    return [*between_rooms(package), *inside_rooms(package), *of_the_core(package)]


def between_rooms(package: Package) -> Iterator[Contract]:
    web = package.dotted("web")
    layers = [COMPOSITION] if package.has("web", COMPOSITION) else []
    options: dict[str, str | Sequence[str]] = {
        "layers": [*layers, *(" | ".join(row) for row in ROWS)],
        "containers": [web],
        "exhaustive": "True",
    }
    if package.has("web", *SETTINGS_OF_OPERATORS.split(".")):
        options["ignore_imports"] = [f"{web}.** -> {web}.{SETTINGS_OF_OPERATORS}"]
        options["unmatched_ignore_imports_alerting"] = "none"
    yield Contract("Rooms depend downwards only, and those on one row never meet", "layers", options)
    for room in rooms():
        others = [package.dotted("web", other) for other in rooms() if other != room]
        yield direct(f"No room imports the models of {room}", others, row_modules(package, room))
    if package.has("cli"):
        beneath = [package.dotted(name) for name in package.children() if name not in ("cli", "__main__")]
        yield direct("Nothing imports the command line", beneath, [package.dotted("cli")])


def inside_rooms(package: Package) -> Iterator[Contract]:
    for room in rooms():
        own = row_modules(package, room)
        layers = [[name for name in row if package.has("web", room, name)] for row in FILES]
        layers.append([name.removeprefix(package.dotted("web", room) + ".") for name in own])
        if len(present := [" : ".join(row) for row in layers if row]) > 1:
            options = {"layers": present, "containers": [package.dotted("web", room)]}
            yield Contract(f"Inside {room}: models, rules, selectors, services, forms, views, urls", "layers", options)
        above = [package.dotted("web", room, name) for name in WITHOUT_ROWS if package.has("web", room, name)]
        yield direct(f"Views, forms and presenters of {room} never import models", above, all_row_modules(package))
    theory = [package.dotted("theory"), package.dotted("methods")]
    told = [(room, name) for room in rooms() for name in WITHOUT_THEORY if package.has("web", room, name)]
    yield direct(
        "Only evidence and what shows it knows the theory", [package.dotted("web", *pair) for pair in told], theory
    )


def of_the_core(package: Package) -> Iterator[Contract]:
    core = [name for name in package.children() if name not in NOT_CORE]
    site = [package.dotted(name) for name in ("web", "cli") if package.has(name)]
    modules = [package.dotted(name) for name in core]
    yield Contract(
        "The core knows no site, database, clock, network or chance",
        "forbidden",
        {"source_modules": modules, "forbidden_modules": [*site, *NOT_IN_CORE]},
    )
    for low, high in (("methods", "theory"), ("formats", "theory"), ("theory", "formats"), ("methods", "formats")):
        if package.has(low) and package.has(high):
            yield direct(f"{low} know no {high}", [package.dotted(low)], [package.dotted(high)], indirect=True)
    parts = [name for name in package.children("theory") if name != JOINS_THE_THEORY]
    if len(parts) > 1:
        names = [package.dotted("theory", name) for name in parts]
        yield Contract("Parts of the theory do not import one another", "independence", {"modules": names})
    if package.has("theory", JOINS_THE_THEORY) and parts:
        joined = [package.dotted("theory", name) for name in parts]
        yield direct("Only diagnosis joins the theory", joined, [package.dotted("theory", JOINS_THE_THEORY)])


def direct(name: str, sources: Iterable[str], forbidden: Iterable[str], *, indirect: bool = False) -> Contract:
    """That none of `sources` imports any of `forbidden` itself (with `indirect`: nor through others)."""
    options = {"source_modules": list(sources), "forbidden_modules": list(forbidden)}
    return Contract(name, "forbidden", options if indirect else {**options, "allow_indirect_imports": "True"})


def row_modules(package: Package, room: str) -> list[str]:
    """The modules of a room that hold rows: models, and those that models was divided into."""
    base = package.folder / "web" / room
    paths = [path for path in sorted(base.rglob("*.py")) if "migrations" not in path.parts and holds_rows(path)]
    found = {path.relative_to(base).parts[0].removesuffix(".py") for path in paths}
    named = {"models"} if package.has("web", room, "models") else set()
    return [package.dotted("web", room, name) for name in sorted(found | named)]


def all_row_modules(package: Package) -> list[str]:
    return [name for room in rooms() for name in row_modules(package, room)]


def holds_rows(path: Path) -> bool:
    """Whether a file defines a table: a class on a base of rows that is not abstract itself."""
    classes = [node for node in ast.parse(path.read_text(encoding="utf-8")).body if isinstance(node, ast.ClassDef)]
    return any(ROW_BASES & {last_name(base) for base in node.bases} and not abstract(node) for node in classes)


def last_name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def abstract(node: ast.ClassDef) -> bool:
    metas = [inner for inner in node.body if isinstance(inner, ast.ClassDef) and inner.name == "Meta"]
    return any(
        isinstance(line, ast.Assign) and last_name(line.targets[0]) == "abstract"
        for meta in metas
        for line in meta.body
    )


def as_settings(package: Package) -> str:
    """What import-linter reads."""
    lines = ["[importlinter]", f"root_package = {package.name}"]
    lines += ["include_external_packages = True", "exclude_type_checking_imports = True"]
    for number, contract in enumerate(meaningful(contracts(package))):
        lines += ["", f"[importlinter:contract:{number}]", f"name = {contract.name}", f"type = {contract.kind}"]
        for key, value in contract.options.items():
            lines.append(f"{key} = {value}" if isinstance(value, str) else "\n    ".join([f"{key} =", *value]))
    return "\n".join(lines) + "\n"


def meaningful(found: Iterable[Contract]) -> Iterator[Contract]:
    """Those with something on both sides: a room without forms needs no rule about forms."""
    for contract in found:
        if all(contract.options.get(key, True) for key in ("source_modules", "forbidden_modules")):
            yield contract


def check(package: Package = CONVENOR, cache: Path = VAR / "cache") -> tuple[bool, str]:
    """Run the contracts; whether all are kept, and what import-linter says."""
    try:
        settings = as_settings(package)
    except ShapeError as error:
        return False, str(error)
    cache.mkdir(parents=True, exist_ok=True)
    written = cache / f"contracts-{package.name}.ini"
    written.write_text(settings, encoding="utf-8")
    command = [tool("lint-imports"), "--config", written, "--cache-dir", cache / "import-linter"]
    path = os.pathsep.join([str(package.source), os.environ.get("PYTHONPATH", "")])
    environ = {**os.environ, "PYTHONPATH": path, "NO_COLOR": "1", "COLUMNS": "200"}
    done = subprocess.run(
        [str(part) for part in command], cwd=cache, env=environ, capture_output=True, encoding="utf-8", check=False
    )
    return done.returncode == 0, (done.stdout + done.stderr).partition("Contracts\n---------")[2] or done.stdout


def main(arguments: Sequence[str]) -> int:
    if "--show" in arguments:
        print(as_settings(CONVENOR))
        return 0
    kept, says = check()
    print(says)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
