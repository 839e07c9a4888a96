"""From what a cell holds to what the register means, and back; a cell that cannot be understood says why."""

import math
import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches

from convenor.errors import ConvenorError
from convenor.formats.tables import TEXTS, Column, Kind, Value
from convenor.formats.text import broken, likeness, tidy, whole

Raw = str | int | float | bool | Decimal | date | datetime | list[object] | None


class NotUnderstood(ConvenorError):
    """This cell cannot be read as what its column holds."""


MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
RESERVED_REFS = frozenset({"new", "mix", "map", "me", "help", "invite", "invitations"})
_REF = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_EMAIL = re.compile(r"[^@\s<>()\[\],;:\\\"]+@[^@\s<>()\[\],;:\\\"]+\.[^@\s.<>()\[\],;:\\\"]+")
_ADDRESS = re.compile(r"https?://[^\s/<>\"]+(/[^\s<>\"]*)?", re.IGNORECASE)
_BRITISH = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?")
_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s/.\-]+([A-Za-z]{3,9})[\s/.,\-]+(\d{4})")
_TWO_DIGITS = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{2})")
_WORDS_TWO_DIGITS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s/.\-]+([A-Za-z]{3,9})[\s/.,\-]+(\d{2})")
_SERIALS = range(10_000, 80_000)  # spreadsheet day numbers from 1927 to 2119; a bare year is not one
YES = frozenset({"yes", "y", "true", "1", "x", "✓"})
NO = frozenset({"no", "n", "false", "0"})


class Reader:
    """Reads the cells of one column; its answers are looked up once, not for every cell.

    >>> Reader(Column("ends", "Until", Kind.DAY))("31/12/2026")
    datetime.date(2026, 12, 31)
    """

    def __init__(self, column: Column) -> None:
        self.column = column
        self._read = _READERS.get(column.kind, _text)
        self._empty: Value = [] if column.kind is Kind.CHOICES else ("" if column.kind in TEXTS else None)
        self.answers: dict[str, str] = {}
        for value, label in column.choices:
            whole = likeness(label)
            self.answers.setdefault(whole, value)
            self.answers.setdefault(likeness(value), value)
            self.answers.setdefault(whole.split(" (")[0], value)

    def __call__(self, raw: Raw) -> Value:
        """The value of one cell; raises NotUnderstood. An empty cell comes to the column's empty value."""
        text = words(raw)
        if not text and not isinstance(raw, bool):
            return list(self._empty) if isinstance(self._empty, list) else self._empty
        if broken(text):
            raise NotUnderstood("broken_characters")
        return self._read(self, raw, text)


def words(raw: Raw) -> str:
    """What a cell looks like as text."""
    if raw is None:
        return ""
    if isinstance(raw, str):
        return tidy(raw)
    if isinstance(raw, bool):
        return "yes" if raw else "no"
    if isinstance(raw, float):
        return str(int(raw)) if raw.is_integer() and abs(raw) < 1e15 else repr(raw)
    if isinstance(raw, datetime):
        return raw.date().isoformat()
    if isinstance(raw, date):
        return raw.isoformat()
    if isinstance(raw, list):
        return "; ".join(tidy(str(part)) for part in raw)
    return str(raw)


def _text(reader: Reader, raw: Raw, text: str) -> Value:
    if len(text) > reader.column.length:
        raise NotUnderstood("too_long", most=reader.column.length, length=len(text))
    return text


def _ref(reader: Reader, raw: Raw, text: str) -> Value:
    if not _REF.fullmatch(text) or text.casefold() in RESERVED_REFS:
        raise NotUnderstood("bad_reference", said=short(text))
    return _text(reader, raw, text)


def _email(reader: Reader, raw: Raw, text: str) -> Value:
    if not _EMAIL.fullmatch(text):
        raise NotUnderstood("not_an_email", said=short(text))
    return _text(reader, raw, text)


def _address(reader: Reader, raw: Raw, text: str) -> Value:
    if not _ADDRESS.fullmatch(text):
        raise NotUnderstood("not_an_address", said=short(text))
    return _text(reader, raw, text)


def _yes_no(reader: Reader, raw: Raw, text: str) -> Value:
    said = likeness(text)
    if said in YES:
        return True
    if said in NO:
        return False
    raise NotUnderstood("not_yes_or_no", said=short(text))


def _choice(reader: Reader, raw: Raw, text: str) -> Value:
    said = likeness(text)
    if said in reader.answers:
        return reader.answers[said]
    shown = dict(reader.column.choices)
    choices = " · ".join(str(label) for label in shown.values())
    if near := _near(reader, said):
        raise NotUnderstood("no_such_choice_near", said=short(text), near=str(shown[near]), choices=choices)
    raise NotUnderstood("no_such_choice", said=short(text), choices=choices)


