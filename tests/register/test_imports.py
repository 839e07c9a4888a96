"""A file is looked at, put in whole, brought again corrected, undone: what each promises."""

import io
from datetime import timedelta

import pytest
from openpyxl import load_workbook

from convenor.formats.reading import read
from convenor.web.bodies.models import Body, Seat, Term
from convenor.web.kernel.clock import now
from convenor.web.kernel.errors import Invalid, NotHere, Refused
from convenor.web.kernel.models import AuditEntry
from convenor.web.kernel.viewer import Role, system_viewer
from convenor.web.partners.models import Partner
from convenor.web.people.models import Person
from convenor.web.register.exports import write, write_template
from convenor.web.register.models import Import
from convenor.web.register.services import (
    CannotBeUndone,
    apply_import,
    empty_old_imports,
    look_again,
    look_at_file,
    undo_import,
)
from convenor.web.register.tables import TABLES
from tests import factories
from tests.register.hostile import BOARD, BODIES, PARTNERS, PEOPLE, SEATS, TERMS, VALE, book

pytestmark = pytest.mark.django_db

SHEETS = {
    "Partners": [PARTNERS, [None, *VALE[1:]]],
    "People": [PEOPLE, [None, "Ada Obi", "ada@example.org"], [None, "Ben Ito", None]],
    "Bodies": [BODIES, BOARD],
    "Seats": [
        SEATS,
        ["Board", "Chair", "Chair", "Yes"],
        ["Board", "GP member", "Clinical or care professional", "Yes"],
    ],
    "Seat holders": [TERMS, ["Board", "Chair", "Ada Obi", "01/04/2025"], ["Board", "GP member", "Ben Ito", None]],
}


def look(by, sheets, **options):
    options = {"name": "a.xlsx", "blanks_empty": False, "now": now(), **options}
    return look_at_file(by=by, data=book(sheets), **options)


def put_in(by, sheets, **options):
    looked = look(by, sheets, **options)
    assert looked.problems == []
    return apply_import(by=by, ref=looked.ref, now=now())


@pytest.fixture
def vale():
    return factories.partnership()


@pytest.fixture
def lead(vale):
    return factories.convenor(vale)


@pytest.fixture
def filled(lead):
    put_in(lead, SHEETS)
    return lead


def counts(looked):
    return {name: (one["added"], one["changed"]) for name, one in looked.plan["counts"].items()}


def test_what_people_have_goes_in(filled):
    assert Term.objects.get(seat__title="Chair").person.name == "Ada Obi"
    assert Seat.objects.filter(body__name="Board").count() == 2
    assert AuditEntry.objects.filter(verb="register.import").count() == 1
    assert not AuditEntry.objects.filter(facts__icontains="Ada Obi").exists()


def test_the_same_file_again_changes_nothing(filled):
    looked = look(filled, SHEETS)
    assert (looked.problems, set(counts(looked).values())) == ([], {(0, 0)})


def test_a_corrected_file_updates_and_does_not_double(filled):
    corrected = {
        **SHEETS,
        "Partners": [PARTNERS, [None, "Vale Trust", "Acute hospital trust", "Others"]],
        "People": [PEOPLE, [None, "Ada Obi-Smith", "ada@example.org"], [None, "Ben Ito", "ben@example.org"]],
        "Seat holders": [
            TERMS,
            ["Board", "Chair", "Ada Obi-Smith", "01/05/2025"],
            ["Board", "GP member", "Ben Ito", None],
        ],
    }
    looked = look(filled, corrected)
    assert looked.problems == []
    assert counts(looked) == {
        "partners": (0, 1),
        "people": (0, 2),
        "bodies": (0, 0),
        "seats": (0, 0),
        "terms": (0, 1),
    }


def test_a_name_corrected_on_its_sheet_is_found_from_the_others(filled):
    Person.objects.filter(name="Ada Obi").update(ref="A1")
    looked = look(filled, {**SHEETS, "People": [PEOPLE, ["A1", "Ada Smith", None]]})
    assert looked.problems == []
    assert counts(looked)["people"] == (0, 1)


def test_a_later_time_on_the_same_seat_is_a_new_one(filled):
    Term.objects.filter(seat__title="Chair").update(ends="2026-03-31")
    looked = look(filled, {"Seat holders": [TERMS, ["Board", "Chair", "Ada Obi", "01/04/2026"]]})
    assert (looked.problems, counts(looked)["terms"]) == ([], (1, 0))


def test_seats_alike_are_told_apart_by_their_order(lead):
    sheets = {
        **SHEETS,
        "Seats": [SEATS, *([["Board", "Member", "Partner member", "Yes"]] * 3)],
        "Seat holders": [TERMS],
    }
    put_in(lead, sheets)
    more = {**sheets, "Seats": [SEATS, *([["Board", "Member", "Partner member", "Yes"]] * 4)]}
    assert counts(look(lead, more))["seats"] == (1, 0)


