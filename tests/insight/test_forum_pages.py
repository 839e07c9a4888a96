"""The pages of a forum: what each says to whom, from what, and how few queries it asks."""

import csv
import io
import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse

from convenor.theory.constructs import CONSTRUCTS
from convenor.web.insight import services
from convenor.web.insight.models import AdviceResponse
from convenor.web.kernel.viewer import Role
from tests import factories
from tests.insight.forum_scene import asked, level, wave, waves, withheld
from tests.insight.scene import TODAY, small

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_a_day(monkeypatch):
    for name in ("forum", "forum_answers"):
        monkeypatch.setattr(f"convenor.web.insight.views.{name}.today", lambda: TODAY)


@pytest.fixture
def scene():
    return small()


@pytest.fixture
def lead(scene, client):
    return factories.signed_in(client, scene.of, Role.CONVENOR)


def address(scene, name="forum", **parts):
    ref = {} if name == "forums" else {"ref": "EV"}
    return reverse(f"insight:{name}", kwargs={"slug": scene.of.slug, **ref, **parts})


def read(client, scene, name="forum", query="", **parts):
    answer = client.get(address(scene, name, **parts) + query)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def words(text):
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


PAGES = [
    ("forum", {}),
    ("forum_report", {}),
    ("forum_box", {"box": "collaborative-process"}),
    ("forum_advice", {"rule": "T3"}),
    ("advice_take_up", {"rule": "T3"}),
]


@pytest.mark.parametrize(("name", "parts"), PAGES, ids=[page[0] for page in PAGES])
def test_as_many_queries_for_40_seats_and_12_waves_as_for_a_few(
    name, parts, scene, lead, client, monkeypatch, django_assert_num_queries
):
    asked(monkeypatch, {"EV": waves(count=2)})
    with django_assert_num_queries(QUERIES[name]):
        read(client, scene, name, **parts)
    for _number in range(38):
        factories.term(factories.seat(scene.place, partner=scene.trust))
    asked(monkeypatch, {"EV": waves(count=12)})
    with django_assert_num_queries(QUERIES[name]):
        text = read(client, scene, name, **parts)
    if name == "forum":
        assert "40 seats, 40 held" in text


QUERIES = {"forum": 24, "forum_report": 24, "forum_box": 24, "forum_advice": 24, "advice_take_up": 27}


def test_all_forums_side_by_side_ask_as_few_queries_for_many_as_for_few(
    scene, lead, client, monkeypatch, django_assert_num_queries
):
    asked(monkeypatch, {"EV": waves()})
    with django_assert_num_queries(ALL_FORUMS):
        read(client, scene, "forums")
    made = [factories.body(scene.of) for _number in range(10)]
    for body in made:
        factories.term(factories.seat(body))
    asked(monkeypatch, {body.ref: waves(count=3) for body in made})
    with django_assert_num_queries(ALL_FORUMS):
        read(client, scene, "forums")


ALL_FORUMS = 24


def test_the_public_sees_nothing_of_how_collaboration_stands(scene, client):
    for name, parts in [*PAGES, ("forums", {})]:
        assert client.get(address(scene, name, **parts)).headers["Location"].startswith("/account/login/")


def test_nobody_was_asked_is_said_kindly_with_the_next_step(scene, lead, client):
    text = words(read(client, scene))
    assert "nobody has been asked yet" in text
    assert "Not enough to say yet" in text
    assert "Ask the members: a pulse of three minutes" in text
    assert "Results: not enough to say." in text
    client.logout()
    factories.signed_in(client, scene.of, Role.MEMBER)
    text = words(read(client, scene))
    assert "Your governance lead can ask the members." in text
    assert "Ask the members" not in text


def test_the_answer_comes_in_a_sentence_before_any_figure(scene, lead, client, monkeypatch):
    asked(monkeypatch, {"EV": waves(face_to_face=4.6, trust=1.6)})
    text = read(client, scene)
    assert "People talk well, but trust is low." in text
    assert text.index("People talk well") < text.index("<svg")
    assert "From 18 of 24 members who answered the pulse that closed on 12 November 2026" in text
    assert "The wheel is held up at trust." in text


