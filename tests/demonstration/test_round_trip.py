"""The four partnerships go in as spreadsheets and come out equal; what comes out goes into an empty one unchanged."""

from datetime import date
from io import BytesIO

import pytest

from convenor.formats.problems import Reading
from convenor.formats.reading import read
from convenor.formats.tables import Row
from convenor.web.demonstration.northmoor.rows import NAME, northmoor
from convenor.web.demonstration.table_one import partnerships, table_one
from convenor.web.kernel.clock import today
from convenor.web.kernel.models import Partnership
from convenor.web.kernel.tables.apply import carry_out
from convenor.web.kernel.tables.checks import make_plan
from convenor.web.kernel.tables.rows import rows_of
from convenor.web.register.exports import NAMES, write
from convenor.web.register.tables import SHEETS, TABLES

pytestmark = pytest.mark.django_db
NAMED = [NAME, *partnerships()]


def pk(name):
    return Partnership.objects.get(name=name).pk


def everything(partnership_id):
    return {sheet.table.name: list(rows_of(sheet, partnership_id)) for sheet in SHEETS}


def exported(partnership_id, kind):
    out = BytesIO()
    write(out, kind, partnership_id=partnership_id, title="All")
    reading = read(out.getvalue(), NAMES[kind], TABLES)
    assert reading.problems == []
    return reading


@pytest.mark.parametrize("name", NAMED)
def test_what_comes_out_is_what_was_brought(demonstration, name):
    brought = northmoor(today=today()) if name == NAME else table_one(name)
    kept = everything(pk(name))
    assert {table: len(rows) for table, rows in kept.items() if rows} == {
        table: len(rows) for table, rows in brought.items() if rows
    }
    for table in TABLES:
        blank = {column.name: column.blank for column in table.columns}
        for row, found in zip(brought.get(table.name, []), kept[table.name], strict=True):
            assert {column: found[column] for column in row} == {
                column: blank[column] if value is None else value for column, value in row.items()
            }


@pytest.mark.parametrize("kind", sorted(NAMES))
@pytest.mark.parametrize("name", NAMED)
def test_export_then_import_into_an_empty_partnership_is_the_identity(demonstration, name, kind):
    one, other = pk(name), Partnership.objects.create(slug="other", name="Empty").pk
    plan = make_plan(SHEETS, exported(one, kind), other)
    assert plan.problems == []
    carry_out(plan, SHEETS, other)
    assert everything(other) == everything(one)


@pytest.mark.parametrize("kind", sorted(NAMES))
@pytest.mark.parametrize("name", NAMED)
def test_brought_back_to_its_own_partnership_an_export_changes_nothing(demonstration, name, kind):
    plan = make_plan(SHEETS, exported(pk(name), kind), pk(name))
    assert (plan.problems, plan.changes) == ([], [])


@pytest.mark.parametrize("day", [date(2028, 2, 29), date(2026, 12, 31), date(2027, 1, 1), date(2031, 3, 31)])
def test_on_other_days_too_the_register_takes_it(db, day):
    reading = Reading()
    for table in TABLES:
        for number, row in enumerate(northmoor(today=day).get(table.name, []), start=1):
            reading.rows.append(Row(table.name, str(table.title), number, row))
    plan = make_plan(SHEETS, reading, Partnership.objects.create(slug="other", name="Empty").pk)
    assert plan.problems == []


def test_it_says_a_line_about_each(demonstration):
    assert demonstration[0] == "Northmoor and Vale: 31 partners, 25 bodies, 192 seats"
    assert len(demonstration) == 4
