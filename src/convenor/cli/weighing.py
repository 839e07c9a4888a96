"""Reading a conversation from its files, without a site: common ground, groups where earned, what divides whom."""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from convenor.cli.saying import Failed
from convenor.errors import ConvenorError


def offer(commands: Any) -> None:
    weighing = commands.add_parser(
        "opinions",
        help="say what people who voted on statements agree on, and what divides them",
        description=(
            "Reads votes on statements in Polis's export format and says whether there are groups at all, what nearly"
            " everyone can live with, what divides whom and who misreads whom. See docs/reference/opinions.md."
        ),
    )
    weighing.add_argument("votes", metavar="VOTES.csv", help="one row a vote: timestamp, comment-id, voter-id, vote")
    weighing.add_argument("--comments", metavar="FILE", help="the statements: comment-id, comment-body, moderated …")
    weighing.add_argument("--people", metavar="FILE", help="a row a person: voter-id, then sector, organisation …")
    weighing.add_argument("--guesses", metavar="FILE", help="what people believe most of another community says")
    weighing.add_argument("--axis", help="which column of the people the guesses are about")
    weighing.add_argument("--entitled", type=_from(1), metavar="N", help="how many may vote in all, if that is known")
    weighing.add_argument("--sign", choices=("1", "-1"), help="the sign of agreeing in the file; else it is found out")
    weighing.add_argument("--k", type=int, choices=range(2, 6), help="fix the number of groups, earned or not")
    weighing.add_argument(
        "--method", choices=("polis", "robust"), default="polis", help="robust: for sparse votes of many"
    )
    weighing.add_argument("--seed", type=_from(0), default=0, help="of all lots drawn")
    weighing.add_argument("--title", default="", help="what people were asked, as the heading of --html")
    weighing.add_argument("--compat", action="store_true", help="work out Polis's own mathematics too (with --json)")
    shown = weighing.add_mutually_exclusive_group()
    shown.add_argument("--json", action="store_true", help="for a program to read, and for `convenor rerun`")
    shown.add_argument("--html", action="store_true", help="one page to read and print")
    weighing.set_defaults(run=opinions)
    again = commands.add_parser("rerun", help="work out a report of `convenor opinions --json` again")
    again.add_argument("report", metavar="REPORT.json")
    again.set_defaults(run=rerun)


def _from(least: int) -> Callable[[str], int]:
    """A whole number of at least so many, said as such by the command."""

    def number(text: str) -> int:
        value = int(text)
        if value < least:
            raise argparse.ArgumentTypeError(f"{value} is below {least}")
        return value

    return number


def opinions(asked: argparse.Namespace) -> int:
    """Read everything, then say it."""
    from convenor.cli.opinions.asking import Asked
    from convenor.methods.opinions import Settings

    settings = Settings(asked.method, asked.k, asked.compat, asked.seed)
    given = Asked(
        asked.votes,
        asked.comments,
        asked.people,
        asked.guesses,
        asked.axis,
        asked.entitled,
        int(asked.sign) if asked.sign else None,
        settings,
    )
    found = _found(given)
    if asked.json or asked.compat:
        from convenor.cli.opinions.as_data import as_data

        _write(as_data(found))
    elif asked.html:
        from convenor.cli.opinions.as_page import page

        sys.stdout.write(page(found, asked.title))
    else:
        from convenor.cli.opinions.as_text import as_text

        sys.stdout.write(as_text(found))
    sys.stdout.flush()
    return 0


def rerun(asked: argparse.Namespace) -> int:
    """The same numbers from the same files; it says so where a file is no longer the same."""
    from convenor.cli.opinions.as_data import as_data

    report = _report(Path(asked.report))
    given = _read_again(report, Path(asked.report))
    found = _found(given.found_from(Path(asked.report).parent))
    if changed := [key for key, sum_now in found.asked.checksums.items() if given.checksums.get(key) != sum_now]:
        files = ", ".join(changed)
        raise Failed(f"the file of {files} has changed since that report. Bring back the one it was made of")
    _write(as_data(found) | {"asked": given.as_data()})
    return 0


def _read_again(report: dict[str, Any], path: Path) -> Any:
    from convenor.cli.opinions.asking import Asked
    from convenor.cli.opinions.words import fault

    try:
        return Asked.from_data(report)
    except ConvenorError as error:
        raise Failed(f"{path}: {fault(error)}") from error


def _found(given: Any) -> Any:
    from convenor.cli.opinions.asking import find
    from convenor.cli.opinions.words import fault

    try:
        return find(given)
    except FileNotFoundError as error:
        raise Failed(f"{error.filename} is not there. Check its name") from error
    except OSError as error:
        raise Failed(f"{error.filename or given.votes} cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise Failed("a file is not in UTF-8. Save it again as “CSV UTF-8”") from error
    except ConvenorError as error:
        raise Failed(fault(error)) from error


def _report(path: Path) -> dict[str, Any]:
    from convenor.cli.opinions.words import FAULTS

    try:
        read = json.loads(path.read_text(encoding="utf-8"))
        asked = read["asked"]
    except OSError as error:
        raise Failed(f"{path} cannot be read: {error.strerror or error}") from error
    except (ValueError, KeyError, TypeError) as error:
        raise Failed(f"{path}: {FAULTS['not_a_report']}") from error
    if not isinstance(asked, dict):
        raise Failed(f"{path}: {FAULTS['not_a_report']}")
    return asked


def _write(data: dict[str, Any]) -> None:
    json.dump(data, sys.stdout, ensure_ascii=False, allow_nan=False)
    sys.stdout.write("\n")
