"""Reading any file of the register: a workbook, a set of CSV files, one CSV file, or JSON, told apart by what it is."""

from collections.abc import Sequence
from pathlib import Path

from convenor.formats.archives import RefusedFile, open_archive
from convenor.formats.csv_in import read_csv_archive, read_csv_set
from convenor.formats.json_in import read_json
from convenor.formats.limits import USUAL, Limits
from convenor.formats.problems import Reading
from convenor.formats.tables import Table
from convenor.formats.workbook_in import read_workbook

_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_NOT_OURS = {
    b"%PDF": "PDF",
    b"\x89PNG": "picture",
    b"\xff\xd8\xff": "picture",
    b"GIF8": "picture",
    b"\x1f\x8b": "archive",
}


def read(data: bytes, name: str, tables: Sequence[Table], limits: Limits = USUAL) -> Reading:
    """The rows of one file and everything wrong with it. Never raises for what a file holds: it says so."""
    try:
        return _read(data, name, tables, limits)
    except RefusedFile as error:
        reading = Reading()
        reading.refuse(error.code, **error.params)
        return reading


def read_folder(folder: Path, tables: Sequence[Table], limits: Limits = USUAL) -> Reading:
    """A folder of CSV files, read as a set."""
    files = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    reading = Reading()
    if len(files) > limits.set_members:
        reading.refuse("too_many_files", count=len(files), most=limits.set_members)
        return reading
    if sum(path.stat().st_size for path in files) > limits.unpacked:
        reading.refuse("file_too_large", most=limits.unpacked // 1_048_576)
        return reading
    try:
        return read_csv_set({path.name: path.read_bytes() for path in files}, tables, limits)
    except RefusedFile as error:
        reading.refuse(error.code, **error.params)
        return reading


def _read(data: bytes, name: str, tables: Sequence[Table], limits: Limits) -> Reading:
    if len(data) > limits.file:
        raise RefusedFile("file_too_large", most=limits.file // 1_048_576)
    if not data.strip():
        raise RefusedFile("empty_file")
    lower = name.lower()
    if data.startswith(_OLD_EXCEL):
        raise RefusedFile("old_or_locked_excel")
    for start, kind in _NOT_OURS.items():
        if data.startswith(start):
            raise RefusedFile("kind_not_read", kind=kind)
    if data.startswith(b"PK"):
        return _read_packed(data, lower, tables, limits)
    if lower.endswith((".xlsx", ".xlsm", ".zip")):
        raise RefusedFile("broken_file", reason="not a ZIP")
    if lower.endswith(".json") or data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return read_json(data, tables, limits)
    if lower.endswith((".csv", ".tsv", ".txt")):
        plain = name[:-4] + ".csv" if lower.endswith(".txt") else name
        return read_csv_set({Path(plain).name: data}, tables, limits)
    raise RefusedFile("kind_not_read", kind=Path(lower).suffix or "?")


def _read_packed(data: bytes, lower: str, tables: Sequence[Table], limits: Limits) -> Reading:
    """A ZIP is a workbook, an OpenDocument file, or a set of CSV files: by what is inside."""
    names = open_archive(data, limits, members=limits.members).namelist()
    if "mimetype" in names and "content.xml" in names:
        raise RefusedFile("open_document")
    if "[Content_Types].xml" in names or lower.endswith((".xlsx", ".xlsm")):
        if lower.endswith((".xlsm", ".xltm", ".xlsb", ".docx", ".pptx")):
            raise RefusedFile("macro_workbook" if lower.endswith("m") else "kind_not_read", kind=lower[-5:])
        return read_workbook(data, tables, limits)
    return read_csv_archive(data, tables, limits)
