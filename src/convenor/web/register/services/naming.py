"""Names from a pasted list, as the rows a file would have: so they are previewed, put in and undone like a file."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from convenor.formats.attendance import Attendee
from convenor.formats.problems import Reading
from convenor.formats.tables import Row, Value
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.ids import new_ref
from convenor.web.kernel.rules import require
from convenor.web.kernel.viewer import Viewer
from convenor.web.register.models import Import
from convenor.web.register.rules import can_bring_files
from convenor.web.register.selectors import Knows, what_is_known
from convenor.web.register.services.looking import look_at_reading


@dataclass(frozen=True)
class Decided:
    """Somebody of the list, and who that is: `person` a reference, "" for somebody new; `partner` where they work."""

    attendee: Attendee
    person: str = ""
    partner: str = ""


def look_at_names(*, by: Viewer, decided: Sequence[Decided], text: str, body: str, on: date, now: datetime) -> Import:
    """What these names would add: people, their posts, and on `body` a seat as a participant for who has none there."""
    require(can_bring_files(by), "register.names")
    if not decided:
        raise Invalid("nobody_chosen")
    knows = what_is_known(by, on=on)
    if body and body not in dict(knows.bodies):
        raise Invalid("body_not_there", field="body")
    reading = Reading()
    for one in decided:
        reading.rows += _rows(one, knows, body, on)
    reading.rows = _once(reading.rows)
    reading.tables = {row.table for row in reading.rows}
    digest = hashlib.sha256(text.encode()).hexdigest()
    name = _("Names from a list of %(day)s") % {"day": f"{on.day:02d}/{on.month:02d}/{on.year}"}
    return look_at_reading(by=by, name=name, reading=reading, digest=digest, blanks_empty=False, now=now)


def _rows(one: Decided, knows: Knows, body: str, on: date) -> Iterable[Row]:
    known = next((person for person in knows.people if person.ref == one.person), None)
    ref = known.ref if known else new_ref("per")
    said = one.attendee
    if known is None:
        yield _row("people", said, {"ref": ref, "name": said.name, "email": said.email})
    elif said.email and not known.email:
        yield _row("people", said, {"ref": ref, "email": said.email})
    if one.partner and (ref, one.partner) not in knows.posts:
        post = {"ref": new_ref("aff"), "person": ref, "partner": one.partner, "title": said.role}
        yield _row("affiliations", said, post)
    if body and (ref, body) not in knows.seated:
        seat = new_ref("sea")
        place: dict[str, Value] = {"ref": seat, "body": body, "title": _("Participant"), "seat_class": "participant"}
        yield _row("seats", said, {**place, "starts": on})
        yield _row("terms", said, {"ref": new_ref("ter"), "seat": seat, "person": ref, "starts": on})


def _row(table: str, said: Attendee, values: Mapping[str, Value]) -> Row:
    return Row(table, _("The list"), said.line, values)


def _once(rows: Iterable[Row]) -> list[Row]:
    """Two names of the list may turn out to be one person: their rows are there once."""
    kept: list[Row] = []
    seen: set[tuple[str, str]] = set()
    seats: set[str] = set()
    for row in rows:
        if row.table == "people":
            same = ("people", str(row.values["ref"]))
        elif row.table == "affiliations":
            same = ("affiliations", f"{row.values['person']} {row.values['partner']}")
        elif row.table == "terms":
            same = ("terms", str(row.values["person"]))
        else:
            same = (row.table, str(row.values["ref"]))
        if same in seen:
            if row.table == "terms":
                seats.add(str(row.values["seat"]))
            continue
        seen.add(same)
        kept.append(row)
    return [row for row in kept if not (row.table == "seats" and row.values["ref"] in seats)]
