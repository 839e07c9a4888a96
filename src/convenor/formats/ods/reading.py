"""One way in for every file of the Organisation Data Service: what it is, is seen from what it says."""

import json

from convenor.formats.ods.export_csv import read_csv
from convenor.formats.ods.fhir import is_fhir, read_fhir
from convenor.formats.ods.ord import is_ord, read_ord
from convenor.formats.ods.record import OdsFile, OdsOrganisation, OdsProblem

MOST_BYTES = 2_000_000
MOST_ORGANISATIONS = 500


def read_ods(data: bytes) -> OdsFile:
    """Read a CSV export, ORD JSON or FHIR R4 JSON. Never raises for what the file says: problems are in the answer.

    >>> read_ods(b'Code,Name\\nQXX,VALE ICB\\n').organisations[0].code
    'QXX'
    >>> read_ods(b'{"Organisation": 3}').problems[0].code
    'ods_code_missing'
    """
    if len(data) > MOST_BYTES:
        return _only("ods_too_big", most=MOST_BYTES // 1_000_000)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        return _only("ods_not_utf8", where=f"line {line}")
    if not text.strip():
        return _only("ods_empty")
    read = _read_json(text) if text.lstrip()[0] in "{[" else read_csv(text)
    if len(read.organisations) + len(read.successions) > MOST_ORGANISATIONS:
        return _only("ods_too_many", most=MOST_ORGANISATIONS)
    return _each_code_once(read)


def _read_json(text: str) -> OdsFile:
    try:
        data = json.loads(text)
    except json.JSONDecodeError as fault:
        return _only("ods_not_json", where=f"line {fault.lineno}")
    except (RecursionError, ValueError):  # too deep, or a number of thousands of digits
        return _only("ods_not_json", where="line 1")
    parts = data if isinstance(data, list) else [data]
    read: list[OdsFile] = []
    for number, part in enumerate(parts, start=1):
        if is_ord(part):
            read.append(read_ord(part))
        elif is_fhir(part):
            read.append(read_fhir(part))
        else:
            read.append(_only("ods_unknown_json", where=f"record {number}"))
    return OdsFile(
        tuple(one for file in read for one in file.organisations),
        tuple(one for file in read for one in file.successions),
        tuple(one for file in read for one in file.problems),
    )


def _each_code_once(read: OdsFile) -> OdsFile:
    """The same record twice is one; two different records with one code are a problem."""
    kept: dict[str, OdsOrganisation] = {}
    problems = list(read.problems)
    for organisation in read.organisations:
        if kept.setdefault(organisation.code, organisation) != organisation:
            problems.append(OdsProblem("ods_twice", organisation.code, "", {"given": organisation.code}))
    return OdsFile(tuple(kept.values()), read.successions, tuple(problems))


def _only(code: str, *, where: str = "the file", **params: object) -> OdsFile:
    return OdsFile(problems=(OdsProblem(code, where, "", params),))
