"""Every hostile file gets a clear message; nothing is half applied; nothing breaks."""

import pytest

from convenor.formats.reading import read
from convenor.web.kernel.clock import now
from convenor.web.kernel.errors import Invalid
from convenor.web.register.presenters import answer_of, problem_rows
from convenor.web.register.services import apply_import, look_at_file
from convenor.web.register.tables import SHEETS, TABLES
from tests.factories import convenor, partnership
from tests.register.hostile import HOSTILE, Hostile

pytestmark = pytest.mark.django_db


def rows() -> dict:
    return {sheet.table.name: list(sheet.model.objects.values().order_by("pk")) for sheet in SHEETS}


def test_there_are_sixty_at_least():
    assert len(HOSTILE) >= 60


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda hostile: hostile.what)
def test_hostile_file(hostile: Hostile):
    by = convenor(partnership())
    before = rows()
    looked = look_at_file(by=by, name=hostile.name, data=hostile.make(), blanks_empty=False, now=now())
    found = {problem["code"] for problem in (looked.problems if hostile.stops else looked.plan["notices"])}
    mentioned = {notice["code"] for notice in (*looked.plan["notices"], *looked.plan["aside"])}
    assert set(hostile.codes) <= found | mentioned
    assert answer_of(looked)
    for line in problem_rows([*looked.problems, *looked.plan["notices"], *looked.plan["aside"]]):
        assert line.wrong
        assert line.remedy
        assert len(line.wrong) < 500
    if hostile.stops:
        assert looked.problems
        with pytest.raises(Invalid):
            apply_import(by=by, ref=looked.ref, now=now())
        assert rows() == before
    else:
        assert not looked.problems


@pytest.mark.parametrize("cut", [1, 10, 100, 500, 1000, 2000, 3000, 5000])
def test_a_file_cut_anywhere_is_refused_in_words(cut):
    whole = next(hostile for hostile in HOSTILE if hostile.what == "merged cells").make()
    reading = read(whole[:cut], "cut.xlsx", TABLES)
    assert reading.problems
