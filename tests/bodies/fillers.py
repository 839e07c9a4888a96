"""Processes of their own that all fill the same seat at the same moment. Run by test_at_once.

`python fillers.py LEAD SEAT PERSON…`: each person in a process; says on a line each what came of it.
"""

import os
import sys

import django


def fill(lead, seat, person, starting_gun):
    from datetime import date

    from convenor.errors import ConvenorError
    from convenor.web.bodies import services
    from convenor.web.bodies.models import Seat
    from convenor.web.kernel.viewer import system_viewer
    from convenor.web.people.models import Person

    row = Seat.objects.get(pk=seat)
    holder = Person.objects.get(pk=person)
    by = system_viewer("test", lead)
    os.read(starting_gun, 1)
    try:
        services.fill_seat(by=by, seat=row, person=holder, starts=date(2026, 1, 1))
        said = "filled"
    except ConvenorError as error:
        said = error.code
    os.write(1, f"{said}\n".encode())


def main(lead, seat, *people):
    ours, theirs = os.pipe()
    children = []
    for person in people:
        child = os.fork()
        if not child:
            try:
                fill(lead, seat, person, ours)
                os._exit(0)
            except BaseException as error:  # noqa: BLE001  whatever it is, the test is told
                os.write(2, f"{error!r}\n".encode())
                os._exit(1)
        children.append(child)
    os.write(theirs, b"x" * len(people))
    return max(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children)


if __name__ == "__main__":
    django.setup()
    sys.exit(main(*map(int, sys.argv[1:])))
