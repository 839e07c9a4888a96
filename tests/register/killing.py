"""Puts a file in the register and takes it out again, in a child that is killed in the midst. Run by test_killed.

`python killing.py TIMES`: a line for each time: what was being done, and whether it is done or not at all. The child
kills itself at a statement to the database, each time a later one, so that no clock decides where it dies.
"""

import json
import os
import signal
import sys
from contextlib import suppress

import django


def file() -> bytes:
    """Forty bodies with ten seats each, all held."""
    bodies = [
        {"id": f"B{n}", "name": f"Body {n}", "classification": "board", "convenor": {"table": "bodies", **WHERE}}
        for n in range(40)
    ]
    seats = [(f"B{n}", f"S{n}-{m}", f"P{n}-{m}") for n in range(40) for m in range(10)]
    return json.dumps(
        {
            "organizations": bodies,
            "persons": [{"id": person, "name": f"Person {person}"} for _body, _seat, person in seats],
            "posts": [
                {"id": seat, "label": seat, "role": "partner", "organization_id": body, "convenor": {"voting": True}}
                for body, seat, _person in seats
            ],
            "memberships": [
                {"id": f"T{seat}", "post_id": seat, "person_id": person, "start_date": "2026-01-01"}
                for _body, seat, person in seats
            ],
        }
    ).encode()


WHERE = {"tier": "place", "level": "executive"}


def main(times: int) -> None:
    from django.db import connection

    from convenor.web.kernel.clock import now
    from convenor.web.kernel.services import start_partnership
    from convenor.web.kernel.viewer import system_viewer
    from convenor.web.register.services import apply_import, look_at_file, undo_import

    pk = start_partnership(by=system_viewer("test"), name="Killed").pk
    by = system_viewer("test", pk)

    def look() -> str:
        return look_at_file(by=by, name="killed.json", data=file(), blanks_empty=False, now=now()).ref

    def statements(do) -> int:
        counted = CountedOrKilled()
        with connection.execute_wrapper(counted):
            do()
        return counted.statements

    ref = look()
    long = {"in": statements(lambda: apply_import(by=by, ref=ref, now=now()))}
    long["out"] = statements(lambda: undo_import(by=by, ref=ref, now=now()))
    ref = look()
    for doing, do in (("in", apply_import), ("out", undo_import)):
        points = [1 + (long[doing] - 1) * step // (times - 1) for step in range(times)]
        for at in [*points, long[doing] + 1]:  # the last is past the last statement: it is left to end
            connection.close()
            child = os.fork()
            if child == 0:
                with suppress(BaseException), connection.execute_wrapper(CountedOrKilled(at)):
                    do(by=by, ref=ref, now=now())
                os._exit(0)
            os.waitpid(child, 0)
            sys.stdout.write(f"{doing} {'done' if state_of(pk, ref) == doing else 'not'}\n")


class CountedOrKilled:
    """Counts statements to the database; at the one it was given, kills its own process without a word."""

    def __init__(self, at: int = 0) -> None:
        self.at, self.statements = at, 0

    def __call__(self, execute, sql, params, many, context):
        self.statements += 1
        if self.statements == self.at:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, params, many, context)


def state_of(pk: int, ref: str) -> str:
    """In or out: whole or not at all, and the audit and the list of files say the same."""
    from convenor.web.kernel.models import AuditEntry
    from convenor.web.kernel.verification import verify
    from convenor.web.register.models import Import
    from convenor.web.register.tables import SHEETS

    counts = {sheet.table.name: sheet.model.objects.count() for sheet in SHEETS if not sheet.table.alone}
    held = {name: count for name, count in counts.items() if count}
    imported = Import.objects.get(ref=ref)
    whole = {"bodies": 40, "people": 400, "seats": 400, "terms": 400}
    is_in = imported.applied_at is not None and imported.undone_at is None
    if held != (whole if is_in else {}):
        raise SystemExit(f"half done: {held}, applied {imported.applied_at}, undone {imported.undone_at}")
    noted = AuditEntry.objects.filter(subject=ref, verb="register.import").count()
    if noted != (imported.applied_at is not None):
        raise SystemExit(f"the audit says otherwise: {noted}")
    if found := verify(f"partnership:{pk}").faults:
        raise SystemExit(f"the audit is broken: {found}")
    return "in" if is_in else "out"


if __name__ == "__main__":
    django.setup()
    main(int(sys.argv[1]))
