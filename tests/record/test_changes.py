"""What has changed since a day: every kind of change in words, for whoever may read the register."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from convenor.web.bodies.models import Delegation, FormerBodyName, Topic
from convenor.web.conversations.models import Conversation, Proposal
from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import NotHere
from convenor.web.kernel.viewer import Role, Viewer
from convenor.web.partners.models import FormerName, Succession
from convenor.web.record.evidence import changed_between
from convenor.web.record.presenters import in_words
from tests import factories

pytestmark = pytest.mark.django_db
SINCE, MARCH, APRIL, UNTIL = date(2026, 1, 1), date(2026, 3, 31), date(2026, 4, 1), date(2026, 6, 30)


@pytest.fixture
def vale():
    return factories.partnership()


def said(of, since=SINCE, until=UNTIL):
    changed = changed_between(Viewer(partnership_id=of.pk), since=since, until=until)
    return [in_words(change, changed) for change in changed.found]


def of_body(vale):
    board = factories.body(vale, name="Place Board", starts=APRIL)
    factories.body(vale, name="Old Board", ends=MARCH)
    FormerBodyName.objects.create(partnership=vale, ref="F1", body=board, name="Place Forum", ends=MARCH)
    return ["Place Board was set up.", "Place Forum is now called Place Board.", "Old Board ended."]


def of_successor(vale):
    earlier = factories.body(vale, name="Old Board")
    factories.body(vale, name="New Board", starts=APRIL, succeeds=earlier)
    return ["New Board was set up.", "Old Board was followed by New Board."]


def of_seats(vale):
    board = factories.body(vale, name="Place Board")
    seat = factories.seat(board, title="Chair", starts=APRIL)
    factories.seat(board, title="Vice-chair", ends=MARCH)
    factories.term(seat, factories.person(vale, name="Ada Obi"), starts=APRIL)
    factories.term(seat, factories.person(vale, name="Wren Hart"), starts=None, ends=MARCH)
    return [
        "New seat on Place Board: Chair.",
        "A seat on Place Board ended: Vice-chair.",
        "Ada Obi took a seat on Place Board: Chair.",
        "Wren Hart left a seat on Place Board: Chair.",
    ]


def of_partners(vale):
    old, new = factories.partner(vale, name="Old Trust", ends=MARCH), factories.partner(vale, name="New Trust")
    factories.partner(vale, name="Charity", starts=APRIL)
    Succession.objects.create(partnership=vale, ref="S1", earlier=old, later=new, kind="merger", on=APRIL)
    FormerName.objects.create(partnership=vale, ref="N1", partner=new, name="Newer Trust", ends=MARCH)
    return [
        "Charity joined.",
        "Newer Trust is now called New Trust.",
        "Old Trust is no longer a partner.",
        "Old Trust merged into New Trust.",
    ]


def of_powers(vale):
    board = factories.body(vale, name="Place Board")
    for ref, function, days in (("D1", "Spend", {"starts": APRIL}), ("D2", "Buy", {"ends": MARCH})):
        Delegation.objects.create(partnership=vale, ref=ref, body=board, function=function, **days)
    return ["Place Board gave this up: Buy.", "Place Board was given this: Spend."]


def of_communities(vale):
    factories.community(vale, name="Carers", starts=APRIL)
    factories.community(vale, name="Walkers", ends=MARCH)
    return ["Carers is now named as a community affected.", "Walkers is no longer named as a community affected."]


def of_proposals(vale):
    matter = Topic.objects.create(partnership=vale, body=factories.body(vale, name="Place Board"), title="Medicines")
    asked = Conversation.objects.create(partnership=vale, question="What should happen?")
    of = {"partnership": vale, "conversation": asked, "benefit": "Nobody waits.", "topic": matter}
    Proposal.objects.create(**of, title="Ready by noon", put_on=APRIL)
    why = {"decided_on": APRIL, "reason": "It costs little."}
    Proposal.objects.create(**of, title="Ready by ten", put_on=MARCH - timedelta(days=200), state="declined", **why)
    return [
        "Put forward: Ready by noon.",
        "Place Board did not agree to: Ready by ten. The reason given: “It costs little.”",
    ]


SCENES = [of_body, of_successor, of_seats, of_partners, of_powers, of_communities, of_proposals]


@pytest.mark.parametrize("scene", SCENES)
def test_each_kind_of_change_is_said_in_words(vale, scene):
    expected = scene(vale)
    assert sorted(said(vale)) == sorted(expected)
    assert said(vale, since=APRIL) == []  # the day itself is over


def test_two_neighbouring_spans_say_together_what_the_whole_says(vale):
    for scene in (of_body, of_seats, of_powers):
        scene(vale)
    assert said(vale, until=MARCH) + said(vale, since=MARCH) == said(vale)


@pytest.mark.parametrize("public", [True, False])
def test_the_public_reads_changes_when_the_register_is_public(client, public):
    vale = factories.partnership(register_is_public=public)
    of_body(vale)
    visitor = Viewer(partnership_id=vale.pk)
    if public:
        assert changed_between(visitor, since=SINCE, until=UNTIL).found
    else:
        with pytest.raises(NotHere):
            changed_between(visitor, since=SINCE, until=UNTIL)
    for path in ("record/changes/", "record/changes/file.csv"):
        assert client.get(f"/p/{vale.slug}/{path}").status_code == (200 if public else 302)  # asked to sign in


@pytest.mark.parametrize("role", list(Role))
def test_its_own_people_read_changes_of_a_closed_register(client, role):
    vale = factories.partnership(register_is_public=False)
    factories.signed_in(client, vale, role)
    assert client.get(f"/p/{vale.slug}/record/changes/").status_code == 200


def test_nothing_of_another_partnership_shows(vale):
    of_seats(factories.partnership())
    assert said(vale) == []


def test_ninety_days_unless_another_day_is_asked_for(client, vale):
    factories.body(vale, name="Young Board", starts=today() - timedelta(days=89))
    factories.body(vale, name="Older Board", starts=today() - timedelta(days=91))
    usual = client.get(f"/p/{vale.slug}/record/changes/").content.decode()
    assert "Young Board was set up." in usual and "Older Board" not in usual
    since = today() - timedelta(days=120)
    asked = {"since_day": since.day, "since_month": since.month, "since_year": since.year}
    assert "Older Board was set up." in client.get(f"/p/{vale.slug}/record/changes/", asked).content.decode()


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"since_day": "31", "since_month": "2", "since_year": "2026"}, "This is not a day in the calendar."),
        ({"since_day": "1", "since_month": "1", "since_year": "2999"}, "This day is still to come."),
        ({"since_day": "", "since_month": "", "since_year": ""}, "This is needed."),
        ({"since_day": "1", "since_month": "1", "since_year": "x"}, "This is not a day in the calendar."),
    ],
)
def test_a_day_that_makes_no_sense_is_said_and_the_page_still_shows(client, vale, asked, says):
    page = client.get(f"/p/{vale.slug}/record/changes/", asked)
    assert page.status_code == 200
    assert says in page.content.decode()


def test_the_file_says_the_same_and_no_spreadsheet_runs_it(client, vale):
    factories.body(vale, name="=1+1 Board", starts=today() - timedelta(days=3))
    answer = client.get(f"/p/{vale.slug}/record/changes/file.csv")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    head, row = csv.reader(io.StringIO(text))
    assert head[0] == "Day"
    assert row[:3] == [(today() - timedelta(days=3)).isoformat(), "body", "began"]
    assert not row[4].startswith("=")


def test_a_page_of_a_large_register_stays_short_and_its_queries_few(client, vale):
    counts = []
    for size in (1, 120):
        board = factories.body(vale, starts=today() - timedelta(days=3))
        for _number in range(size):
            factories.seat(board, starts=today() - timedelta(days=2))
        with CaptureQueriesContext(connection) as asked:
            page = client.get(f"/p/{vale.slug}/record/changes/").content.decode()
        counts.append(len(asked))
    assert counts == [16, 16]
    assert page.count("New seat on") == 100
    assert "21 earlier ones are in the spreadsheet." in page
