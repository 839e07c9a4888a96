"""The page of what came out: an answer first, what is not known as plainly, and never a blank."""

import re
from dataclasses import replace
from html import unescape

import numpy as np
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from convenor.web.conversations.content import read, written
from convenor.web.conversations.models import Conversation, Release
from convenor.web.conversations.selectors.releases import latest_release, standing_of
from convenor.web.conversations.views import results as views
from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import NotHere
from convenor.web.kernel.viewer import Role
from tests import factories
from tests.conversations import said

pytestmark = pytest.mark.django_db
PAGES = {"": 11, "every/": 11, "method/": 11, "file.zip": 11}  # and how many queries each takes, signed in


def page(client, row, path=""):
    answer = client.get(f"/p/{row.partnership.slug}/conversations/{row.ref}/results/{path}")
    assert answer.status_code == 200
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


@pytest.fixture
def vale(db):
    return factories.partnership(register_is_public=True)


@pytest.fixture
def divided(vale):
    """Closed: hospital staff and carers part on the first five statements, and misread one another on the first."""
    row = said.conversation(vale, own_groups=["Hospital staff", "Carers", "Porters"], guess_axis="own", entitled=150)
    voters = said.people(row, 120, lambda at: {"own": "Carers" if at % 2 else "Hospital staff"})
    said.votes(row, voters, said.two_camps(120, 10))
    said.guesses(row, voters[1::2], "Hospital staff", 1, [-1] * 60)
    said.released(said.closed(row))
    return Conversation.objects.get(pk=row.pk)


@pytest.fixture
def spectrum(vale):
    row = said.conversation(vale)
    said.votes(row, said.people(row, 80), said.a_spectrum(80, 10))
    said.released(said.closed(row))
    return Conversation.objects.get(pk=row.pk)


def test_the_answer_stands_first_and_names_what_unites_and_what_divides(client, divided):
    text = page(client, divided)
    answer = text[text.index("Nearly everyone can live with") : text.index("Share of those")]
    assert "“Statement" in answer
    assert "divides people" in answer
    assert "Carers misread Hospital staff on one statement." in answer
    assert "120 of about 150 people took part" in text
    assert "nothing had been decided when this began" in text


def test_a_division_is_said_to_be_real_with_how_sure_and_bars_of_each_part(client, divided):
    text = page(client, divided)
    assert "clear A real division" in text
    assert re.search(r"Hospital staff: about (85|90|95)% agree", text)
    assert re.search(r"Carers: about (5|10|15|20)% agree", text)
    assert re.search(r"they think hardly anyone agrees; really (about|more than) 9 in 10 agree", text)


def test_a_spectrum_is_said_to_be_one_and_no_group_is_named(client, spectrum):
    text = page(client, spectrum)
    assert "A spectrum, not camps" in text
    assert "Group A" not in text
    assert "All marks are alike" in text


def test_what_is_not_known_is_said(client, divided):
    text = page(client, divided)
    assert "Of each of these fewer than 8 took part, so nothing is shown for them: Porters." in text
    assert "About 30 who could take part have said nothing" in text
    assert "Whoever had the link could take part" in text


def test_whether_people_of_the_front_line_took_part_is_said(client, vale):
    for front, sentence in (
        (20, "about 20 people who still work with patients"),
        (3, "fewer than 8 people who still work with patients"),
    ):
        row = said.conversation(vale, axes=["front_line"])
        voters = said.people(row, 60, lambda at, front=front: {"front_line": "yes" if at < front else "no"})
        said.votes(row, voters, said.a_spectrum(60, 10))
        said.released(said.closed(row))
        assert sentence in page(client, row)


