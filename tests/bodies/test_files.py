"""What a file may say of bodies and their matters: nothing is taken for granted, and no mark is set back."""

import pytest

from convenor.web.bodies.models import Body, Seat, Topic
from convenor.web.kernel.clock import now, today
from convenor.web.register.services import apply_import, look_at_file
from tests import factories
from tests.register.hostile import BOARD, BODIES, book

pytestmark = pytest.mark.django_db
FIRST = {"Bodies": [BODIES, BOARD], "Seats": [["Body", "Seat", "Class of seat"], ["Board", "Chair", "Chair"]]}


def look(by, sheets):
    return look_at_file(by=by, data=book(sheets), name="a.xlsx", blanks_empty=False, now=now())


def put_in(by, sheets):
    looked = look(by, sheets)
    assert looked.problems == []
    return apply_import(by=by, ref=looked.ref, now=now())


@pytest.fixture
def filled():
    lead = factories.convenor(factories.partnership())
    put_in(lead, FIRST)
    return lead


MATTERS = ["Body", "What is to be decided", "Still open?", "Marked so on"]


def test_a_matter_that_a_file_moves_on_is_marked_that_day(filled):
    put_in(filled, {"Matters to decide": [MATTERS, ["Board", "Beds", "Open", "01/02/2026"]]})
    put_in(filled, {"Matters to decide": [MATTERS, ["Board", "Beds", "Narrowed to some options", "01/02/2026"]]})
    row = Topic.objects.get(title="Beds")
    assert (row.status, row.marked_on) == ("narrowed", today())


@pytest.mark.parametrize(
    ("status", "day", "code"),
    [
        ("Decided", "01/01/2026", "topic_marked_today"),
        ("Narrowed to some options", "01/01/2026", "topic_mark_stays"),
        ("Open", "01/02/2026", "topic_reopened"),
    ],
)
def test_no_file_sets_a_mark_back(filled, status, day, code):
    put_in(filled, {"Matters to decide": [MATTERS, ["Board", "Beds", "Narrowed to some options", "01/02/2026"]]})
    looked = look(filled, {"Matters to decide": [MATTERS, ["Board", "Beds", status, day]]})
    assert [problem["code"] for problem in looked.problems] == [code]


def test_a_file_that_does_not_say_how_a_body_decides_or_how_far_leaves_it_unsaid(filled):
    board = Body.objects.get(name="Board")
    assert (board.decision_rule, board.public_body_started, board.members_decide) == ("", None, None)
    assert {seat.required for seat in Seat.objects.all()} == {None}
    for sheet, row in {"Matters to decide": ["Board", "Beds"], "Who may decide what": ["Board", "Beds"]}.items():
        heads = ["Body", "What is to be decided" if "Matters" in sheet else "What is decided"]
        assert [problem["code"] for problem in look(filled, {sheet: [heads, row]}).problems] == ["column_missing"]
