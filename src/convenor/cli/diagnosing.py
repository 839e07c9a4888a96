"""Diagnosing from a file of ratings, without a site: what the theory says of each case, as words, data or a page."""

import argparse
import io
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

from convenor.cli.diagnoses.words import fault
from convenor.cli.saying import Failed
from convenor.errors import ConvenorError
from convenor.formats.cases import Case, cases
from convenor.theory.constructs import CONSTRUCTS
from convenor.theory.propositions.conditions import FACTS

CHUNK = 1 << 20


def offer(commands: Any) -> None:
    diagnosing = commands.add_parser(
        "diagnose",
        help="say what the theory and 60 real cases suggest for each row of a CSV file of ratings",
        description=(
            "Reads a CSV file of one case a row and one construct a column, rated 1 to 5, and says where each case"
            " stands, how sure that is, and what to do next. Blank cells are allowed. See docs/reference/diagnose.md."
        ),
    )
    diagnosing.add_argument("file", metavar="FILE", help="a CSV file, or - for standard input")
    shown = diagnosing.add_mutually_exclusive_group()
    shown.add_argument("--json", action="store_true", help="for a program to read")
    shown.add_argument("--html", action="store_true", help="one page to print, with the model drawn")
    diagnosing.set_defaults(run=diagnose)


def diagnose(asked: argparse.Namespace) -> int:
    """Read twice: once to find what is wrong, before anything is said; once to say it, row by row."""
    try:
        with _opened(asked.file) as lines:
            for _case in _read(lines):
                pass
            lines.seek(0)
            write = _json if asked.json else _html if asked.html else _text
            write(_read(lines), sys.stdout)
            sys.stdout.flush()
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        raise Failed(
            f"{asked.file} cannot be read: {error.strerror or error}. Check its name and who may read it"
        ) from error
    except UnicodeDecodeError as error:
        raise Failed(f"{asked.file} is not in UTF-8. Save it again as “CSV UTF-8”") from error
    except ConvenorError as error:
        raise Failed(f"{asked.file}: {fault(error)}") from error
    return 0


def _read(lines: IO[str]) -> Iterator[Case]:
    return cases(lines, scales=list(CONSTRUCTS), facts=list(FACTS))


@contextmanager
def _opened(name: str) -> Iterator[IO[str]]:
    """The file as text that can be read twice; standard input is put aside on disk first."""
    if name != "-":
        with Path(name).open(encoding=_encoding(Path(name)), newline="") as lines:
            yield lines
        return
    with TemporaryFile("w+b") as kept:
        while chunk := sys.stdin.buffer.read(CHUNK):
            kept.write(chunk)
        kept.seek(0)
        yield io.TextIOWrapper(kept, encoding="utf-8-sig", newline="")


def _encoding(path: Path) -> str:
    with path.open("rb") as data:
        start = data.read(2)
    return "utf-16" if start in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"


def _json(found: Iterator[Case], out: IO[str]) -> None:
    from convenor.cli.diagnoses.as_data import as_data
    from convenor.cli.diagnoses.judging import judge

    out.write('{"diagnoses": [')
    for number, case in enumerate(found):
        out.write(",\n" if number else "\n")
        out.write(json.dumps(as_data(case.name, judge(case)), ensure_ascii=False, allow_nan=False))
    out.write("\n]}\n")


def _text(found: Iterator[Case], out: IO[str]) -> None:
    from convenor.cli.diagnoses.as_text import as_text
    from convenor.cli.diagnoses.judging import judge

    count = 0
    for case in found:
        count += 1
        out.write(f"{as_text(case.name, judge(case))}\n")
    if not count:
        out.write("The file names columns but holds no case.\n")
    else:
        out.write("What 60 documented collaborations looked like, never a prediction; see docs/why/theory.md.\n")


def _html(found: Iterator[Case], out: IO[str]) -> None:
    from convenor.cli.diagnoses.as_page import pages
    from convenor.cli.diagnoses.judging import judge

    for part in pages((case.name, judge(case)) for case in found):
        out.write(part)
