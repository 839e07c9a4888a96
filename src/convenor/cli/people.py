"""Partnerships and the first people in them, from the command line."""

import argparse
from typing import Any

from convenor.cli.saying import say
from convenor.cli.site import open_site, partnership_viewer

ROLES = ("convenor", "leader", "member", "evaluator")


def offer(commands: Any) -> None:
    partnerships = commands.add_parser("partnership", help="start a partnership, or list those there are")
    what = partnerships.add_subparsers(title="commands", metavar="COMMAND", required=True)
    starting = what.add_parser("start", help="start an empty partnership")
    starting.add_argument("name", metavar="NAME")
    starting.add_argument("--slug", help="its short name in addresses; made of the name when not given")
    starting.add_argument("--area", default="", help="the area it serves")
    starting.add_argument("--population", type=int, help="how many people it serves")
    starting.add_argument("--closed", action="store_true", help="only its own people may read who sits where")
    starting.set_defaults(run=start)
    listing = what.add_parser("list", help="the partnerships of this installation")
    listing.set_defaults(run=list_all)
    persons = commands.add_parser("person", help="ask somebody into a partnership")
    what = persons.add_subparsers(title="commands", metavar="COMMAND", required=True)
    inviting = what.add_parser("invite", help="send an invitation to an e-mail address")
    inviting.add_argument("partnership", metavar="PARTNERSHIP", help="its short name, as in its address")
    inviting.add_argument("email", metavar="ADDRESS")
    inviting.add_argument("--role", action="append", choices=ROLES, help="may be given more than once; else convenor")
    inviting.set_defaults(run=invite)
    unlocking = what.add_parser("unlock", help="take off somebody's app, passkeys and recovery codes, all lost")
    unlocking.add_argument("email", metavar="ADDRESS", help="ask for proof of who they are first")
    unlocking.set_defaults(run=unlock)


def start(asked: argparse.Namespace) -> int:
    open_site()
    from convenor.web.kernel.services import start_partnership
    from convenor.web.kernel.viewer import system_viewer

    made = start_partnership(
        by=system_viewer("command"),
        name=asked.name,
        slug=asked.slug,
        area=asked.area,
        population=asked.population,
        register_is_public=not asked.closed,
    )
    say(f"started: /p/{made.slug}/")
    say(f"Next, its governance lead: convenor person invite {made.slug} ADDRESS")
    return 0


def list_all(asked: argparse.Namespace) -> int:
    open_site()
    from convenor.web.kernel.selectors import partnerships_for
    from convenor.web.kernel.viewer import system_viewer

    for partnership in partnerships_for(system_viewer("command")):
        say(f"{partnership.slug:<30} {partnership.name}")
    return 0


def invite(asked: argparse.Namespace) -> int:
    open_site()
    from convenor.web.people.services import invite as ask_in

    ask_in(by=partnership_viewer(asked.partnership), email=asked.email, roles=asked.role or ["convenor"])
    say(f"invited to {asked.partnership}; the letter holds the link, which works for a fortnight")
    return 0


def unlock(asked: argparse.Namespace) -> int:
    open_site()
    from convenor.web.kernel.viewer import system_viewer
    from convenor.web.people.services import take_off_second_guard

    count = take_off_second_guard(by=system_viewer("command"), email=asked.email)
    say(f"{asked.email}: {count} taken off; a password or a link by e-mail is enough now")
    return 0
