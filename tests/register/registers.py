"""Whole registers by chance: every table, valid, with the words that break spreadsheets in them."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from convenor.formats.problems import Reading
from convenor.formats.tables import LONG, Column, Kind, Row, Table
from convenor.formats.text import tidy
from convenor.web.kernel.guard import looks_like_nhs_number
from convenor.web.register.tables import TABLES

HOSTILE = (
    "=1+1",
    "'=1+1",
    "''",
    '=HYPERLINK("http://example.org","x")',
    "+44 20 7946 0000",
    "-1",
    "@SUM(A1)",
    'say "no"',
    "one\ntwo",
    "a;b,c\td",
    "😀 👩🏽‍⚕️",
    "שלום עולם",
    "\u202eright to left",
    "_x000D_ and _x0041_",
    "EXAMPLE",
    "HELP",
    "NULL",
    "None",
    "1",
    "001",
    "1e5",
    "TRUE",
    "01/02/2026",
    "<b>&amp;</b>",
    "{{ 7*7 }}",
    "%(name)s",
    "Ünïcödé –— ’",
    "\u0000gone\u0007",
)


def words(longest: int) -> st.SearchStrategy[str]:
    """Text as it may stand in the register: tidy, not empty, no NHS number."""
    made = st.one_of(st.sampled_from(HOSTILE), st.text(min_size=1, max_size=min(longest, 20)), _long(longest))
    return made.map(lambda text: tidy(text)[:longest].strip()).filter(
        lambda text: text and not looks_like_nhs_number(text)
    )


def _long(longest: int) -> st.SearchStrategy[str]:
    return st.sampled_from(["x", "😀", "= "]).map(lambda piece: (piece * longest)[: min(longest, 300)])


@st.composite
def registers(draw: st.DrawFn) -> Reading:
    """One register as a file would give it, every row with a reference."""
    reading = Reading()
    made: dict[str, list[dict]] = {}
    for table in TABLES:
        count = 1 if table.alone else draw(st.integers(0, 3))
        for number in range(1, count + 1):
            values = {column.name: draw(_value(column, made)) for column in table.kept if column.kind is not Kind.REF}
            if not table.alone:
                values["ref"] = f"{table.name.replace('_', '-')}-{number}"
            if not _mended(table, values, made, draw):
                continue
            made.setdefault(table.name, []).append(values)
            reading.rows.append(Row(table.name, str(table.title), number, values))
    return reading


def _value(column: Column, made: dict[str, list[dict]]) -> st.SearchStrategy:
    if column.links_to:
        refs = [row["ref"] for row in made.get(column.links_to, [])]
        return st.sampled_from(refs) if refs else st.none()
    value: st.SearchStrategy = {
        Kind.LONG_TEXT: words(LONG),
        Kind.CHOICE: st.sampled_from([value for value, _label in column.choices] or [""]),
        Kind.CHOICES: st.lists(st.sampled_from([value for value, _label in column.choices] or [""]), unique=True),
        Kind.YES_NO: st.booleans(),
        Kind.DAY: st.dates(date(1700, 1, 1), date(2200, 1, 1)),
        Kind.WHOLE: st.integers(0, column.most),
        Kind.DECIMAL: st.integers(0, 1000).map(lambda tenths: Decimal(tenths) / 10),
        Kind.EMAIL: st.from_regex(r"[A-Za-z0-9+=-]{1,9}@[a-z]{1,9}\.(org|uk)", fullmatch=True),
        Kind.ADDRESS: st.sampled_from(["https://example.org/a?b=c&d='e'", "http://example.org"]),
    }.get(column.kind, words(column.length))
    return value if column.required or column.default is not None else st.one_of(st.just(column.blank), value)


def _mended(table: Table, values: dict, made: dict[str, list[dict]], draw: st.DrawFn) -> bool:
    """Make the row keep the rules of the register; False when it cannot."""
    if any(column.required and values.get(column.name) in (None, "") for column in table.kept):
        return False
    rows = made.get(table.name, [])
    if values.get("starts") and values.get("ends") and values["starts"] > values["ends"]:
        values["starts"], values["ends"] = values["ends"], values["starts"]
    return _RULES.get(table.name, lambda values, rows, made: True)(values, rows, made)


def _either(one: str, other: str):
    def rule(values, rows, made):
        if values[one] and values[other]:
            values[other] = None
        return bool(values[one] or values[other])

    return rule


def _once(*columns: str):
    def rule(values, rows, made):
        return all(any(str(row[name]).casefold() != str(values[name]).casefold() for name in columns) for row in rows)

    return rule


def _person(values, rows, made):
    return not values["email"] or _once("email")(values, rows, made)


def _partner(values, rows, made):
    return not values["ods_code"] or _once("ods_code")(values, rows, made)


def _seat(values, rows, made):
    if values["seat_class"] in ("participant", "observer"):
        values["voting"] = False
    return True


def _term(values, rows, made):
    mine = [row for row in rows if row["seat"] == values["seat"]]
    values["starts"] = date(2000, 1, 1) + timedelta(days=400 * len(mine))
    values["ends"] = values["starts"] + timedelta(days=399)
    return True


def _leadership(values, rows, made):
    values["formal"] = values["formal"] or values["agreed_on"] is None
    return True


def _delegation(values, rows, made):
    if values["from_body"]:
        values["from_partner"] = None
    if values["from_body"] == values["body"]:
        values["from_body"] = None
    return True


def _affected(values, rows, made):
    topic = next((row for row in made.get("topics", []) if row["ref"] == values["topic"]), None)
    if topic:
        values["body"] = topic["body"]
    return _either("community", "partner")(values, rows, made)


def _outreach(values, rows, made):
    if values["asked_on"] is None:
        values["state"] = "idea"
    return _either("community", "partner")(values, rows, made)


def _pathway_seat(values, rows, made):
    places = ("partner", "community", "profession", "seat_class")
    given = [name for name in places if values[name]]
    for name in given[1:]:
        values[name] = None if name == "community" else ""
    return bool(given)


def _succession(values, rows, made):
    return values["earlier"] != values["later"] and _once("earlier", "later")(values, rows, made)


_RULES = {
    "people": _person,
    "partners": _partner,
    "successions": _succession,
    "leadership": _leadership,
    "voices": _either("partner", "person"),
    "seats": _seat,
    "terms": _term,
    "delegations": _delegation,
    "charters": _once("body", "number"),
    "charter_rules": _once("charter", "position"),
    "charter_agreements": _once("rule", "person"),
    "pathway_steps": _once("pathway", "position"),
    "pathway_seats": _pathway_seat,
    "affected": _affected,
    "outreach": _outreach,
    "notices": _either("community", "partner"),
}