def test_drawing_table_and_sentences_say_the_same(scene, lead, client, monkeypatch):
    asked(monkeypatch, {"EV": waves(count=3, convening=2.1, trust=2.3)})
    drawn = read(client, scene)
    table = read(client, scene, query="?show=table")
    says = "Brings people together (steward): 2.1 of 5, between 1.8 and 2.4 (clear), from 18 answers; below the middle"
    says += " half of 60 documented cases; hardly changed since the first wave."
    assert "<title>Trust: 2.3 of 5, between 2.0 and 2.6.</title>" in drawn  # a stage of the wheel
    assert f"<title>{says}</title>" in drawn  # in the drawing
    assert f"<p>{says}</p>" in drawn  # and beside it
    assert "<svg" in drawn and 'aria-labelledby="model-title"' not in table
    cells = words(table)
    for name, construct in CONSTRUCTS.items():
        assert construct.title in cells, name
    assert "Trust Working together 2.3 2.0 to 2.6 18 clear" in cells


def test_where_people_and_record_disagree_it_stands_above_all_figures(scene, lead, client, monkeypatch):
    asked(monkeypatch, {"EV": waves(inclusive=4.8)})
    text = read(client, scene)
    says = "Everyone affected is included: people put it at 4.8 of 5, the register shows"
    assert text.index("What people say and what the record shows differ") < text.index('class="c-drawing')
    assert says in text
    assert says in read(client, scene, "forum_box", box="institutional-design")
    asked(monkeypatch, {"EV": waves(inclusive=3.2)})
    assert "record shows differ" not in read(client, scene)


def test_what_is_withheld_says_so_and_is_never_a_blank(scene, lead, client, monkeypatch):
    asked(monkeypatch, {"EV": [wave(1, [withheld("trust"), level("commitment", 4.4)], answered=0)]})
    text = read(client, scene)
    assert "Fewer than five of 24 members answered" in text
    assert "Trust: not enough to say. Fewer than five answered, so it is withheld to protect them." in text


def test_near_an_end_of_the_scale_only_a_bound_is_said(scene, lead, client, monkeypatch):
    near = replace(level("trust", 4.8), settings={"bound": "at_least", "worst": (3.1, 4.9)})
    asked(monkeypatch, {"EV": [wave(1, [replace(near, caveats=("at_least", "not_all_answered"))])]})
    assert "Trust: at least 4.8 of 5" in read(client, scene)
    text = words(read(client, scene, "forum_box", box="collaborative-process"))
    assert "Whatever those who did not answer think, the level of all lies between 3.1 and 4.9." in text


def test_an_old_pulse_says_how_it_was_not_how_it_is(scene, lead, client, monkeypatch):
    asked(monkeypatch, {"EV": [wave(1, [level("trust", 1.5)], days_ago=500)]})
    text = read(client, scene)
    assert "Trust: not enough to say." in text
    assert "trust is low" not in text


def test_at_most_five_pieces_of_advice_each_with_why_and_support(scene, lead, client, monkeypatch):
    asked(monkeypatch, {"EV": waves(**dict.fromkeys(CONSTRUCTS, 1.4))})
    text = read(client, scene)
    assert 1 <= text.count('class="c-card c-suggestion f-advice"') <= 5
    assert "more pieces of advice are less urgent" in text
    assert "26 of 31 with it succeeded, 3 of 11 without" in words(read(client, scene, "forum_advice", rule="G1"))


def test_less_sure_evidence_gives_less_sure_advice(scene, lead, client, monkeypatch):
    def sure_of(margin):
        asked(monkeypatch, {"EV": [wave(1, [level("goals_monitored", 2.5, margin), level("goals_operational", 4)])]})
        return re.search(r"It holds[^<]*", read(client, scene, "forum_advice", rule="G1"))[0]

    assert sure_of(0.2).endswith("clear.")
    assert sure_of(1.4).endswith("unsure.")


def test_advice_that_does_not_hold_says_so_and_offers_no_answer(scene, lead, client, monkeypatch):
    asked(monkeypatch, {"EV": waves(goals_monitored=4.8, goals_operational=4.8)})
    text = read(client, scene, "forum_advice", rule="G1")
    assert "It does not hold for Eastvale Place today." in text
    assert "Take this up" not in text
    answer = client.post(address(scene, "advice_overrule", rule="G1"), {"revision": "0", "reason": "It was never so."})
    assert "The evidence no longer leads to this advice." in answer.content.decode()
    assert not AdviceResponse.objects.exists()