@pytest.mark.parametrize(("blanks_empty", "changed"), [(False, 0), (True, 1)])
def test_what_an_empty_cell_means_is_chosen(filled, blanks_empty, changed):
    sheets = {"People": [PEOPLE, [None, "Ada Obi", None]]}
    looked = look(filled, sheets, blanks_empty=blanks_empty)
    assert counts(looked)["people"] == (0, changed)
    assert looked.plan["emptied"] == changed


def test_whether_a_seat_has_a_vote_is_said_for_each_and_never_assumed(filled):
    unsaid = look(filled, {"Seats": [SEATS, ["Board", "Treasurer", "Officer"], ["Board", "Watcher", "Observer"]]})
    assert [(one["code"], one["row"], one["column"]) for one in unsaid.problems] == [("needed", 2, "Has a vote")]
    unasked = look(filled, {"Seats": [SEATS[:3], ["Board", "Treasurer", "Officer"]]})
    assert [one["code"] for one in unasked.problems] == ["column_missing"]
    assert look(filled, {"Seats": [SEATS[:3], ["Board", "Chair", "Chair"]]}).problems == []  # said before


def test_observers_have_no_vote_without_being_asked(filled):
    put_in(filled, {"Seats": [SEATS, ["Board", "Watcher", "Observer"], ["Board", "Treasurer", "Officer", "Yes"]]})
    assert not Seat.objects.get(title="Watcher").voting
    assert Seat.objects.get(title="Treasurer").voting


def test_rows_not_in_the_file_are_left_alone(filled):
    looked = look(filled, {"People": [PEOPLE, [None, "Cy New", None]]})
    assert looked.plan["counts"]["people"]["left"] == 3  # two of the file before, and the lead
    assert list(looked.plan["counts"]) == ["people"]


def test_a_new_reference_for_a_known_name_is_asked_about(filled):
    looked = look(filled, {"Partners": [PARTNERS, ["P9", *VALE[1:]]]})
    assert [problem["code"] for problem in looked.problems] == ["already_there"]


def test_nothing_is_put_in_when_the_register_changed(filled):
    looked = look(filled, {"Partners": [PARTNERS, [None, "Vale Trust", "Charity", "Others"]]})
    Partner.objects.filter(name="Vale Trust").update(kind="charity", revision=2)
    with pytest.raises(Invalid, match="look_again"):
        apply_import(by=filled, ref=looked.ref, now=now())
    again = look_again(by=filled, ref=looked.ref, now=now())
    apply_import(by=filled, ref=again.ref, now=now())
    assert Partner.objects.get(name="Vale Trust").sector == "other"


def test_it_is_not_put_in_twice(filled):
    ref = Import.objects.get().ref
    with pytest.raises(Invalid, match="import_applied_already"):
        apply_import(by=filled, ref=ref, now=now())


def test_undo_within_the_day_and_not_after(filled):
    ref = Import.objects.get().ref
    with pytest.raises(Invalid, match="undo_lapsed"):
        undo_import(by=filled, ref=ref, now=now() + timedelta(hours=25))
    undo_import(by=filled, ref=ref, now=now() + timedelta(hours=23))
    assert not Body.objects.exists()
    assert not Partner.objects.exists()
    assert Person.objects.count() == 1  # the lead, who was there before
    with pytest.raises(Invalid, match="nothing_to_undo"):
        undo_import(by=filled, ref=ref, now=now())


def test_undo_is_refused_when_somebody_worked_on_it_since(filled):
    Seat.objects.filter(title="Chair").update(revision=2)
    with pytest.raises(Invalid, match="cannot_undo"):
        undo_import(by=filled, ref=Import.objects.get().ref, now=now())
    assert Seat.objects.count() == 2


def test_undo_is_refused_when_somebody_built_on_it_since(filled, vale):
    factories.seat(Body.objects.get())
    with pytest.raises(Invalid, match="cannot_undo"):
        undo_import(by=filled, ref=Import.objects.get().ref, now=now())
    assert Term.objects.count() == 2


def sector(by, value):
    return put_in(
        by, {"Partners": [PARTNERS, [None, "Vale Trust", "Acute hospital trust", value]]}, name=f"{value}.xlsx"
    )


def test_files_are_undone_one_after_the_other_the_latest_first(filled):
    files = [Import.objects.get(), sector(filled, "Others"), sector(filled, "Councils"), sector(filled, "Primary care")]
    for file in reversed(files):
        undo_import(by=filled, ref=file.ref, now=now())
    assert not Partner.objects.exists()


def test_an_undone_file_leaves_room_for_another(filled):
    first, second = Import.objects.get(), sector(filled, "Others")
    undo_import(by=filled, ref=second.ref, now=now())
    third = sector(filled, "Councils")
    with pytest.raises(CannotBeUndone):
        undo_import(by=filled, ref=first.ref, now=now())
    for file in (third, first):
        undo_import(by=filled, ref=file.ref, now=now())
    assert not Partner.objects.exists()


def test_no_revision_is_used_twice_by_an_undo(filled):
    before = Partner.objects.get().revision
    file = sector(filled, "Others")
    undo_import(by=filled, ref=file.ref, now=now())
    assert Partner.objects.get().revision == before + 2  # a page left open since the file cannot write over it


