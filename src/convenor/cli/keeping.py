"""Keeping copies: a back-up in one file, and restoring it."""

import argparse
from pathlib import Path
from typing import Any

from convenor.cli.saying import say
from convenor.cli.site import open_site


def offer(commands: Any) -> None:
    keeping = commands.add_parser("backup", help="write everything into one file, while the site goes on")
    keeping.add_argument("file", type=Path, metavar="FILE", help="it must not exist yet; it will hold personal data")
    keeping.set_defaults(run=backup)
    restoring = commands.add_parser("restore", help="put a back-up in the place of what the database holds")
    restoring.add_argument("file", type=Path, metavar="FILE")
    restoring.add_argument("--replace", action="store_true", help="even though the database is not empty")
    restoring.set_defaults(run=restore)


def backup(asked: argparse.Namespace) -> int:
    open_site()
    from convenor.web.config.backup import back_up

    made = back_up(asked.file)
    say(f"{asked.file}: {made.rows} rows and {len(made.files)} uploads, each part hashed")
    say("Keep it as safe as the site itself: it holds people's names and addresses.")
    return 0


def restore(asked: argparse.Namespace) -> int:
    open_site()
    from convenor.web.config.backup import restore as put_back
    from convenor.web.config.page_files import fault

    said = put_back(asked.file, replace=asked.replace)
    say(
        f"restored {said.rows} rows and {len(said.files)} uploads as they were at {said.made_at}; the audit is unbroken"
    )
    say("Everybody must sign in again.")
    if found := fault():  # a back-up holds records, not the styles of pages
        say(f"Before you serve it: the files of pages: {found.says}. {found.mend}")
    return 0
