"""What came out of a pulse: nothing to anybody before it is closed, then the same on the page, in the file and as
evidence."""

import csv
import io
import json
import re
import zipfile
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from convenor.web.kernel.errors import NotHere, Refused
from convenor.web.kernel.viewer import Role, Viewer, system_viewer
from convenor.web.pulses import commands, services
from convenor.web.pulses.evidence import waves_of
from convenor.web.pulses.models import Instrument, Invitation, Wave
from convenor.web.pulses.presenters.series import series_of
from convenor.web.pulses.result_table import TABLE
from convenor.web.pulses.selectors.results import all_closed_waves, closed_wave, closed_waves
from convenor.web.pulses.shown import SOON, shown_waves
from tests import factories
from tests.pulses import scene
from tests.pulses.closed import DAY, closed, spread

pytestmark = pytest.mark.django_db
PAGES = ("results", "results_file", "results_by", "over_time", "over_time_one", "over_time_file")


@pytest.fixture
def body(vale):
    return scene.board(vale, members=20)


def address(vale, name, wave):
    parts = {"ref": wave.ref} if name.startswith("results") else {"body": wave.body.ref}
    parts |= {"breakdown": "sector"} if name == "results_by" else {}
    parts |= {"construct": "trust"} if name == "over_time_one" else {}
    return reverse(f"pulses:{name}", kwargs={"slug": vale.slug, **parts})


def read(client, vale, name, wave):
    answer = client.get(address(vale, name, wave))
    assert answer.status_code == 200, name
    return " ".join(answer.content.decode().split())


def table_of(client, vale, name, wave):
    content = client.get(address(vale, name, wave)).content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        described = json.loads(archive.read("csv-metadata.json"))
        rows = list(csv.reader(io.StringIO(archive.read("pulse-results.csv").decode("utf-8-sig"))))
    names = [column.name for column in TABLE.columns]
    return described, [dict(zip(names, row, strict=True)) for row in rows[1:]]


@pytest.mark.parametrize("state", ["draft", "open", "cancelled"])
@pytest.mark.parametrize("role", Role)
def test_before_the_close_there_is_nothing_for_anybody(client, vale, lead, body, role, state):
    """Every page, file, selector and the evidence, whatever somebody's rights, the system's own jobs included."""
    wave = scene.prepared(lead, body, on=DAY)
    if state != "draft":
        services.open_wave(by=lead, ref=wave.ref, revision=wave.revision, on=DAY)
        for token in scene.tokens(wave)[:12]:
            scene.answer(token, scene.everything(wave), on=DAY)
    if state == "cancelled":
        services.cancel_wave(by=lead, ref=wave.ref)
    factories.signed_in(client, vale, role)
    assert [client.get(address(vale, name, wave)).status_code for name in PAGES] == [404] * len(PAGES)
    for viewer in (factories.viewer(vale, role), system_viewer("report", vale.pk)):
        assert waves_of(viewer, body.ref) == closed_waves(viewer, body.ref) == all_closed_waves(viewer) == ()
        with pytest.raises(NotHere):
            closed_wave(viewer, wave.ref)


def test_people_outside_read_no_results_and_another_partnership_none_of_ours(vale, lead, body):
    wave = closed(lead, body, spread(18))
    with pytest.raises(Refused):
        closed_wave(Viewer(vale.pk), wave.ref)
    assert waves_of(Viewer(vale.pk), body.ref) == ()
    elsewhere = factories.convenor(factories.partnership(slug="elsewhere"))
    assert waves_of(elsewhere, body.ref) == ()
    with pytest.raises(NotHere):
        closed_wave(elsewhere, wave.ref)


def test_the_page_says_who_answered_before_any_figure(client, vale, lead, body):
    wave = closed(lead, body, spread(18))
    factories.signed_in(client, vale, Role.MEMBER)
    said = read(client, vale, "results", wave)
    sentence = re.search(r'class="c-sentence">([^<]*)', said)[1]
    assert sentence.startswith("18 of 20 answered.")
    assert "2 people did not answer" in said and scene.COMES in said
    assert "not yet checked by a second person" in said


def test_of_fewer_than_five_not_even_the_number_is_told(client, vale, lead, body):
    wave = closed(lead, body, spread(3))
    factories.signed_in(client, vale, Role.CONVENOR)
    said = read(client, vale, "results", wave)
    assert "Fewer than five of 20 answered" in said and "<svg" not in said.split("<main", 1)[1]
    _described, rows = table_of(client, vale, "results_file", wave)
    assert {(row["withheld"], row["level"], row["n"], row["answered"]) for row in rows} == {("too_few", "", "", "")}