@pytest.mark.parametrize(
    ("state", "fields", "sentence"),
    [
        ("open", {"visibility": "sealed"}, "sealed until it is closed"),
        ("open", {"visibility": "live"}, "Nothing can be shown yet"),
        ("closed", {"took_part": 5, "closed": today()}, "Fewer than 8 people took part"),
        ("closed", {"took_part": 12, "closed": today()}, "is being worked out"),
        ("cancelled", {}, "was called off"),
    ],
)
def test_where_there_is_nothing_it_is_said_why(client, vale, state, fields, sentence, monkeypatch):
    monkeypatch.setattr(views, "ask_for_release", lambda _conversation: None)  # the job comes later
    row = said.conversation(vale)
    Conversation.objects.filter(pk=row.pk).update(state=state, **fields)
    assert sentence in page(client, row)
    assert sentence in page(client, row, "every/")


def test_the_green_button_is_for_whoever_may_run_it(client, divided):
    assert "Make it a proposal" not in page(client, divided)
    factories.signed_in(client, divided.partnership, Role.CONVENOR)
    assert "Make it a proposal" in page(client, divided)


def test_no_figure_of_votes_stands_on_a_page_that_is_not_in_the_release(client, divided):
    """Change what the release says, and the page says that: it has no other source."""
    release = Release.objects.get(conversation=divided)
    content = read(release.content)
    one = content.published.standings[0]
    emptied = replace(one, splits={}, withheld={("", ""): "would_tell"})
    release.content = written(replace(content, published=replace(content.published, standings=(emptied,), common=())))
    release.save()
    divided.voters.all().delete()
    text = page(client, divided, "every/")
    assert "held back: it would tell what a few said" in text
    assert text.count("not shown yet") == 9


def test_every_statement_in_the_order_asked_for(client, vale):
    texts = ["All like it.", "Half like it.", "Nobody knows."]
    row = said.conversation(vale, statements=texts, own_groups=["a", "b"])
    voters = said.people(row, 120, lambda at: {"own": "ab"[at % 2]})
    even = np.arange(120) % 2
    said.votes(row, voters, np.stack([np.ones(120), even * 2 - 1.0, np.zeros(120)], axis=1))
    said.released(said.closed(row))
    for sort, first in (("agreed", texts[0]), ("divided", texts[1]), ("unsure", texts[2]), ("number", texts[0])):
        text = page(client, row, f"every/?sort={sort}")
        table = text[text.index("Every statement:") :]
        assert min(texts, key=table.index) == first


def test_the_method_has_version_seed_and_limits(client, divided):
    text = page(client, divided, "method/")
    assert "Seed 1" in text
    assert "Those who take part are no sample of those who do not." in text
    assert "convenor opinions votes.csv" in text


@pytest.mark.parametrize("statements", [10, 30])
def test_pages_take_a_fixed_number_of_queries(client, vale, statements):
    row = said.conversation(vale, statements=statements)
    said.votes(row, said.people(row, 80), said.a_spectrum(80, statements))
    said.released(said.closed(row))
    factories.signed_in(client, vale, Role.CONVENOR)
    found = {}
    for path in PAGES:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(f"/p/{vale.slug}/conversations/{row.ref}/results/{path}").status_code == 200
        found[path] = len(asked)
    assert found == PAGES


def test_a_release_is_read_by_whoever_may_read_the_register(divided, vale):
    assert latest_release(factories.viewer(vale), divided, today()) is not None
    statement = divided.statements.first()
    assert standing_of(factories.viewer(vale), divided, statement.ref).everybody is not None
    type(vale).objects.filter(pk=vale.pk).update(register_is_public=False)
    with pytest.raises(NotHere):
        latest_release(factories.viewer(vale), divided, today())
    with pytest.raises(NotHere):
        standing_of(factories.viewer(vale), divided, statement.ref)


def test_another_partnership_reads_nothing(divided):
    other = factories.convenor(factories.partnership(register_is_public=True))
    assert latest_release(other, divided, today()) is None
    assert standing_of(other, divided, divided.statements.first().ref) is None


def test_a_statement_taken_down_since_is_not_named(client, divided):
    first = divided.statements.get(number=6)
    divided.statements.filter(pk=first.pk).update(standing="refused", reason="names", text="About Dr Grey.")
    for path in ("", "every/", "method/"):
        assert "Dr Grey" not in page(client, divided, path)
