"""Around a proposal: what it brings together, what was said against it, whether its decision held."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.test import RequestFactory

from convenor.web.conversations.after import Against, Review, Source
from convenor.web.conversations.presenters.around import balance, drawn_from, warnings
from convenor.web.conversations.presenters.results.unknown import less_heard
from convenor.web.conversations.selectors.lately import lately
from convenor.web.conversations.services.against import answer_against, say_against
from convenor.web.conversations.services.reviewing import say_whether_it_held
from convenor.web.conversations.services.together import add_source, say_what_is_new, take_source_out
from convenor.web.insight.presenters.home import week_conversations
from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import Invalid, Refused
from convenor.web.kernel.viewer import Role
from tests import factories
from tests.conversations import after


@pytest.fixture
def made(lead, vale):
    return after.put(lead, after.closed(vale), 1, 2)


def source(lead, made, kind="lived", **fields):
    usual = {"whose": "Carers’ evening, 3 March", "gives": "Nights are the worst."}
    return add_source(by=lead, ref=made.ref, kind=kind, on=today(), **{**usual, **fields})


def point(by, made, kind="clinical", **fields):
    usual = {"role": "A nurse on the board", "text": "It is not safe at night.", "said_on": today()}
    return say_against(by=by, ref=made.ref, kind=kind, on=today(), **{**usual, **fields})


def test_sources_and_what_is_new_stand_with_the_proposal_and_with_each_statement(client, lead, vale, made):
    carers = factories.community(vale, name="Vale carers")
    source(lead, made, community=carers.ref)
    say_what_is_new(by=lead, ref=made.ref, revision=1, new_in_it="Nobody had joined the two rotas.", on=today())
    page = client.get(f"/p/{vale.slug}/proposals/{made.ref}/").content.decode()
    assert "It draws on 2 kinds of source: the conversation, and lived experience." in page
    assert "This draws on one group only: Vale carers." in page
    assert "Nobody had joined the two rotas." in page
    row = made.conversation
    statement = client.get(f"/p/{vale.slug}/conversations/{row.ref}/statements/{after.refs(row, 1)[0]}/")
    assert "Nobody had joined the two rotas." in statement.content.decode()


def test_a_source_named_by_mistake_goes_and_none_after_the_decision(lead, made):
    wrong = source(lead, made)
    take_source_out(by=lead, ref=made.ref, source=wrong.ref, on=today())
    assert not Source.objects.exists()
    after.decided(lead, made)
    with pytest.raises(Invalid) as error:
        source(lead, made)
    assert error.value.code == "proposal_together_decided"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"kind": "gossip"}, "knowledge_kind_missing"),
        ({"whose": " "}, "source_whose_missing"),
        ({"whose": "x" * 161}, "proposal_line_long"),
        ({"gives": ""}, "source_gives_missing"),
        ({"gives": "943 476 5919"}, "patient_data"),
    ],
)
def test_what_a_source_cannot_do_without(lead, made, fields, code):
    with pytest.raises(Invalid) as error:
        source(lead, made, **fields)
    assert error.value.code == code


def test_few_kinds_and_few_groups_are_said_plainly():
    assert warnings([], []) == ["Nothing was brought together with what people said in the conversation."]
    assert warnings(["Money"], ["Carers", "Wards"])[0] == "This draws on two groups only: Carers and Wards."
    assert warnings(["Money", "Clinical"], ["A", "B", "C"]) == []
    assert drawn_from([], []).endswith("Whose knowledge it is was not said, or may not be shown.")


def test_every_member_may_object_and_a_point_is_answered_once(lead, vale, made):
    member = factories.viewer(vale, Role.MEMBER)
    kept = point(member, made)
    with pytest.raises(Refused):
        point(factories.viewer(vale, Role.EVALUATOR), made)
    with pytest.raises(Refused):
        answer_against(by=member, ref=made.ref, against=kept.ref, revision=1, answer="No.", on=today())
    answer_against(by=lead, ref=made.ref, against=kept.ref, revision=1, answer="Nights come later.", on=today())
    with pytest.raises(Invalid) as error:
        answer_against(by=lead, ref=made.ref, against=kept.ref, revision=2, answer="Other.", on=today())
    assert error.value.code == "against_answered_already"
    assert Against.objects.get().answer == "Nights come later."


def test_the_balance_says_which_kinds_nobody_spoke_for(lead, made):
    point(lead, made)
    point(lead, made, kind="financial")
    assert balance(list(Against.objects.all())) == (
        "2 critical points (1 clinical, 1 money). With an answer: 0 of 2. "
        "No point of these kinds was raised: how services are run."
    )


def test_a_decision_comes_up_again_on_its_day_and_what_was_said_stays(lead, vale, made):
    later = today() + timedelta(days=400)
    made = after.decided(lead, made, look_again=later)
    talks = [one for one in lately(lead, later) if one.ref == made.conversation.ref]
    assert talks, "long after the close it comes up for its decision"
    request = RequestFactory().get("/")
    request.partnership = vale
    home = SimpleNamespace(running=(), talks=talks, on=later)
    assert "1 decision is to be looked at again: did it hold?" in [
        row[0] for row in week_conversations.rows(request, home)
    ]
    made.refresh_from_db()
    held = {"by": lead, "ref": made.ref, "why": "It is done everywhere."}
    following = later + timedelta(days=365)
    say_whether_it_held(**held, revision=made.revision, held="held", look_again=following, on=later)
    say_whether_it_held(**held, revision=made.revision + 1, held="given_up", look_again=following, on=following)
    made.refresh_from_db()
    assert made.look_again is None
    assert list(Review.objects.values_list("held", flat=True)) == ["held", "given_up"]


def test_nothing_agreed_nothing_to_look_at_again(lead, made):
    with pytest.raises(Invalid) as error:
        say_whether_it_held(by=lead, ref=made.ref, revision=1, held="held", why="W", on=today())
    assert error.value.code == "proposal_nothing_to_hold"
    with pytest.raises(Invalid) as error:
        after.decided(lead, made, look_again=today())
    assert (error.value.code, error.value.field) == ("proposal_look_again_day", "look_again")


def test_who_is_less_heard_than_was_asked_is_named_with_a_next_step():
    parts = [("Carers", 10, 60), ("Wards", 40, 60), ("Drivers", None, 60)]
    heard = [SimpleNamespace(axis="community", community=name, took=took, asked=asked) for name, took, asked in parts]
    release = SimpleNamespace(content=SimpleNamespace(heard=heard))
    row = SimpleNamespace(entitled=None, invited=120, took_part=50)
    said = less_heard(row, release)
    assert "Carers (about 10 of 60)." in said
    assert "Wards" not in said and "Drivers" not in said