def test_a_second_pulse_within_days_is_held_back_when_one_person_more_answers(client, vale, lead, body):
    closed(lead, body, spread(18))
    sooner = closed(lead, body, spread(19), on=DAY + timedelta(days=7))
    later = closed(lead, body, spread(19), on=DAY + timedelta(days=SOON))
    factories.signed_in(client, vale, Role.CONVENOR)
    assert "Nothing of it is shown" in read(client, vale, "results", sooner)
    assert "Nothing of it is shown" not in read(client, vale, "results", later)
    assert [one.findings["trust"].known for one in waves_of(lead, body.ref)] == [True, False, True]


def test_a_split_is_named_in_the_sentence(client, vale, lead, body):
    wave = closed(lead, body, ["1", "2", "5", "4"] * 5)
    factories.signed_in(client, vale, Role.LEADER)
    assert "people are split in two camps" in read(client, vale, "results", wave).casefold()


def test_groups_stand_apart_on_their_page_with_an_exact_test(client, vale, lead, body):
    marks = ["2" if number % 2 else "4" for number in range(20)]  # members sit for the NHS and charities in turn
    wave = closed(lead, body, [one if number > 3 else "3" for number, one in enumerate(marks)])
    factories.signed_in(client, vale, Role.MEMBER)
    said = read(client, vale, "results_by", wave)
    assert "than the others on" in said and "(clear)" in said and "Every way to deal them was counted" in said


def test_no_row_of_the_file_is_a_person_and_every_column_is_described(client, vale, lead, body):
    wave = closed(lead, body, spread(20))
    factories.signed_in(client, vale, Role.EVALUATOR)
    described, rows = table_of(client, vale, "results_file", wave)
    groups = {(row["breakdown"], row["group"]) for row in rows}
    constructs = {one["construct"] for one in wave.items}
    assert len(rows) == len(groups) * len(constructs) and len(groups) == 3
    assert len({row["ref"] for row in rows}) == len(rows)
    assert all(int(row["n"]) >= 5 for row in rows if row["n"])
    columns = described["tables"][0]["tableSchema"]["columns"]
    assert [one["name"] for one in columns] == [column.name for column in TABLE.columns]
    whole = json.dumps(rows)
    assert "Member" not in whole and "@" not in whole


def test_page_file_and_evidence_say_the_same(client, vale, lead, body):
    wave = closed(lead, body, spread(17))
    factories.signed_in(client, vale, Role.CONVENOR)
    (evidence,) = waves_of(lead, body.ref)
    _described, rows = table_of(client, vale, "results_file", wave)
    _described, all_rows = table_of(client, vale, "over_time_file", wave)
    assert rows == all_rows
    page = read(client, vale, "results", wave)
    assert (evidence.asked, evidence.answered, evidence.window.first) == (20, 17, DAY)
    assert len(evidence.findings) == len(wave.items)
    for row in (row for row in rows if row["group"] == "everyone"):
        finding = evidence.findings[row["name"]]
        assert (float(row["level"]), float(row["low"]), float(row["high"]), int(row["n"])) == (
            finding.value,
            finding.low,
            finding.high,
            finding.n,
        )
        assert f"{row['level']} of 5, very likely {row['low']} to {row['high']}" in page


QUERIES = {"results": 10, "results_by": 10, "results_file": 10}
QUERIES |= {"over_time": 9, "over_time_one": 9, "over_time_file": 9}


def test_queries_are_few_and_do_not_grow_with_pulses(client, vale, lead, body):
    wave = closed(lead, body, spread(18))
    factories.signed_in(client, vale, Role.CONVENOR)
    few = {name: queries(client, address(vale, name, wave)) for name in PAGES}
    for number in range(1, 4):
        last = closed(lead, body, spread(18, seed=number), on=DAY + timedelta(days=60 * number))
    many = {name: queries(client, address(vale, name, last)) for name in PAGES}
    assert few == many == QUERIES
    with CaptureQueriesContext(connection) as asked:
        assert len(waves_of(lead, body.ref)) == 4
    assert len(asked) == 4


def queries(client, where):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(where).status_code == 200
    return len(asked)