def _near(reader: Reader, said: str) -> str:
    """The answer that was probably meant: one that has every word that was said, or else one spelt nearly so."""
    words = set(re.findall(r"\w+", said[:200]))
    whole = [answer for answer in reader.answers if words and words <= set(re.findall(r"\w+", answer))]
    near = whole or get_close_matches(said[:200], list(reader.answers), n=1, cutoff=0.6)
    return reader.answers[near[0]] if near else ""


def _choices(reader: Reader, raw: Raw, text: str) -> Value:
    parts = [tidy(str(part)) for part in raw] if isinstance(raw, list) else re.split(r"[;\n]", text)
    found: list[str] = []
    for part in parts:
        if not part.strip():
            continue
        value = str(_choice(reader, part, part.strip()))
        if value not in found:
            found.append(value)
    return found


def _day(reader: Reader, raw: Raw, text: str) -> Value:
    if isinstance(raw, datetime):
        return raw.date()
    if isinstance(raw, date):
        return raw
    if text.isdigit() and int(text[:9]) in _SERIALS:
        return date(1899, 12, 30) + timedelta(days=int(text))
    if found := _ISO.fullmatch(text):
        return _calendar(text, found[1], found[2], found[3])
    if found := _BRITISH.fullmatch(text):
        return _calendar(text, found[3], found[2], found[1])
    if (found := _WORDS.fullmatch(text)) and found[2][:3].lower() in MONTHS:
        return _calendar(text, found[3], str(MONTHS.index(found[2][:3].lower()) + 1), found[1])
    if found := _TWO_DIGITS.fullmatch(text):
        raise _without_century(text, found[1], found[2], found[3])
    if (found := _WORDS_TWO_DIGITS.fullmatch(text)) and found[2][:3].lower() in MONTHS:
        raise _without_century(text, found[1], str(MONTHS.index(found[2][:3].lower()) + 1), found[3])
    raise NotUnderstood("not_a_day", said=short(text))


def _without_century(text: str, day: str, month: str, year: str) -> NotUnderstood:
    """Two figures for a year are never guessed at; the likeliest day is offered, to be written whole."""
    try:
        likely = _calendar(text, f"20{year}", month, day)
    except NotUnderstood as error:
        return error
    return NotUnderstood(
        "day_without_century", said=short(text), likely=f"{likely.day:02d}/{likely.month:02d}/{likely.year}"
    )


def _calendar(text: str, year: str, month: str, day: str) -> date:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        if int(month) > 12 and int(day) <= 12:
            raise NotUnderstood("day_month_first", said=short(text)) from None
        raise NotUnderstood("no_such_day", said=short(text)) from None


def _number(reader: Reader, raw: Raw, text: str) -> Decimal:
    plain = re.sub(r"[£,\s%]", "", text)
    if not re.fullmatch(r"-?\d{1,30}(\.\d{1,30})?", plain) or (isinstance(raw, float) and not math.isfinite(raw)):
        raise NotUnderstood("not_a_number", said=short(text))
    try:
        number = Decimal(plain)
    except InvalidOperation:
        raise NotUnderstood("not_a_number", said=short(text)) from None
    if number < 0 or number > reader.column.most:
        raise NotUnderstood("number_out_of_range", said=short(text), most=reader.column.most)
    return number


def _whole(reader: Reader, raw: Raw, text: str) -> Value:
    number = _number(reader, raw, text)
    if number != number.to_integral_value():
        raise NotUnderstood("not_whole", said=short(text))
    return int(number)


def _decimal(reader: Reader, raw: Raw, text: str) -> Value:
    number = _number(reader, raw, text)
    rounded = round(number, reader.column.places)
    if number != rounded:
        raise NotUnderstood("too_fine", said=short(text), places=reader.column.places)
    return rounded


_READERS: dict[Kind, Callable[[Reader, Raw, str], Value]] = {
    Kind.REF: _ref,
    Kind.EMAIL: _email,
    Kind.ADDRESS: _address,
    Kind.YES_NO: _yes_no,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.DAY: _day,
    Kind.WHOLE: _whole,
    Kind.DECIMAL: _decimal,
}


def short(text: object, most: int = 60) -> str:
    """As much of what was said as a message can bear.

    >>> short("a" * 100, most=5)
    'aaaaa…'
    """
    plain = " ".join(whole(str(text)[: most * 4]).split())
    return f"{plain[:most]}…" if len(plain) > most else plain


def show(column: Column, value: Value) -> str:
    """A value as a person reads it: labels for choices, yes and no, days as 8/12/2026."""
    if value is None or value == []:
        return ""
    if column.kind in (Kind.CHOICE, Kind.CHOICES):
        labels = dict(column.choices)
        parts = value if isinstance(value, list) else [str(value)]
        return "; ".join(str(labels.get(part, part)) for part in parts)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, date):
        return f"{value.day:02d}/{value.month:02d}/{value.year:04d}"
    return str(value)
