"""At home: what came of the conversations one was asked in, what one promised in a proposal, what is still owed."""

from datetime import timedelta

import pytest
from django.urls import reverse

from convenor.web.conversations import services
from convenor.web.conversations.models import Conversation, Proposal
from convenor.web.kernel.clock import today
from convenor.web.kernel.viewer import Role
from convenor.web.people.models import Person
from tests import factories
from tests.conversations import after

pytestmark = pytest.mark.django_db
QUESTION = "What should happen when someone leaves hospital?"


@pytest.fixture
def vale():
    made = factories.partnership()
    factories.seat(factories.body(made, name="Vale Board"))
    return made


@pytest.fixture
def lead(vale):
    return factories.convenor(vale)


def home(client, vale):
    answer = client.get(reverse("insight:home", kwargs={"slug": vale.slug}))
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_whoever_was_asked_sees_what_came_of_it_and_nobody_else_does(client, vale, lead):
    row = after.closed(vale)
    made = after.decided(lead, after.put(lead, row, 1, 2))
    other = factories.person(vale, roles=(Role.MEMBER,), signs_in=True)
    me = factories.signed_in(client, vale, Role.MEMBER)
    after.asked(row, [me])
    text = home(client, vale)
    assert QUESTION in text
    assert "4 of 6 statements still wait for an answer." in text
    assert made.title in text
    assert "Vale Flow Board agreed to it" in text
    client.force_login(other.account, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert QUESTION not in home(client, vale)


def test_once_everything_has_its_answer_that_is_said_and_the_promise_is_kept(client, vale, lead):
    row = after.closed(vale, comes_by=today() + timedelta(days=9))
    after.asked(row, [factories.signed_in(client, vale, Role.MEMBER)])
    assert "Promised by" in home(client, vale)
    services.say_fates(
        by=lead,
        ref=row.ref,
        statements=after.refs(row, 1, 2, 3, 4, 5, 6),
        came_of="answered",
        reason="It is so.",
        on=today(),
    )
    text = home(client, vale)
    assert "Every statement has its answer." in text
    assert "Promised by" not in text


def test_a_governance_lead_is_told_what_is_owed_and_by_when(client, vale):
    me = factories.signed_in(client, vale, Role.CONVENOR)
    assert "still wait" not in home(client, vale)
    row = after.closed(vale, comes_by=today() - timedelta(days=1))
    after.closed(vale)
    text = home(client, vale)
    assert "12 statements still wait for an answer after a conversation closed" in text
    assert "which has passed" in text
    assert reverse("conversations:fates", kwargs={"slug": vale.slug, "ref": row.ref}) in text
    assert "You promised" not in text
    by = factories.Viewer(vale.pk, me.account_id, me.pk, frozenset({Role.CONVENOR}))
    made = after.decided(by, after.put(by, row, 1), owner=Person.objects.get(pk=me.pk).ref)
    text = home(client, vale)
    assert "1 promise of a proposal is due" in text
    assert "You promised" in text
    services.say_what_came(by=by, ref=made.ref, revision=made.revision, came_of="It is so.", on=today())
    text = home(client, vale)
    assert "promise of a proposal" not in text
    assert "You promised" not in text


def test_what_is_old_or_of_another_partnership_is_not_at_home(client, vale, lead):
    elsewhere = factories.partnership()
    after.closed(elsewhere)
    row = after.closed(vale)
    Conversation.objects.filter(pk=row.pk).update(closed=today() - timedelta(days=500))
    factories.signed_in(client, vale, Role.CONVENOR)
    assert QUESTION not in home(client, vale)
    assert not Proposal.objects.exists()