def test_twelve_pulses_make_a_chart_and_three_say_that_they_are_too_few(client, vale, lead, body):
    first = closed(lead, body, spread(18), question_set="cycle")
    factories.signed_in(client, vale, Role.MEMBER)
    assert "too few pulses" in read(client, vale, "over_time", first)
    assert "stroke-dasharray" not in read(client, vale, "over_time_one", first)
    row = Wave.objects.get(pk=first.pk)
    ballots = [one.marks for one in row.ballots.all()]
    for number in range(1, 12):
        day = row.closed + timedelta(days=60 * number)
        copy = replace_wave(row, f"again-{number}", day)
        said = [*ballots[:17], ballots[0 if number % 2 else -1]]  # now one of the lowest more, now one of the highest
        copy.ballots.bulk_create(copy.ballots.model(wave=copy, marks=marks) for marks in said)
    said = read(client, vale, "over_time", first)
    assert "Nothing has changed by more than chance" in said and said.count("No more than chance") >= 6
    one = read(client, vale, "over_time_one", first)
    assert "They are for trial" in one and one.count("stroke-dasharray") == 2


def replace_wave(row, ref, day):
    fields = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    return type(row).objects.create(**{**fields, "id": None, "ref": ref, "opened": day, "closes": day, "closed": day})


def test_other_questions_begin_a_new_run_of_points(vale, lead, body):
    wave = closed_waves(lead, closed(lead, body, spread(18)).body.ref)[0]
    asked_anew = tuple(replace(one, version=2) for one in wave.items)
    days = [wave.closed + timedelta(days=60 * number) for number in range(14)]
    waves = [
        replace(wave, ref=f"w{number}", closed=day, items=wave.items if number < 7 else asked_anew)
        for number, day in enumerate(days)
    ]
    chart = series_of(shown_waves(waves), "trust").chart
    assert chart is not None and chart.trial == (True, True)
    assert series_of(shown_waves(waves[:10]), "trust").chart is None  # three points of the new kind


def test_two_breakdowns_that_differ_by_one_person_are_not_both_shown(client, vale, lead, body):
    """Of 20 one sits for a large charity: charities less small partners would be what that person answered."""
    wealthy = factories.partner(
        vale, name="Vale Fund", sector="voluntary_community", participation="voluntary", annual_budget=90_000_000
    )
    sector = body.seats.filter(partner__name="Vale Aid").first().partner.sector
    type(wealthy).objects.filter(pk=wealthy.pk).update(sector=sector)
    seat = body.seats.filter(partner__name="Vale Aid").first()
    type(seat).objects.filter(pk=seat.pk).update(partner=wealthy)
    wave = closed(lead, body, spread(20), breakdowns=("sector", "size"))
    assert {row.breakdown for row in wave.tallies.all()} == {"sector"}
    factories.signed_in(client, vale, Role.MEMBER)
    assert "It would tell what a few people answered" in read(client, vale, "results", wave)
    assert client.get(address(vale, "results_by", wave).replace("by/sector", "by/size")).status_code == 404


def test_the_command_writes_what_the_pages_show_and_nothing_of_an_open_pulse(vale, lead, body):
    closed(lead, body, spread(18))
    scene.opened(lead, body)
    out = io.BytesIO()
    assert commands.export(vale.slug, out) == 1
    with zipfile.ZipFile(out) as archive:
        rows = list(csv.DictReader(io.StringIO(archive.read("pulse-results.csv").decode("utf-8-sig"))))
    (evidence,) = waves_of(lead, body.ref)
    levels = {row["Name"]: float(row["Level"]) for row in rows if row["Group"] == "everyone"}
    assert levels == {name: finding.value for name, finding in evidence.findings.items()}


def test_what_came_too_soon_stays_held_back_when_it_is_forgotten_who_was_asked(vale, lead, body):
    closed(lead, body, spread(18))
    seat = body.seats.first()
    seat.terms.update(person=factories.person(vale, name="New", email="new@vale.example"))
    sooner = closed(lead, body, spread(18), on=DAY + timedelta(days=7))
    assert sooner.too_soon
    Invitation.objects.all().delete()
    assert [one.findings["trust"].known for one in waves_of(lead, body.ref)] == [True, False]


def test_questions_of_others_are_named_with_their_holder_and_licence(client, vale, lead, body):
    wave = closed(lead, body, spread(18))
    other = Instrument.objects.create(partnership=vale, title="Team scale", holder="A Press", licence="Site licence")
    Wave.objects.filter(pk=wave.pk).update(question_set=other.ref)
    factories.signed_in(client, vale, Role.MEMBER)
    said = read(client, vale, "results", wave)
    assert "“Team scale” of A Press, asked by licence (Site licence)" in said
