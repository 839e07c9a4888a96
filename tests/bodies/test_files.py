"""What a file may say of bodies and their matters: nothing is taken for granted, and no mark is set back."""

import pytest

from convenor.web.bodies.models import Body, Seat, Topic
from convenor.web.kernel.clock import now, today
from convenor.web.register.services import apply_import, look_at_file
from tests import factories
from tests.register.hostile import BOARD, BODIES, book

pytestmark = pytest.mark.django_db
FIRST = {
    "Bodies": [BODIES, BOARD],
    "Seats": [["Body", "Seat", "Class of seat", "Has a vote"], ["Board", "Chair", "Chair", "Yes"]],
}


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


WHY = ["Body", "Matter", "Marked as", "On", "Who was never told", "Reason"]
TOUCHED = {
    "Communities": [["Name", "Kind"], ["Carers", "Carers"], ["Walkers", "Patients"]],
    "Who is affected": [["Body", "By what matter", "Community"], ["Board", "", "Carers"], ["Board", "Beds", "Walkers"]],
}


def why(absent, on, status="Decided"):
    return {"Marked without those affected": [WHY, ["Board", "Beds", status, on, absent, "The grant ended."]]}


def decided(by, **more):
    return look(by, {"Matters to decide": [MATTERS, ["Board", "Beds", "Decided", ""]], **more})


def test_a_file_does_not_pass_over_those_affected_without_a_reason(filled):
    put_in(filled, {"Matters to decide": [MATTERS, ["Board", "Beds", "Open", ""]], **TOUCHED})
    (problem,) = decided(filled).problems
    assert (problem["code"], problem["params"]["names"]) == ("topic_passes_over", "Carers; Walkers")
    day = f"{today():%d/%m/%Y}"
    for wrong in (why("Carers", day), why("Carers\nWalkers", "01/11/2026"), why("Carers\nWalkers", day, "Open")):
        assert {problem["code"] for problem in decided(filled, **wrong).problems} == {"topic_passes_over"}
    said = decided(filled, **why("Walkers\ncarers", day))
    assert said.problems == []
    apply_import(by=filled, ref=said.ref, now=now())
    assert Topic.objects.get().went_on.get().reason == "The grant ended."


def test_who_has_a_seat_or_was_told_is_not_passed_over_by_a_file(filled):
    put_in(filled, {"Matters to decide": [MATTERS, ["Board", "Beds", "Open", ""]], **TOUCHED})
    told = {
        "People": [["Name"], ["Ann Field"]],
        "Seats": [["Body", "Seat", "Class of seat", "For community"], ["Board", "Carer", "Observer", "Carers"]],
        "Seat holders": [["Body", "Seat", "Held by"], ["Board", "Carer", "Ann Field"]],
        "Notices sent": [
            ["Body", "Matter", "Community", "Sent to", "What was said", "Sent on"],
            ["Board", "Beds", "Walkers", "w@example.org", "Soon we decide.", "10/11/2026"],
        ],
    }
    assert decided(filled, **told).problems == []
    over = {
        **told,
        "Seat holders": [["Body", "Seat", "Held by", "Until"], ["Board", "Carer", "Ann Field", "01/10/2026"]],
    }
    assert [problem["params"]["names"] for problem in decided(filled, **over).problems] == ["Carers"]


@pytest.mark.parametrize(("day", "refused"), [("", True), ("01/10/2026", False)])
def test_a_matter_new_to_a_known_body_is_marked_now_or_was_before(filled, day, refused):
    touched = {**TOUCHED, "Who is affected": [["Body", "Community"], ["Board", "Carers"]]}
    looked = look(filled, {"Matters to decide": [MATTERS, ["Board", "Beds", "Decided", day]], **touched})
    assert [problem["code"] for problem in looked.problems] == ["topic_passes_over"] * refused
