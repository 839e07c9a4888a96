"""Nothing that was said vanishes: every statement people voted on has a fate with a reason, or is owed one."""

import pytest

from convenor.web.conversations import services
from convenor.web.conversations.models import Fate, Statement
from convenor.web.conversations.presenters.fates import said_of
from convenor.web.conversations.selectors.fates import fates_before, own_statements, statement_seen, statements_seen
from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import Invalid, NotHere, Refused
from convenor.web.kernel.models import Partnership
from convenor.web.kernel.viewer import Role
from tests import factories
from tests.conversations import after, said


@pytest.fixture
def row(vale):
    return after.closed(vale)


def say(lead, row, *numbers, came_of="answered", reason="It is so already, in every ward.", **fields):
    statements = after.refs(row, *numbers)
    return services.say_fates(
        by=lead, ref=row.ref, statements=statements, came_of=came_of, reason=reason, on=today(), **fields
    )


def owed(lead, row):
    return [one.number for one in statements_seen(lead, row) if one.is_owed]


def fate(lead, row, number):
    one = statement_seen(lead, row, after.refs(row, number)[0])
    return one.came_of, one.why, one.proposal


def test_every_statement_is_owed_an_answer_until_it_has_one(lead, row):
    assert owed(lead, row) == [1, 2, 3, 4, 5, 6]
    assert say(lead, row, 1, 3) == 2
    assert say(lead, row, 5, came_of="not_used", reason="The law forbids it.") == 1
    assert owed(lead, row) == [2, 4, 6]
    assert fate(lead, row, 1) == ("answered", "It is so already, in every ward.", None)
    assert fate(lead, row, 5) == ("not_used", "The law forbids it.", None)


def test_nothing_is_owed_to_what_is_not_about_the_question(lead, row):
    Statement.objects.filter(conversation=row, number=2).update(meta=True)
    assert owed(lead, row) == [1, 3, 4, 5, 6]


def test_what_was_said_before_stays(lead, row):
    say(lead, row, 1)
    say(lead, row, 1, came_of="not_used", reason="We looked again.")
    assert fate(lead, row, 1)[:2] == ("not_used", "We looked again.")
    reasons = [one.reason for one in fates_before(lead, after.refs(row, 1)[0])]
    assert reasons == ["We looked again.", "It is so already, in every ward."]


def test_used_in_a_proposal_means_that_it_stands_behind_it(lead, vale, row):
    made = after.put(lead, row, 1)
    say(lead, row, 2, came_of="used", reason="It says the same in other words.", proposal=made.ref)
    assert set(made.statements.values_list("number", flat=True)) == {1, 2}
    assert fate(lead, row, 2)[2] == made
    elsewhere = after.put(lead, after.closed(vale), 1)
    for none in ("", elsewhere.ref):
        with pytest.raises(Invalid, match="fate_proposal_missing"):
            say(lead, row, 3, came_of="used", proposal=none)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"came_of": "open"}, "fate_missing"),
        ({"came_of": ""}, "fate_missing"),
        ({"reason": " "}, "fate_reason_missing"),
        ({"reason": "943 476 5919"}, "patient_data"),
    ],
)
def test_no_fate_without_a_reason(lead, row, fields, code):
    with pytest.raises(Invalid, match=code):
        say(lead, row, 1, **fields)
    with pytest.raises(Invalid, match="fate_nothing_chosen"):
        say(lead, row)
    assert not Fate.objects.exists()


def test_a_statement_of_another_conversation_or_one_not_shown_has_no_fate(lead, vale, row):
    other = after.closed(vale)
    Statement.objects.filter(conversation=row, number=2).update(standing="refused", reason="hurts")
    for refs in (after.refs(other, 1), after.refs(row, 1, 2)):
        with pytest.raises(Invalid, match="fate_statement_strange"):
            services.say_fates(by=lead, ref=row.ref, statements=refs, came_of="answered", reason="x", on=today())
    with pytest.raises(NotHere):
        statement_seen(lead, row, after.refs(row, 2)[0])


@pytest.mark.parametrize("role", [Role.MEMBER, Role.EVALUATOR, None])
def test_who_may_not_ask_says_nothing(vale, row, role):
    viewer = factories.viewer(vale, role) if role else factories.viewer(vale)
    with pytest.raises(Refused):
        say(viewer, row, 1)


def test_nothing_is_said_while_people_still_vote(lead, vale):
    with pytest.raises(Invalid, match="conversation_not_closed_yet"):
        say(lead, said.conversation(vale), 1)


def test_a_decision_says_what_came_of_every_statement_behind_it(lead, row):
    made = after.decided(lead, after.put(lead, row, 1, 2))
    assert fate(lead, row, 1) == ("used", "Agreed as put.", made)
    other = after.decided(lead, after.put(lead, row, 3, title="Another"), "declined", will_do="", due=None)
    assert fate(lead, row, 3) == ("not_used", after.REASON, other)
    after.decided(lead, after.put(lead, row, 4, title="A third"), "withdrawn", will_do="", due=None)
    assert owed(lead, row) == [4, 5, 6]


def test_what_one_proposal_uses_stays_used_when_another_is_not_agreed(lead, row):
    first, second = after.put(lead, row, 1, title="First"), after.put(lead, row, 1, title="Second")
    after.decided(lead, second, "declined", will_do="", due=None)
    assert fate(lead, row, 1)[0] == "not_used"
    after.decided(lead, first)
    assert fate(lead, row, 1)[0] == "used"
    third = after.put(lead, row, 2, title="Third")
    fourth = after.put(lead, row, 2, title="Fourth")
    after.decided(lead, third, "withdrawn", will_do="", due=None)
    assert fate(lead, row, 2) == ("used", "Fourth", fourth)


def test_whoever_wrote_a_statement_finds_its_fate_by_their_link_after_the_close(lead, vale, row):
    token, other = after.asked(row, [factories.person(vale, email="a@vale.example"), factories.person(vale)])
    after.wrote(row, 2, token)
    after.wrote(row, 3, token)
    Statement.objects.filter(conversation=row, number=3).update(
        standing="joined", same_as=Statement.objects.get(conversation=row, number=1)
    )
    made = after.decided(lead, after.put(lead, row, 1, 2))
    assert said_of(own_statements(token))[0]["href"].endswith(f"/statements/{after.refs(row, 2)[0]}/")
    Partnership.objects.update(register_is_public=False)
    mine = said_of(own_statements(token))
    assert [one["text"] for one in mine] == ["Statement 2.", "Statement 3."]
    assert [one["same_as"] for one in mine] == ["", "Statement 1."]
    assert {one["fate"] for one in mine} == {f"Used in the proposal “{made.title}”."}
    assert mine[0]["why"] == "Agreed as put."
    assert "Vale Flow Board agreed to it" in mine[0]["more"][0]
    assert "Pharmacy begins in May (Priya Owner" in mine[0]["more"][1]
    assert mine[0]["href"] == ""  # the register is closed: without an account there is no such page
    assert own_statements(other) == []


def test_a_page_of_a_statement_never_names_an_author(lead, vale, row, client):
    token = after.asked(row, [factories.person(vale, name="Ada Author", email="ada@vale.example")])[0]
    after.wrote(row, 2, token)
    factories.signed_in(client, vale, Role.CONVENOR)
    ref = after.refs(row, 2)[0]
    page = client.get(f"/p/{vale.slug}/conversations/{row.ref}/statements/{ref}/").content.decode()
    assert "from people" in page
    assert "Statement 2" in page
    mark = Statement.objects.get(ref=ref).author
    assert "Ada Author" not in page
    assert mark not in page