def test_a_box_opens_to_evidence_disagreement_waves_theory_and_cases(scene, lead, client, monkeypatch):
    rising = [2.0 + 0.2 * number for number in range(12)]
    made = [
        wave(number, [level("trust", value, word="split")], days_ago=12 + (11 - number) * 30)
        for number, value in enumerate(rising)
    ]
    asked(monkeypatch, {"EV": made})
    text = words(read(client, scene, "forum_box", box="collaborative-process"))
    assert "Members were split" in text
    assert "The last wave is a signal of change for the better." in text
    assert "Limits from fewer than 13 waves are for trial." in text
    assert "In 58 documented cases its middle half lay between 3 and 4.33" in text  # dialogue
    assert "Meetings, decisions and promises are not kept here yet" in text
    asked(monkeypatch, {"EV": made[:3]})
    assert "Too few waves for limits" in read(client, scene, "forum_box", box="collaborative-process")
    assert client.get(address(scene, "forum_box", box="no-such-box")).status_code == 404


def test_taken_up_watched_and_what_came_of_it(scene, lead, client, monkeypatch):
    low = [wave(1, [level("goals_monitored", 1.6)], days_ago=60)]
    asked(monkeypatch, {"EV": low})
    says = {
        "revision": "0",
        "what": "Two measures",
        "owner": "ADA",
        "due_day": "1",
        "due_month": "2",
        "due_year": "2027",
    }
    answer = client.post(address(scene, "advice_take_up", rule="G1"), says, follow=True)
    text = words(answer.content.decode())
    assert "Taken up by" in text and "Ada Obi, by 1 February 2027" in text
    assert "Joint goals are watched, at 1.6 when it was taken up. No pulse has closed since." in text
    main = words(read(client, scene))
    assert "Answered already" in main and "1. Agree a few measures" not in main
    AdviceResponse.objects.update(given_on=TODAY - timedelta(days=40))
    asked(monkeypatch, {"EV": [*low, wave(2, [level("goals_monitored", 3.4)], days_ago=3)]})
    assert "rose from 1.6 to 3.4, more than chance would" in words(read(client, scene))
    asked(monkeypatch, {"EV": [*low, wave(2, [level("goals_monitored", 1.9)], days_ago=3)]})
    assert "was 1.6 and is 1.9; that may be chance" in words(read(client, scene))


def test_overruled_with_a_reason_stays_beside_the_advice_for_ever(scene, lead, client, monkeypatch):
    asked(monkeypatch, {"EV": waves(goals_monitored=1.5)})
    assert (
        "This is needed"
        in client.post(address(scene, "advice_overrule", rule="G1"), {"revision": "0"}).content.decode()
    )
    said = {"revision": "0", "reason": "We watch them in the board."}
    client.post(address(scene, "advice_overrule", rule="G1"), said)
    assert "Reason: We watch them in the board." in read(client, scene)
    client.post(address(scene, "advice_look_again", rule="G1"), {"revision": "1", "reason": ""})
    text = words(read(client, scene, "forum_advice", rule="G1"))
    assert "Reason: We watch them in the board." in text and "Take this up" in text
    asked(monkeypatch, {"EV": waves(goals_monitored=4.9)})
    assert "We watch them in the board." in read(client, scene, "forum_advice", rule="G1")


def test_figures_and_answers_can_be_taken_away_and_run_nothing(scene, lead, client, monkeypatch):
    asked(monkeypatch, {"EV": waves(goals_monitored=1.5)})
    by = factories.convenor(scene.of)
    common = {"by": by, "body": "EV", "rule": "G1", "on": TODAY, "found": {"sureness": "clear"}}
    services.overrule(number=0, reason="=HYPERLINK(1)", **common)
    services.take_up(number=1, what="Two measures", owner="ADA", due=TODAY + timedelta(days=9), **common)

    def rows(name):
        answer = client.get(address(scene, name))
        assert "attachment" in answer["Content-Disposition"]
        return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))

    head, overruled, taken = rows("forum_answers_csv")
    assert overruled[head.index("Reason")] == "'=HYPERLINK(1)" and overruled[head.index("What is done")] == ""
    assert (taken[head.index("What is done")], taken[head.index("Who")]) == ("Two measures", "Ada Obi")
    levels = rows("forum_levels_csv")
    assert len(levels) == len(CONSTRUCTS) + 1
    assert ["Joint goals", "Joint goals are watched", "1.5"] in [row[:3] for row in levels]


