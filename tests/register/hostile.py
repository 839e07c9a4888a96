"""Files made to break a reader, each made here at the moment it is needed, with what must be said of it."""

import io
import json
import re
import struct
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from openpyxl import Workbook

PARTNERS = ["Reference", "Name", "Kind of organisation", "Sector"]
BODIES = ["Reference", "Name", "Kind of body", "Tier", "Level", "Part of"]
SEATS = ["Body", "Seat", "Class of seat", "Has a vote"]
TERMS = ["Body", "Seat", "Held by", "From", "Until"]
PEOPLE = ["Reference", "Name", "E-mail address"]
VALE = ["P1", "Vale Trust", "Acute hospital trust", "NHS trusts"]
BOARD = [None, "Board", "Board", "System", "Executive"]


@dataclass(frozen=True)
class Hostile:
    """One file: what it is, its name, how to make it, the codes that must be among what is said of it."""

    what: str
    name: str
    make: Callable[[], bytes]
    codes: tuple[str, ...]
    stops: bool = True


def book(sheets: Mapping[str, list[list[Any]]], change: Callable[[Workbook], None] | None = None) -> bytes:
    made = Workbook()
    made.remove(made.active)
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(row)
    if change:
        change(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def partners(*rows: list[Any], change: Callable[[Workbook], None] | None = None) -> bytes:
    return book({"Partners": [PARTNERS, *rows]}, change)


def archive(members: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return out.getvalue()


def reworked(data: bytes, pattern: str, change: Callable[[str], str]) -> bytes:
    """A workbook with one of its inner files rewritten."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            inside = old.read(name)
            new.writestr(name, change(inside.decode()) if re.search(pattern, name) else inside)
    return out.getvalue()


def csv(*rows: list[str]) -> bytes:
    return "".join(",".join(row) + "\r\n" for row in rows).encode()


def csv_set(**files: bytes) -> bytes:
    return archive({f"{name}.csv": data for name, data in files.items()})


def _cell(place: str, value: Any) -> Callable[[Workbook], None]:
    def change(made: Workbook) -> None:
        made.worksheets[0][place] = value

    return change


def _laughs(text: str) -> str:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    body = text.split("?>", 1)[-1]
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{entities}]>' + body.replace("Vale Trust", "&l9;")


def _outside(text: str) -> str:
    body = text.split("?>", 1)[-1]
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>{body}'.replace(
        "Vale Trust", "&f;"
    )


def _with_macros() -> bytes:
    data, out = partners(VALE), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        new.writestr("xl/vbaProject.bin", b"Sub Auto_Open()")
    return out.getvalue()


def _locked_zip() -> bytes:
    data = bytearray(csv_set(partners=csv(PARTNERS, VALE)))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        data[at + place] |= 1
    return bytes(data)


def _lying_zip() -> bytes:
    """An archive that says its member unpacks to four gigabytes."""
    data = bytearray(csv_set(partners=csv(PARTNERS, VALE)))
    struct.pack_into("<I", data, data.find(b"PK\x01\x02") + 24, 0xF0000000)
    return bytes(data)


def _many_sheets_hidden(made: Workbook) -> None:
    made.create_sheet("Notes")
    made.worksheets[0].sheet_state = "hidden"


def _merged(made: Workbook) -> None:
    made.worksheets[0].merge_cells("B2:C3")


def _term(*rows: list[Any]) -> bytes:
    return book(
        {
            "People": [PEOPLE, [None, "Ada Obi"], [None, "Ben Ito"]],
            "Bodies": [BODIES, BOARD],
            "Seats": [SEATS, ["Board", "Chair", "Chair", "Yes"]],
            "Seat holders": [TERMS, *rows],
        }
    )


def _json(**lists: Any) -> bytes:
    return json.dumps(lists).encode()


HOSTILE: tuple[Hostile, ...] = (
    # Not a register at all
    Hostile("nothing", "a.xlsx", lambda: b"", ("empty_file",)),
    Hostile("only spaces", "a.csv", lambda: b" \r\n\r\n ", ("empty_file",)),
    Hostile("a picture", "a.xlsx", lambda: b"\x89PNG\r\n\x1a\n0000", ("kind_not_read",)),
    Hostile("a PDF", "a.pdf", lambda: b"%PDF-1.7 ...", ("kind_not_read",)),
    Hostile("a program", "a.exe", lambda: b"MZ\x90\x00", ("kind_not_read",)),
    Hostile("noise called a workbook", "a.xlsx", lambda: b"\x01\x02\x03" * 99, ("broken_file",)),
    Hostile("half a workbook", "a.xlsx", lambda: partners(VALE)[:900], ("broken_file",)),
    Hostile(
        "an old workbook", "a.xls", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, ("old_or_locked_excel",)
    ),
    Hostile("OpenDocument", "a.ods", lambda: archive({"mimetype": b"x", "content.xml": b"<x/>"}), ("open_document",)),
    Hostile(
        "a document",
        "a.xlsx",
        lambda: archive({"[Content_Types].xml": b"<x/>", "word/d.xml": b""}),
        ("not_a_workbook",),
    ),
    Hostile(
        "no relations",
        "a.xlsx",
        lambda: archive({"[Content_Types].xml": b"<x", "xl/workbook.xml": b"<x"}),
        ("broken_file",),
    ),
    # Drowning
    Hostile("zeroes", "a.zip", lambda: archive({"partners.csv": b"0" * 150_000_000}), ("unpacks_too_large",)),
    Hostile("ratio", "a.zip", lambda: archive({"partners.csv": b"0" * 30_000_000}), ("unpacks_too_large",)),
    Hostile("a lie about size", "a.zip", _lying_zip, ("unpacks_too_large",)),
    Hostile("many members", "a.zip", lambda: archive({f"{n}.csv": b"a" for n in range(150)}), ("too_many_files",)),
    Hostile("too large", "a.csv", lambda: b"Name\r\n" + b"x" * 21_000_000, ("file_too_large",)),
    Hostile("a laugh of entities", "a.xlsx", lambda: reworked(partners(VALE), "sheet1", _laughs), ("broken_file",)),
    Hostile("an entity from outside", "a.xlsx", lambda: reworked(partners(VALE), "sheet1", _outside), ("broken_file",)),
    Hostile(
        "ten megabytes in a cell",
        "a.zip",
        lambda: csv_set(partners=csv(PARTNERS, ["P1", "x" * 10_000_000])),
        ("unpacks_too_large",),
    ),
    Hostile(
        "a megabyte in a cell", "partners.csv", lambda: csv(PARTNERS, ["P1", "x" * 1_100_000, "", ""]), ("broken_csv",)
    ),
    Hostile("a long cell", "a.xlsx", lambda: partners(["P1", "x" * 30_000, *VALE[2:]]), ("too_long",)),
    Hostile(
        "too many rows",
        "partners.csv",
        lambda: csv(PARTNERS, *([["", f"P{n}", "Charity", "Others"] for n in range(50_005)])),
        ("too_many_rows",),
    ),
    Hostile(
        "too many columns",
        "a.xlsx",
        lambda: book({"Partners": [[*PARTNERS, *(f"c{n}" for n in range(300))], VALE]}),
        ("too_many_columns",),
    ),
    Hostile(
        "a row far below",
        "a.xlsx",
        lambda: partners(VALE, change=_cell("B90000", "X")),
        ("stopped_at_a_gap",),
        stops=False,
    ),
    # Leading out
    Hostile("a way out", "a.zip", lambda: archive({"../../partners.csv": csv(PARTNERS, VALE)}), ("unsafe_file_names",)),
    Hostile(
        "from the root", "a.zip", lambda: archive({"/etc/partners.csv": csv(PARTNERS, VALE)}), ("unsafe_file_names",)
    ),
    Hostile("a drive", "a.zip", lambda: archive({"C:\\partners.csv": csv(PARTNERS, VALE)}), ("unsafe_file_names",)),
    Hostile(
        "a zip in a zip", "a.zip", lambda: archive({"partners.zip": csv_set(partners=b"x")}), ("packed_in_packed",)
    ),
    Hostile("a lock", "a.zip", _locked_zip, ("password_on_file",)),
    Hostile(
        "the same file twice",
        "a.zip",
        lambda: archive({"a/partners.csv": b"Name", "b/partners.csv": b"Name"}),
        ("file_twice",),
    ),
    # Running
    Hostile("macros, said", "a.xlsm", _with_macros, ("macro_workbook",)),
    Hostile("macros, hidden", "a.xlsx", _with_macros, ("macros_not_run",), stops=False),
    Hostile("a formula", "a.xlsx", lambda: partners(VALE, change=_cell("B2", "=1+1")), ("formula",)),
    Hostile(
        "a dangerous formula", "a.xlsx", lambda: partners(VALE, change=_cell("B2", '=cmd|"/c calc"!A1')), ("formula",)
    ),
    Hostile("an error", "a.xlsx", lambda: partners(VALE, change=_cell("B2", "#REF!")), ("cell_error",)),
    Hostile(
        "injection in CSV",
        "partners.csv",
        lambda: csv(PARTNERS, ["P1", "=cmd|'/c calc'!A1", *VALE[2:]]),
        ("formula_in_csv",),
    ),
    Hostile(
        "an address that runs",
        "a.xlsx",
        lambda: book(
            {"Bodies": [[*BODIES, "Address of the terms of reference"], [*BOARD, None, "javascript:alert(1)"]]}
        ),
        ("not_an_address",),
    ),
    # Sheets and headings
    Hostile("no sheet of ours", "a.xlsx", lambda: book({"Sheet1": [["a"]], "Sheet2": [["b"]]}), ("no_known_sheet",)),
    Hostile("a sheet misnamed", "a.xlsx", lambda: book({"Partnrs": [PARTNERS, VALE]}), ("unknown_sheet",)),
    Hostile("no headings", "a.xlsx", lambda: book({"Partners": [["x", "y"], ["1", "2"]]}), ("no_headings",)),
    Hostile(
        "a sheet of another name",
        "a.xlsx",
        lambda: book({"Partners": [PARTNERS], "Organisations": [PARTNERS, VALE]}),
        ("sheet_left_aside_near",),
        stops=False,
    ),
    Hostile(
        "a file of another name",
        "a.zip",
        lambda: csv_set(partners=csv(PARTNERS), organisations=csv(PARTNERS, VALE)),
        ("sheet_left_aside_near",),
        stops=False,
    ),
    Hostile(
        "a column of another name",
        "a.xlsx",
        lambda: book({"Partners": [[*PARTNERS, "Favourite colour"], [*VALE, "blue"]]}),
        ("column_left_aside",),
        stops=False,
    ),
    Hostile(
        "a heading misspelt",
        "a.xlsx",
        lambda: book({"Partners": [["Reference", "Name", "Kind of organisaton", "Sector"], VALE]}),
        ("unknown_column",),
    ),
    Hostile(
        "a heading twice",
        "a.xlsx",
        lambda: book({"Partners": [[*PARTNERS, "Name"], [*VALE, "Other"]]}),
        ("column_twice",),
    ),
    Hostile(
        "merged cells", "a.xlsx", lambda: partners(VALE, ["P2", "Other", *VALE[2:]], change=_merged), ("merged_cells",)
    ),
    Hostile(
        "a hidden sheet",
        "a.xlsx",
        lambda: partners(VALE, change=_many_sheets_hidden),
        ("hidden_sheet_left_aside", "no_known_sheet"),
    ),
    Hostile("a reference that leads away", "a.xlsx", lambda: partners(["../../x?y#z", *VALE[1:]]), ("bad_reference",)),
    Hostile("a reference that is a page", "a.xlsx", lambda: partners(["new", *VALE[1:]]), ("bad_reference",)),
    Hostile("a reference like ours to come", "a.xlsx", lambda: partners(["*1", *VALE[1:]]), ("bad_reference",)),
    Hostile("a name nobody can see", "a.xlsx", lambda: partners(["P1", "\u200b\u2060", *VALE[2:]]), ("needed",)),
    Hostile(
        "one name coded in two ways",
        "a.xlsx",
        lambda: partners([None, "Caf\u00e9", *VALE[2:]], [None, "Cafe\u0301", *VALE[2:]]),
        ("row_twice",),
    ),
    Hostile(
        "a number beyond all",
        "a.xlsx",
        lambda: book({"Partners": [[*PARTNERS, "People served"], [*VALE, "9" * 400]]}),
        ("not_a_number",),
    ),
    Hostile(
        "no number at all",
        "a.xlsx",
        lambda: book({"Partners": [[*PARTNERS, "Staff (whole-time equivalent)"], [*VALE, "NaN"]]}),
        ("not_a_number",),
    ),
    Hostile(
        "two bodies, each above the other",
        "a.xlsx",
        lambda: book(
            {
                "Bodies": [
                    BODIES,
                    ["B2", "Two", "Board", "Place", "Executive", "B3"],
                    ["B3", "Three", "Board", "Place", "Executive", "B2"],
                ]
            }
        ),
        ("body_circle",),
    ),
    Hostile("a mark of order and nothing else", "partners.csv", lambda: b"\xef\xbb\xbf", ("no_headings",)),
    Hostile(
        "half a letter in CSV",
        "partners.csv",
        lambda: csv(PARTNERS) + "P1,\ud83d,Charity,Others\r\n".encode("utf-8", "surrogatepass"),
        ("not_utf8",),
    ),
    Hostile(
        "a needed column gone", "a.xlsx", lambda: book({"Partners": [["Name"], ["Vale Trust"]]}), ("column_missing",)
    ),
    # Letters
    Hostile(
        "broken UTF-8", "partners.csv", lambda: csv(PARTNERS, VALE) + b"P2,Caf\xe9,Charity,Others\r\n", ("not_utf8",)
    ),
    Hostile("an open quote", "partners.csv", lambda: csv(PARTNERS, ["P1", '"Vale', "a", "b"]), ("broken_csv",)),
    Hostile("half a letter", "a.json", lambda: _json(persons=[{"id": "X1", "name": "\ud800"}]), ("broken_characters",)),
    Hostile(
        "a comma too many",
        "partners.csv",
        lambda: csv(PARTNERS, [*VALE, "more"]),
        ("cells_beyond_headings",),
        stops=False,
    ),
    # JSON
    Hostile("broken JSON", "a.json", lambda: b'{"persons": [', ("broken_json",)),
    Hostile("deep JSON", "a.json", lambda: b'{"a":' * 90_000, ("broken_file",)),
    Hostile("other JSON", "a.json", lambda: b'{"hello": 1}', ("not_our_json",)),
    Hostile("a list for a name", "a.json", lambda: _json(persons=[{"id": "X1", "name": ["a"]}]), ("not_one_value",)),
    Hostile(
        "a number that is none",
        "a.json",
        lambda: b'{"convenor": {"communities": [{"name": "A", "kind": "patients", "size": NaN}]}}',
        ("not_a_number",),
    ),
    Hostile(
        "half a letter in a heading",
        "a.json",
        lambda: _json(persons=[{"id": "X", "name": "A", "convenor": {"nam\ud800": 1}}]),
        ("unknown_column",),
    ),
    Hostile(
        "nothing in a heading",
        "a.json",
        lambda: _json(persons=[{"id": "X", "name": "A", "convenor": {"nam\0e": 1}}]),
        ("unknown_column",),
    ),
    Hostile("half a letter in a table", "a.json", lambda: _json(convenor={"\ud800": []}), ("unknown_sheet",)),
    # Cells
    Hostile(
        "American days", "a.xlsx", lambda: _term(["Board", "Chair", "Ada Obi", "12/25/2026"]), ("day_month_first",)
    ),
    Hostile(
        "days of two figures",
        "a.xlsx",
        lambda: _term(["Board", "Chair", "Ada Obi", "1/4/26"]),
        ("day_without_century",),
    ),
    Hostile("no such day", "a.xlsx", lambda: _term(["Board", "Chair", "Ada Obi", "31/02/2026"]), ("no_such_day",)),
    Hostile("a year for a day", "a.xlsx", lambda: _term(["Board", "Chair", "Ada Obi", 2026]), ("not_a_day",)),
    Hostile(
        "an end before its start",
        "a.xlsx",
        lambda: _term(["Board", "Chair", "Ada Obi", date(2026, 2, 1), date(2026, 1, 1)]),
        ("term_ends_after_start",),
    ),
    Hostile(
        "no answer of ours", "a.xlsx", lambda: partners(["P1", "Vale", "Charitee", "Others"]), ("no_such_choice_near",)
    ),
    Hostile(
        "no address", "a.xlsx", lambda: book({"People": [PEOPLE, [None, "Ada", "ada at example"]]}), ("not_an_email",)
    ),
    Hostile("a reference with spaces", "a.xlsx", lambda: partners(["P 1", *VALE[1:]]), ("bad_reference",)),
    Hostile(
        "a reference that is an address of ours", "a.xlsx", lambda: partners(["new", *VALE[1:]]), ("bad_reference",)
    ),
    Hostile(
        "an NHS number", "a.xlsx", lambda: partners(["P1", "Mrs A 943 476 5919", *VALE[2:]]), ("looks_like_nhs_number",)
    ),
    # Between rows
    Hostile("a reference twice", "a.xlsx", lambda: partners(VALE, ["P1", "Other", *VALE[2:]]), ("reference_twice",)),
    Hostile("a name twice", "a.xlsx", lambda: partners([None, *VALE[1:]], [None, *VALE[1:]]), ("row_twice",)),
    Hostile(
        "a code twice",
        "a.xlsx",
        lambda: book({"Partners": [[*PARTNERS, "ODS code"], [*VALE, "RX1"], ["P2", "B", *VALE[2:], "RX1"]]}),
        ("partner_ods_code_once_in_file",),
    ),
    Hostile(
        "an address twice",
        "a.xlsx",
        lambda: book({"People": [PEOPLE, ["A", "Ada", "a@b.org"], ["B", "Ben", "A@B.org"]]}),
        ("person_email_once_per_partnership_in_file",),
    ),
    Hostile(
        "a circle of bodies",
        "a.xlsx",
        lambda: book({"Bodies": [BODIES, ["B1", "One", *BOARD[2:], "Two"], ["B2", "Two", *BOARD[2:], "One"]]}),
        ("body_circle",),
    ),
    Hostile(
        "a body in itself",
        "a.xlsx",
        lambda: book({"Bodies": [BODIES, ["B1", "One", *BOARD[2:], "One"]]}),
        ("body_not_own_parent",),
    ),
    Hostile(
        "a seat held twice",
        "a.xlsx",
        lambda: _term(["Board", "Chair", "Ada Obi", date(2025, 1, 1)], ["Board", "Chair", "Ben Ito", date(2026, 1, 1)]),
        ("seat_held_twice",),
    ),
    Hostile("a holder nobody knows", "a.xlsx", lambda: _term(["Board", "Chair", "Ada Obj"]), ("link_not_found_near",)),
    Hostile(
        "which of two",
        "a.xlsx",
        lambda: book(
            {
                "People": [PEOPLE, ["A", "Ada", None], ["B", "Ada", None]],
                "Leadership roles": [["Person", "Role"], ["Ada", "Lead"]],
            }
        ),
        ("link_several",),
    ),
    Hostile(
        "an observer with a vote",
        "a.xlsx",
        lambda: book({"Bodies": [BODIES, BOARD], "Seats": [SEATS, ["Board", "Watcher", "Observer", "Yes"]]}),
        ("participants_and_observers_do_not_vote",),
    ),
    Hostile(
        "a secret leader",
        "a.xlsx",
        lambda: book(
            {
                "People": [PEOPLE, [None, "Ada"]],
                "Leadership roles": [["Person", "Role", "Formally appointed"], ["Ada", "Wise", "No"]],
            }
        ),
        ("informal_role_needs_consent",),
    ),
    Hostile(
        "two partnerships", "a.xlsx", lambda: book({"Partnership": [["Name"], ["One"], ["Two"]]}), ("one_row_only",)
    ),
)
