"""What came out of pulses, as a file."""

import argparse
from pathlib import Path
from typing import Any

from convenor.cli.registers import the_one, written
from convenor.cli.saying import Failed, say
from convenor.cli.site import open_site


def offer(commands: Any) -> None:
    pulses = commands.add_parser("pulse", help="take out what came out of pulses")
    what = pulses.add_subparsers(title="commands", metavar="COMMAND", required=True)
    exporting = what.add_parser(
        "export", help="write the results of all closed pulses to a ZIP of CSV and its dictionary; no row is a person"
    )
    exporting.add_argument(
        "--in", dest="slug", metavar="PARTNERSHIP", help="its short name; needed where there are several"
    )
    exporting.add_argument("file", type=Path, metavar="FILE", help="it ends in .zip")
    exporting.set_defaults(run=export)


def export(asked: argparse.Namespace) -> int:
    open_site()
    from convenor.web.pulses import commands

    if asked.file.suffix.lower() != ".zip":
        raise Failed(f"{asked.file}: the name must end in .zip")
    slug = the_one(asked.slug)
    count = 0

    def write(out: Any) -> int:
        nonlocal count
        count = commands.export(slug, out)
        return count

    written(asked.file, write)
    say(f"{asked.file}: the results of {count} closed pulses")
    return 0
