"""Taking plain values out of text and loose JSON without trusting either."""

import re
from datetime import date
from typing import Any

from convenor.formats.ods.record import OdsProblem

CODE = re.compile(r"[A-Z0-9]{3,12}")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?")
_PLAIN = re.compile(r"(\d{4})(\d{2})(\d{2})")
_BRITISH = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


class Unreadable(Exception):
    """One record cannot be read; the reader turns this into a problem and goes on with the next."""

    def __init__(self, problem: OdsProblem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def a_dict(value: Any) -> dict[str, Any]:
    """The value if it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def a_list(value: Any) -> list[Any]:
    """The value as a list: ODS writes one thing now as a list of one, now bare."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def a_text(value: Any) -> str:
    """Trimmed text of a string or number, without marks that no database keeps; anything else is nothing."""
    if not isinstance(value, str | int) or isinstance(value, bool):
        return ""
    return "".join(letter for letter in " ".join(str(value).split()) if letter.isprintable())


def a_day(value: Any, *, where: str, field: str) -> date | None:
    """A day written 2026-04-01, 20260401 or 01/04/2026; empty is None.

    >>> a_day("01/04/2026", where="line 2", field="Legal End Date")
    datetime.date(2026, 4, 1)
    """
    text = a_text(value)
    if not text:
        return None
    found = _ISO.fullmatch(text) or _PLAIN.fullmatch(text)
    parts = [int(part) for part in found.groups()] if found else None
    if parts is None and (british := _BRITISH.fullmatch(text)):
        parts = [int(part) for part in reversed(british.groups())]
    try:
        if parts is not None:
            return date(*parts)
    except ValueError:
        pass
    raise Unreadable(OdsProblem("ods_date", where, field, {"given": text[:40]}))


def a_code(value: Any, *, where: str, field: str) -> str:
    """An ODS code in capitals."""
    text = a_text(value).upper()
    if not text:
        raise Unreadable(OdsProblem("ods_code_missing", where, field))
    if not CODE.fullmatch(text):
        raise Unreadable(OdsProblem("ods_code_shape", where, field, {"given": text[:40]}))
    return text


def a_name(value: Any, *, where: str, field: str) -> str:
    """A name of 1 to 200 letters."""
    text = a_text(value)
    if not text:
        raise Unreadable(OdsProblem("ods_name_missing", where, field))
    if len(text) > 200:
        raise Unreadable(OdsProblem("ods_name_long", where, field))
    return text


def a_status(value: Any, *, where: str, field: str) -> str:
    """Active or Inactive; nothing given counts as Active, as ODS does in its lists."""
    text = a_text(value).capitalize() or "Active"
    if text not in ("Active", "Inactive"):
        raise Unreadable(OdsProblem("ods_status", where, field, {"given": text[:40]}))
    return text
