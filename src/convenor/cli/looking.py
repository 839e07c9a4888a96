"""Looking after an installation: what is wrong with it, and whether its audit is unbroken."""

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from convenor.cli.saying import Failed, complain, say
from convenor.cli.site import open_site


def offer(commands: Any) -> None:
    examining = commands.add_parser("doctor", help="say what is wrong with this installation, and how to mend it")
    examining.add_argument(
        "--mail-to", default="", metavar="ADDRESS", help="send a letter there, to see that mail arrives"
    )
    examining.add_argument("--json", action="store_true", help="for a program to read")
    examining.set_defaults(run=doctor)
    auditing = commands.add_parser("audit", help="check the audit, or note its head to keep elsewhere")
    what = auditing.add_subparsers(title="commands", metavar="COMMAND", required=True)
    verifying = what.add_parser("verify", help="find entries that were changed, taken out or put in another order")
    verifying.add_argument("--chain", help="one chain alone, as in partnership:3")
    verifying.add_argument("--head", type=Path, metavar="FILE", help="compare with heads noted earlier")
    verifying.set_defaults(run=verify)
    heading = what.add_parser("head", help="print the heads, to keep where nobody of this machine can change them")
    heading.set_defaults(run=head)
    protecting = what.add_parser("protect", help="put back the database's refusal to change entries")
    protecting.set_defaults(run=protect)


def doctor(asked: argparse.Namespace) -> int:
    open_site(migrated=False)
    from convenor.web.config.doctor import State, examine

    found = []
    for item in examine(mail_to=asked.mail_to):
        found.append(item)
        if not asked.json:
            say(f"{item.state:<8} {item.matter}: {item.says}")
            if item.mend:
                say(f"{'':<8} → {item.mend}")
    bad = sum(item.state is State.WRONG for item in found)
    if asked.json:
        say(json.dumps([asdict(item) for item in found], ensure_ascii=False, indent=2))
    else:
        say(f"\n{bad} wrong" if bad else "\nnothing is wrong")
    return 1 if bad else 0


def verify(asked: argparse.Namespace) -> int:
    open_site()
    from convenor.web.kernel.verification import read_heads
    from convenor.web.kernel.verification import verify as verify_audit
    from convenor.web.ui.wording import say as worded

    try:
        against = read_heads(asked.head.read_text(encoding="utf-8")) if asked.head else ()
    except (OSError, UnicodeDecodeError) as error:
        raise Failed(f"{asked.head} cannot be read") from error
    found = verify_audit(asked.chain, against=against)
    for fault in found.faults:
        complain(worded(fault))
    if found.sound:
        say(
            f"{found.entries} entries, unbroken"
            + (f"; {len(against)} heads noted earlier still hold" if against else "")
        )
    return 0 if found.sound else 1


def head(asked: argparse.Namespace) -> int:
    open_site()
    from convenor.web.kernel.clock import now
    from convenor.web.kernel.verification import heads

    say(f"# heads of the audit, {now():%Y-%m-%dT%H:%M:%SZ}. Keep this where nobody of that machine can change it.")
    for each in heads():
        say(str(each))
    return 0


def protect(asked: argparse.Namespace) -> int:
    open_site()
    from django.db import connection

    from convenor.web.kernel import audit, protection
    from convenor.web.kernel.viewer import system_viewer

    if protection.is_protected(connection):
        say("it is in place")
        return 0
    protection.protect(connection)
    audit.record(by=system_viewer("command"), verb="audit.protect", subject=audit.INSTALLATION)
    say("put back; the audit notes it")
    return 0
