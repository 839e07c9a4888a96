"""How long a register of 42 systems and 5,000 seats takes to come in, and how much memory it takes to stream out.

Run by hand: `python -m benchmarks.register_import`. It works in a database of its own, in a temporary folder. Times are
given as multiples of the time that openpyxl alone needs to read the same file in the same run.
"""

import os
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Iterator, Mapping
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

SYSTEMS, SEATS = 42, 5_000


def rows(systems: int, seats: int) -> dict[str, list[dict[str, Any]]]:
    """Made-up systems, each with a board, places and groups, their partners, people and seats."""
    made: dict[str, list[dict[str, Any]]] = {
        name: [] for name in ("partnership", "partners", "people", "affiliations", "communities", "bodies", "seats")
    }
    made |= {name: [] for name in ("terms", "delegations", "topics", "affected")}
    made["partnership"].append({"name": f"{systems} systems"})
    for system in range(systems):
        _system(made, system, bodies=14)
    bodies = [row["ref"] for row in made["bodies"]]
    partners = [row["ref"] for row in made["partners"]]
    for number in range(seats):
        body = bodies[number % len(bodies)]
        seat, person = f"S{number}", f"H{number * 3 // 5}"
        if number * 3 // 5 >= len(made["people"]):
            made["people"].append({"ref": person, "name": f"Person {person}", "email": f"{person}@example.org"})
            partner = partners[number % len(partners)]
            made["affiliations"].append(
                {"ref": f"A{number}", "person": person, "partner": partner, "title": "Director"}
            )
        made["seats"].append(
            {
                "ref": seat,
                "body": body,
                "title": f"Member {number // len(bodies) + 1}",
                "seat_class": "partner",
                "partner": partners[number % len(partners)],
                "voting": True,
            }
        )
        made["terms"].append({"ref": f"T{number}", "seat": seat, "person": person, "starts": date(2025, 4, 1)})
    return made


def _system(made: dict[str, list[dict[str, Any]]], system: int, bodies: int) -> None:
    for number in range(30):
        kinds = {"kind": "charity", "sector": "voluntary", "accountability": ["contractual"]}
        made["partners"].append({"ref": f"P{system}-{number}", "name": f"Partner {number} of system {system}", **kinds})
    for number in range(12):
        named = {"ref": f"C{system}-{number}", "name": f"Community {number} of system {system}"}
        made["communities"].append({**named, "kind": "patients", "about": "People who live here."})
    for number in range(bodies):
        ref, top = f"B{system}-{number}", f"B{system}-0"
        made["bodies"].append(
            {
                "ref": ref,
                "name": f"Body {number} of system {system}",
                "kind": "committee",
                "tier": "system" if number == 0 else "place",
                "level": "executive",
                "parent": top if number else None,
                "decision_rule": "consensus",
            }
        )
        made["topics"].append({"ref": f"M{ref}", "body": ref, "title": f"What to do about {ref}", "status": "open"})
        for affected in range(4):
            community = f"C{system}-{(number + affected) % 12}"
            made["affected"].append(
                {"ref": f"F{ref}-{affected}", "body": ref, "topic": f"M{ref}", "community": community}
            )


def say(line: str) -> None:
    """A line of the result."""
    sys.stdout.write(f"{line}\n")


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        os.environ["CONVENOR_HOME"] = home
        os.environ["DJANGO_SETTINGS_MODULE"] = "convenor.web.config.settings"
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        _measure(Path(home))


def _measure(home: Path) -> None:
    from openpyxl import load_workbook

    from convenor.formats.tables import Table, Value
    from convenor.formats.workbook_out import StartPage, write_workbook
    from convenor.web.register.commands import import_file
    from convenor.web.register.tables import TABLES

    made = rows(SYSTEMS, SEATS)

    def filled(table: Table) -> Iterator[Mapping[str, Value]]:
        for row in made.get(table.name, []):
            yield {column.name: row.get(column.name, column.blank) for column in table.columns}

    path = home / "big.xlsx"
    with path.open("wb") as out:
        write_workbook(out, TABLES, filled, StartPage("Benchmark", ()))
    began = time.perf_counter()
    book = load_workbook(path, read_only=True)
    cells = sum(1 for sheet in book.worksheets for row in sheet.iter_rows() for _cell in row)
    book.close()
    alone = time.perf_counter() - began
    began = time.perf_counter()
    if import_file(path, "big", "Big") != 0:
        raise SystemExit("the file was refused")
    took = time.perf_counter() - began
    count = sum(len(lines) for lines in made.values())
    say(f"{count:,} rows, {cells:,} cells, {path.stat().st_size / 1e6:.1f} MB")
    say(f"openpyxl alone reads it in {alone:.1f} s; read, checked, put in and audited in {took:.1f} s")
    say(f"ratio {took / alone:.1f}; one minute is {60 / took:.1f} times as long")
    _memory(home, filled_small=rows(SYSTEMS // 4, SEATS // 4))


def _memory(home: Path, filled_small: dict[str, list[dict[str, Any]]]) -> None:
    """The most memory that writing takes, for a register and for one of a quarter of its size."""
    from convenor.formats.workbook_out import StartPage, write_workbook
    from convenor.web.register.commands import export, import_file
    from convenor.web.register.tables import TABLES

    path = home / "small.xlsx"
    with path.open("wb") as out:
        write_workbook(
            out,
            TABLES,
            lambda table: (
                {column.name: row.get(column.name, column.blank) for column in table.columns}
                for row in filled_small.get(table.name, [])
            ),
            StartPage("Benchmark", ()),
        )
    if import_file(path, "small", "Small") != 0:
        raise SystemExit("the file was refused")
    for kind in ("xlsx", "csv", "json"):
        export("small", kind, BytesIO())  # whatever is imported and remembered once, is now
        for slug in ("small", "big"):
            with (home / f"{slug}.{kind}").open("wb") as out:
                tracemalloc.start()
                began = time.perf_counter()
                export(slug, kind, out)
                took, (_now, most) = time.perf_counter() - began, tracemalloc.get_traced_memory()
                tracemalloc.stop()
            say(f"{kind}, {slug}: at most {most / 1e6:.1f} MB at once, {took:.1f} s (traced)")


if __name__ == "__main__":
    main()
