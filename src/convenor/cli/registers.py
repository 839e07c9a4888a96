"""The register in and out of files."""

import argparse
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

from convenor.cli.saying import Failed, say
from convenor.cli.site import open_site

KINDS = {".xlsx": "xlsx", ".zip": "csv", ".json": "json"}


def offer(commands: Any) -> None:
    registers = commands.add_parser("register", help="check a file, put it in, take the register out")
    what = registers.add_subparsers(title="commands", metavar="COMMAND", required=True)
    reading = argparse.ArgumentParser(add_help=False)
    reading.add_argument("file", type=Path, metavar="FILE", help="a workbook, a ZIP or folder of CSV files, or JSON")
    reading.add_argument("--blanks-empty", action="store_true", help="an empty cell empties what the register says")
    which = argparse.ArgumentParser(add_help=False)
    which.add_argument(
        "--in", dest="slug", metavar="PARTNERSHIP", help="its short name; needed where there are several"
    )
    checking = what.add_parser("check", parents=[reading, which], help="say what a file would change; change nothing")
    checking.set_defaults(run=check)
    importing = what.add_parser("import", parents=[reading, which], help="put a file in, whole or not at all")
    importing.add_argument(
        "--leave-aside", action="store_true", help="sheets and columns that have no place in the register are not meant"
    )
    importing.add_argument("--start", metavar="NAME", help="start a partnership of this name with it")
    importing.set_defaults(run=import_)
    exporting = what.add_parser("export", parents=[which], help="write the whole register to a file")
    exporting.add_argument("file", type=Path, metavar="FILE", help="it ends in .xlsx, .zip (CSV files) or .json")
    exporting.set_defaults(run=export)
    templating = what.add_parser("template", help="write the empty template, with examples")
    templating.add_argument("file", type=Path, metavar="FILE", help="it ends in .xlsx or .zip (CSV files)")
    templating.set_defaults(run=template)

    organisations = commands.add_parser("ods", help="bring partners in from a file of the Organisation Data Service")
    ods = organisations.add_subparsers(title="commands", metavar="COMMAND", required=True)
    codes = argparse.ArgumentParser(add_help=False)
    codes.add_argument("file", type=Path, metavar="FILE", help="its CSV, or ORD or FHIR R4 in JSON")
    looking = ods.add_parser("check", parents=[codes, which], help="say what a file would change; change nothing")
    looking.set_defaults(run=ods_check)
    bringing = ods.add_parser("import", parents=[codes, which], help="bring a file in, whole or not at all")
    bringing.set_defaults(run=ods_import)


def ods_check(asked: argparse.Namespace) -> int:
    open_site()
    from convenor.web.partners import commands

    return _said(commands.ods_check(asked.file, the_one(asked.slug)))


def ods_import(asked: argparse.Namespace) -> int:
    open_site()
    from convenor.web.partners import commands

    return _said(commands.ods_import(asked.file, the_one(asked.slug)))


def _said(outcome: Any) -> int:
    for line in outcome.lines:
        say(line)
    return 0 if outcome.ok else 1


def check(asked: argparse.Namespace) -> int:
    open_site()
    from convenor.web.register import commands

    return commands.check(asked.file, the_one(asked.slug), blanks_empty=asked.blanks_empty)


def import_(asked: argparse.Namespace) -> int:
    open_site()
    from django.utils.text import slugify

    from convenor.web.register import commands

    slug = asked.slug or (slugify(asked.start)[:50].strip("-") if asked.start else the_one(None))
    return commands.import_file(
        asked.file, slug, asked.start, blanks_empty=asked.blanks_empty, leave_aside=asked.leave_aside
    )


def export(asked: argparse.Namespace) -> int:
    kind = _kind(asked.file, KINDS)
    open_site()
    from convenor.web.register import commands

    slug = the_one(asked.slug)
    written(asked.file, lambda out: commands.export(slug, kind, out))
    say(f"{asked.file}: the whole register of {slug}")
    return 0


def template(asked: argparse.Namespace) -> int:
    kind = _kind(asked.file, {end: kind for end, kind in KINDS.items() if kind != "json"})
    open_site(migrated=False)
    from convenor.web.register import commands

    written(asked.file, lambda out: commands.template(kind, out))
    say(f"{asked.file}: fill it in, then: convenor register check {asked.file}")
    return 0


def the_one(slug: str | None) -> str:
    """The partnership named, or the only one there is."""
    if slug:
        return slug
    from convenor.web.kernel.selectors import partnerships_for
    from convenor.web.kernel.viewer import system_viewer

    slugs = sorted(partnership.slug for partnership in partnerships_for(system_viewer("command")))
    if not slugs:
        raise Failed("there is no partnership yet; start one from the file: convenor register import FILE --start NAME")
    if len(slugs) > 1:
        raise Failed(f"there are several partnerships; say which, with --in: {', '.join(slugs)}")
    return slugs[0]


def _kind(file: Path, kinds: dict[str, str]) -> str:
    if file.suffix.lower() not in kinds:
        raise Failed(f"{file}: the name must end in {' or '.join(kinds)}")
    return kinds[file.suffix.lower()]


def written(file: Path, write: Callable[[BinaryIO], int]) -> None:
    """Write the file whole or not at all."""
    unfinished = file.with_name(f"{file.name}.part")
    try:
        with unfinished.open("wb") as out:
            write(out)
        os.replace(unfinished, file)
    except OSError as error:
        raise Failed(f"{file} cannot be written ({error.strerror})") from error
    finally:
        unfinished.unlink(missing_ok=True)