def test_what_was_set_aside_says_when_it_comes_back(scene, lead, client, monkeypatch):
    asked(monkeypatch, {"EV": waves(goals_monitored=1.5)})
    early = {"by": factories.convenor(scene.of), "body": "EV", "rule": "G1", "number": 0, "found": {}}
    services.set_aside(on=TODAY - timedelta(days=30), until=TODAY - timedelta(days=1), **early)
    assert "It was set aside until 23 November 2026 and is there again." in read(client, scene)


def test_whoever_answers_second_is_told_loses_nothing_typed_and_may_send_it_again(scene, lead, client, monkeypatch):
    asked(monkeypatch, {"EV": waves(goals_monitored=1.5)})
    overrule = address(scene, "advice_overrule", rule="G1")
    client.post(overrule, {"revision": "0", "reason": "Once."})
    second = client.post(overrule, {"revision": "0", "reason": "A second, long reason."}).text
    assert "while you wrote" in second
    assert "A second, long reason." in second
    assert AdviceResponse.objects.count() == 1
    revision = re.search(r'name="revision" value="(\d+)"', second)[1]
    client.post(overrule, {"revision": revision, "reason": "A second, long reason."})
    assert [one.reason for one in AdviceResponse.objects.order_by("number")] == ["Once.", "A second, long reason."]


def test_whoever_changes_an_action_second_loses_nothing_typed(scene, lead, client, monkeypatch):
    asked(monkeypatch, {"EV": waves(goals_monitored=1.5)})
    taken = {"what": "Two measures", "owner": scene.ada.ref, "due": TODAY + timedelta(days=30), "on": TODAY}
    action = services.take_up(by=factories.convenor(scene.of), body="EV", rule="G1", number=0, found={}, **taken)
    form = {"revision": "1", "owner": scene.ada.ref, "due_day": "1", "due_month": "3", "due_year": "2027"}
    change = address(scene, "action_change", action=action.ref)
    client.post(change, form | {"what": "Three measures"})
    second = client.post(change, form | {"what": "Four measures"}).text
    assert "while you wrote" in second and "Four measures" in second
    assert 'value="2027"' in second
    action.refresh_from_db()
    assert action.what == "Three measures"


def test_where_only_some_questions_were_asked_it_is_said_which_would_tell(scene, lead, client, monkeypatch):
    asked(monkeypatch, {"EV": (wave(1, [level("trust", 3.0)]),)})
    asked_here = "Nobody has been asked about it yet: the questions “%s” would tell."
    opened = client.get(address(scene, "forum_box", box="collaborative-process")).text
    assert asked_here % "The cycle" in opened and asked_here % "The whole model" in opened


def test_members_read_and_only_who_leads_the_body_answers(scene, client, monkeypatch):
    asked(monkeypatch, {"EV": waves(goals_monitored=1.5)})
    factories.signed_in(client, scene.of, Role.MEMBER)
    assert "Take this up" not in read(client, scene)
    assert client.get(address(scene, "advice_take_up", rule="G1")).status_code == 403
    me = factories.signed_in(client, scene.of, Role.MEMBER)
    factories.term(factories.seat(scene.place, leads=True), me)
    assert "Take this up" in read(client, scene)
    assert client.get(address(scene, "advice_take_up", rule="G1")).status_code == 200


def test_forums_stand_by_tier_and_name_whatever_they_score(scene, lead, client, monkeypatch):
    body = factories.body(scene.of, ref="AA", name="Alder Place", tier="place")
    factories.term(factories.seat(body))
    asked(monkeypatch, {"EV": waves(**dict.fromkeys(CONSTRUCTS, 4.8)), "AA": waves(**dict.fromkeys(CONSTRUCTS, 1.3))})
    text = words(read(client, scene, "forums"))
    order = [text.index(name) for name in ("System Board", "Alder Place", "Eastvale Place")]
    assert order == sorted(order)
    assert "3 bodies have members; 2 have asked them lately" in text
    assert "no league table" in text


def test_names_from_people_are_escaped_and_no_page_carries_style_or_script(scene, lead, client, monkeypatch):
    scene.place.name = "<script>alert(1)</script>"
    scene.place.save()
    asked(monkeypatch, {"EV": waves(goals_monitored=1.5)})
    by = factories.convenor(scene.of)
    services.overrule(by=by, body="EV", rule="G1", number=0, reason="<script>alert(2)</script>", on=TODAY, found={})
    for name, parts in [*PAGES[:4], ("forums", {})]:
        text = read(client, scene, name, **parts)
        assert "<script>alert" not in text
        assert " style=" not in text and "onclick" not in text
