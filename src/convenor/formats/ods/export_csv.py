"""The CSV of the ODS search-and-export page: a header line, then one organisation (or one succession) a line."""

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import date

from convenor.formats.ods.record import (
    OdsFile,
    OdsOrganisation,
    OdsProblem,
    OdsRole,
    OdsSuccession,
    Period,
)
from convenor.formats.ods.roles import role_number
from convenor.formats.ods.shapes import Unreadable, a_code, a_day, a_name, a_status, a_text

# The page lets people choose columns and has renamed some; each field answers to all names seen for it.
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "code": ("code", "odscode", "organisationcode", "orgcode", "organisationid"),
    "name": ("name", "organisationname", "orgname"),
    "status": ("status", "organisationstatus", "operationalstatus"),
    "role": ("primaryroleid", "primaryrole", "primaryrolecode", "primaryroleidname", "roleid"),
    "role_name": ("primaryrolename", "primaryroledescription", "rolename"),
    "legal_start": ("legalstartdate", "legalstart"),
    "legal_end": ("legalenddate", "legalend"),
    "starts": ("operationalstartdate", "operationalstart", "startdate", "opendate"),
    "ends": ("operationalenddate", "operationalend", "enddate", "closedate"),
    "town": ("town", "city"),
    "postcode": ("postcode", "postalcode"),
    "changed": ("lastchangedate", "lastchanged"),
    "successor": ("successorcode", "successor", "succeededby", "successororganisationcode"),
    "succeeds_from": ("successionlegalstartdate", "successionlegalstart", "successorlegalstartdate"),
    "predecessor": ("predecessorcode", "predecessor", "predecessororganisationcode"),
}
_FIELDS = {alias: field for field, aliases in _COLUMNS.items() for alias in aliases}


def read_csv(text: str) -> OdsFile:
    """The organisations and successions of one export; each line that cannot be read is a problem with its line."""
    found: list[OdsOrganisation] = []
    successions: list[OdsSuccession] = []
    problems: list[OdsProblem] = []
    try:
        for number, row in _rows(text):
            where = f"line {number}"
            try:
                if row.titles.get("predecessor") and row.titles.get("successor"):
                    successions.append(_succession(row, where))
                else:
                    found.append(_organisation(row, where))
            except Unreadable as fault:
                problems.append(fault.problem)
    except Unreadable as fault:
        problems.append(fault.problem)
    return OdsFile(tuple(found), tuple(successions), tuple(problems))


class _Row:
    """One line by field, knowing what its columns are called in the file, so that a problem can name them."""

    def __init__(self, titles: Mapping[str, str], values: Mapping[str, str]) -> None:
        self.titles = titles
        self.values = values

    def get(self, field: str) -> str:
        return a_text(self.values.get(field, ""))

    def title(self, field: str) -> str:
        return self.titles.get(field, field)


def _rows(text: str) -> Iterator[tuple[int, _Row]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(reader, [])
        places = {_FIELDS[name]: place for place, name in enumerate(map(_plain, header)) if name in _FIELDS}
        titles = {field: a_text(header[place]) for field, place in places.items()}
        if not {"code", "name"} <= places.keys() and not {"predecessor", "successor"} <= places.keys():
            raise Unreadable(OdsProblem("ods_no_header", "line 1"))
        for cells in reader:
            if any(cell.strip() for cell in cells):
                values = {field: cells[place] for field, place in places.items() if place < len(cells)}
                yield reader.line_num, _Row(titles, values)
    except csv.Error as fault:
        raise Unreadable(OdsProblem("ods_csv_broken", f"line {max(reader.line_num, 1)}")) from fault


def _plain(title: str) -> str:
    return "".join(letter for letter in title.lower() if letter.isalnum())


def _organisation(row: _Row, where: str) -> OdsOrganisation:
    code = a_code(row.get("code"), where=where, field=row.title("code"))
    return OdsOrganisation(
        code=code,
        name=a_name(row.get("name"), where=where, field=row.title("name")),
        status=a_status(row.get("status"), where=where, field=row.title("status")),
        primary_role=_role(row),
        legal=Period(_day(row, "legal_start", where), _day(row, "legal_end", where)),
        operational=Period(_day(row, "starts", where), _day(row, "ends", where)),
        successions=_carried(row, code, where),
        town=row.get("town"),
        postcode=row.get("postcode"),
        last_changed=_day(row, "changed", where),
    )


def _role(row: _Row) -> OdsRole | None:
    """The primary role; one that ODS names and we cannot number keeps its name."""
    given = row.get("role") or row.get("role_name")
    if not given:
        return None
    number = role_number(row.get("role")) or role_number(row.get("role_name"))
    return OdsRole(number, row.get("role_name") or given, primary=True)


def _carried(row: _Row, code: str, where: str) -> tuple[OdsSuccession, ...]:
    if not row.get("successor"):
        return ()
    later = a_code(row.get("successor"), where=where, field=row.title("successor"))
    return (OdsSuccession(code, later, _day(row, "succeeds_from", where)),)


def _succession(row: _Row, where: str) -> OdsSuccession:
    return OdsSuccession(
        a_code(row.get("predecessor"), where=where, field=row.title("predecessor")),
        a_code(row.get("successor"), where=where, field=row.title("successor")),
        _day(row, "succeeds_from", where) or _day(row, "legal_start", where),
    )


def _day(row: _Row, field: str, where: str) -> date | None:
    return a_day(row.get(field), where=where, field=row.title(field))