def test_what_somebody_changed_between_two_files_stays_in_the_way(filled):
    first = Import.objects.get()
    Partner.objects.update(short_name="Vale", revision=2)
    second = sector(filled, "Others")
    undo_import(by=filled, ref=second.ref, now=now())
    with pytest.raises(CannotBeUndone) as refused:
        undo_import(by=filled, ref=first.ref, now=now())
    assert refused.value.first == []
    assert [(row.sheet, row.name, row.why) for row in refused.value.rows] == [("Partners", "Vale Trust", "changed")]


def test_the_later_file_to_undo_first_is_named(filled):
    first, second = Import.objects.get(), sector(filled, "Others")
    with pytest.raises(CannotBeUndone, match="undo_first") as refused:
        undo_import(by=filled, ref=first.ref, now=now())
    assert refused.value.first == [second]
    third = put_in(filled, {"Seats": [SEATS, ["Board", "Treasurer", "Officer", "No"]]})
    undo_import(by=filled, ref=second.ref, now=now())
    with pytest.raises(CannotBeUndone, match="undo_first") as refused:
        undo_import(by=filled, ref=first.ref, now=now())
    assert refused.value.first == [third]
    assert [(row.name, row.why) for row in refused.value.rows] == [("Board", "built_upon")]


def test_undo_is_refused_when_somebody_was_invited_since(filled):
    Person.objects.get(name="Ben Ito").grants.create(role=Role.MEMBER)
    with pytest.raises(Invalid, match="cannot_undo"):
        undo_import(by=filled, ref=Import.objects.get().ref, now=now())
    assert Person.objects.get(name="Ben Ito").grants.count() == 1


def test_what_was_in_a_file_is_forgotten_after_the_day(filled):
    look(filled, SHEETS)
    assert empty_old_imports(by=system_viewer("retention"), now=now() + timedelta(hours=23)) == 0
    assert empty_old_imports(by=system_viewer("retention"), now=now() + timedelta(hours=25)) == 2
    for imported in Import.objects.all():
        assert (imported.rows, imported.before, imported.problems, set(imported.plan)) == ([], [], [], {"counts"})
    assert empty_old_imports(by=system_viewer("retention"), now=now() + timedelta(hours=26)) == 0


def test_erased_details_do_not_come_back_by_a_file(filled):
    Person.objects.filter(name="Ben Ito").update(ref="B1", name="Erased", erased_on="2026-01-01")
    looked = look(filled, {"People": [PEOPLE, ["B1", "Ben Ito", None]]})
    assert [problem["code"] for problem in looked.problems] == ["person_was_erased"]
    assert look(filled, {"People": [PEOPLE, ["B1", "Erased", None]]}).problems == []


def test_a_matter_does_not_open_again_by_a_file(filled):
    heads = ["Body", "What is to be decided", "Still open?"]
    put_in(filled, {"Matters to decide": [heads, ["Board", "Beds", "Decided"]]})
    looked = look(filled, {"Matters to decide": [heads, ["Board", "Beds", "Open"]]})
    assert [problem["code"] for problem in looked.problems] == ["topic_reopened"]


@pytest.mark.parametrize(
    ("roles", "allowed"),
    [
        ((), False),
        ((Role.MEMBER,), False),
        ((Role.LEADER,), False),
        ((Role.EVALUATOR,), False),
        ((Role.CONVENOR,), True),
    ],
)
def test_who_may_bring_files(vale, roles, allowed):
    viewer = factories.viewer(vale, *roles)
    if allowed:
        assert look(viewer, SHEETS).pk
    else:
        with pytest.raises(Refused):
            look(viewer, SHEETS)


def test_another_partnership_is_as_if_it_did_not_exist(filled):
    other = factories.convenor(factories.partnership())
    with pytest.raises(NotHere):
        undo_import(by=other, ref=Import.objects.get().ref, now=now())
    assert look(other, SHEETS).plan["counts"]["partners"]["added"] == 1


def test_the_public_part_names_nobody_private(filled, vale):
    out = io.BytesIO()
    for kind in ("xlsx", "csv", "json"):
        out = io.BytesIO()
        write(out, kind, partnership_id=vale.pk, title="Vale", public=True)
        reading = read(out.getvalue(), {"xlsx": "a.xlsx", "csv": "a.zip", "json": "a.json"}[kind], TABLES)
        said = str(reading.rows)
        assert "Ada Obi" in said
        assert "ada@example.org" not in said


def test_the_template_is_empty_and_its_examples_would_be_read():
    out = io.BytesIO()
    write_template(out, "xlsx")
    assert read(out.getvalue(), "a.xlsx", TABLES).rows == []
    made = load_workbook(io.BytesIO(out.getvalue()))
    for sheet in made.worksheets:
        for row in sheet.iter_rows(max_col=1):
            row[0].value = None if row[0].value == "EXAMPLE" else row[0].value
    out = io.BytesIO()
    made.save(out)
    reading = read(out.getvalue(), "a.xlsx", TABLES)
    assert (len(reading.rows), reading.problems) == (len(TABLES) - 1, [])
