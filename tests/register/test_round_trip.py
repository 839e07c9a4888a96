"""Whatever is exported reads back to the same register; and the same file twice changes nothing."""

from io import BytesIO

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from convenor.formats.problems import Reading
from convenor.formats.reading import read
from convenor.formats.tables import LONG, Row
from convenor.web.kernel.models import Partnership
from convenor.web.kernel.tables.apply import carry_out, take_back
from convenor.web.kernel.tables.checks import make_plan
from convenor.web.kernel.tables.rows import rows_of
from convenor.web.register.exports import NAMES, write
from convenor.web.register.tables import SHEETS, TABLES
from tests.register.registers import registers

pytestmark = pytest.mark.django_db
SLOW = settings(
    max_examples=6, deadline=None, suppress_health_check=list(HealthCheck), phases=(Phase.explicit, Phase.generate)
)


class _Undone(Exception):
    pass


def empty(slug: str) -> int:
    return Partnership.objects.create(slug=slug, name="Empty").pk


def everything(partnership_id: int) -> dict:
    return {sheet.table.name: list(rows_of(sheet, partnership_id)) for sheet in SHEETS}


def bring_in(reading: Reading, partnership_id: int) -> list:
    plan = make_plan(SHEETS, reading, partnership_id)
    assert plan.problems == []
    return carry_out(plan, SHEETS, partnership_id)


def exported(partnership_id: int, kind: str) -> Reading:
    out = BytesIO()
    write(out, kind, partnership_id=partnership_id, title="All")
    reading = read(out.getvalue(), NAMES[kind], TABLES)
    assert reading.problems == []
    return reading


@pytest.mark.parametrize("kind", sorted(NAMES))
@SLOW
@given(data=st.data())
def test_export_then_import_is_the_identity(kind, data):
    register = data.draw(registers())
    try:
        with transaction.atomic():
            one, other = empty("one"), empty("other")
            bring_in(register, one)
            bring_in(exported(one, kind), other)
            assert everything(other) == everything(one)
            again = make_plan(SHEETS, exported(one, kind), one)
            assert (again.problems, again.changes) == ([], [])
            raise _Undone
    except _Undone:
        pass


@pytest.mark.parametrize("kind", sorted(NAMES))
@pytest.mark.parametrize(
    "text", ["😀" * LONG, "x\n" * (LONG // 2 - 1) + "x", "=" * LONG], ids=["emoji", "lines", "equals"]
)
def test_the_longest_texts_come_back_whole(kind, text):
    one = empty("one")
    row = {"ref": "C1", "name": "Young people", "kind": "young", "about": text}
    bring_in(Reading(rows=[Row("communities", "Communities", 1, row)]), one)
    other = empty("other")
    bring_in(exported(one, kind), other)
    assert everything(other)["communities"] == everything(one)["communities"]


@SLOW
@given(first=registers(), second=registers())
def test_undo_restores_exactly(first, second):
    try:
        with transaction.atomic():
            one = empty("one")
            bring_in(first, one)
            before = everything(one)
            plan = make_plan(SHEETS, second, one)
            if plan.problems:
                raise _Undone
            kept = carry_out(plan, SHEETS, one)
            take_back(kept, SHEETS, one)
            assert everything(one) == before
            raise _Undone
    except _Undone:
        pass
