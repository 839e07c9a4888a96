"""Coming in: one address, one use, a fortnight, and only by whoever holds the address."""

import re
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core import mail

from convenor.web.kernel.clock import now
from convenor.web.kernel.errors import Invalid, NotHere
from convenor.web.kernel.viewer import Role, system_viewer
from convenor.web.people import selectors, services
from convenor.web.people.models import Account, Invitation, Person
from convenor.web.people.services.accounts import new_account
from tests import factories as make

WORDS = "three unlike words"


def refused(code):
    return pytest.raises(Invalid, match=f"^{code}")


@pytest.fixture
def invited(lead, django_capture_on_commit_callbacks):
    """Invites an address and reads the link's secret out of the letter."""

    def send(email="new@partner.example", roles=("member",), **more):
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            services.invite(by=lead, email=email, roles=roles, **more)
        return re.search(r"/invitation/([\w-]+)/", mail.outbox[0].body)[1]

    return send


def test_the_secret_is_in_the_letter_alone(invited):
    token = invited()
    row = Invitation.objects.get()
    assert token not in str(row.__dict__)
    assert mail.outbox[0].to == ["new@partner.example"]


def test_somebody_new_comes_in_with_a_password(invited, vale):
    done = services.accept_invitation(token=invited(), account=None, name="Ada Obi", password=WORDS)
    person = Person.objects.get(account=done.account)
    assert (person.name, person.partnership, person.email) == ("Ada Obi", vale, "new@partner.example")
    assert [grant.role for grant in person.grants.all()] == ["member"]
    assert done.account.check_password(WORDS)
    assert EmailAddress.objects.get(user=done.account).verified


def test_without_a_password_one_signs_in_by_link(invited):
    done = services.accept_invitation(token=invited(), account=None, name="Ada Obi")
    assert not done.account.has_usable_password()


def test_a_weak_password_is_refused_and_nothing_is_kept(invited):
    token = invited()
    with refused("password_weak"):
        services.accept_invitation(token=token, account=None, name="Ada Obi", password="short")
    assert not Account.objects.filter(email="new@partner.example").exists()
    services.accept_invitation(token=token, account=None, name="Ada Obi", password=WORDS)


def test_a_person_of_the_register_becomes_the_one_who_signs_in(invited, lead):
    person = services.add_person(by=lead, name="Ada Obi", email="new@partner.example")
    done = services.accept_invitation(token=invited(), account=None, password=WORDS)
    assert Person.objects.get(account=done.account).pk == person.pk


def test_it_works_once(invited):
    token = invited()
    done = services.accept_invitation(token=token, account=None, name="Ada Obi")
    with refused("invitation_used"):
        services.accept_invitation(token=token, account=done.account)


def test_it_runs_out(invited):
    token = invited()
    Invitation.objects.update(expires_at=now() - timedelta(seconds=1))
    with refused("invitation_expired"):
        services.accept_invitation(token=token, account=None, name="Ada Obi")


def test_it_may_be_withdrawn(invited, lead):
    token = invited()
    services.withdraw_invitation(by=lead, ref=Invitation.objects.get().ref)
    with refused("invitation_withdrawn"):
        services.accept_invitation(token=token, account=None, name="Ada Obi")


def test_a_used_one_cannot_be_withdrawn(invited, lead):
    services.accept_invitation(token=invited(), account=None, name="Ada Obi")
    with refused("invitation_used"):
        services.withdraw_invitation(by=lead, ref=Invitation.objects.get().ref)


def test_sending_again_ends_the_older_link(invited):
    first, second = invited(), invited()
    with refused("invitation_withdrawn"):
        services.accept_invitation(token=first, account=None, name="Ada Obi")
    services.accept_invitation(token=second, account=None, name="Ada Obi")


def test_nobody_comes_in_in_anothers_name(invited):
    other = new_account(email="other@partner.example")
    with refused("invitation_to_another"):
        services.accept_invitation(token=invited(), account=other)


def test_an_address_merely_typed_in_is_not_ones_own(invited):
    other = new_account(email="other@partner.example")
    EmailAddress.objects.create(user=other, email="new@partner.example", verified=False)
    with refused("invitation_to_another"):
        services.accept_invitation(token=invited(), account=other)


def test_whoever_has_an_account_signs_in_first(invited):
    account = new_account(email="new@partner.example")
    token = invited()
    with refused("invitation_sign_in_first"):
        services.accept_invitation(token=token, account=None, name="Thief", password=WORDS)
    assert services.accept_invitation(token=token, account=account, name="Ada Obi").account == account


def test_an_unknown_link_is_unknown(db):
    with pytest.raises(NotHere):
        selectors.invitation_of("made-up", at=now())


def test_inviting_tells_nothing_of_who_has_an_account(lead, django_capture_on_commit_callbacks):
    new_account(email="known@partner.example")
    said = []
    for email in ("known@partner.example", "unknown@partner.example"):
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            services.invite(by=lead, email=email, roles=["member"])
        letter = mail.outbox[0]
        said.append((letter.subject, re.sub(r"/invitation/[\w-]+/", "", letter.body)))
    assert said[0] == said[1]
    states = {(one.state, one.roles) for one in selectors.invitations_visible_to(lead, at=now())}
    assert len(states) == 1


class TestThePage:
    def come_in(self, client, token, **given):
        return client.post(f"/invitation/{token}/", given)

    def sign_in(self, client, email, **more):
        account = new_account(email=email)
        client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
        return account

    def test_somebody_new(self, client, invited):
        token = invited()
        assert "The invitation is for new@partner.example" in client.get(f"/invitation/{token}/").content.decode()
        assert "password" in self.come_in(client, token, name="Ada Obi", password="short").content.decode()
        done = self.come_in(client, token, name="Ada Obi", password=WORDS)
        assert done.headers["Location"] == "/p/vale/"
        assert client.get("/p/vale/people/my-details/").status_code == 200
        assert "Here, now" in client.get("/account/sessions/").content.decode()

    def test_somebody_signed_in_is_asked_for_a_name_only_if_it_is_not_known(self, client, invited, moor):
        account = self.sign_in(client, "new@partner.example")
        make.person(moor, name="Ada Of The Moor", account=account)
        token = invited()
        page = client.get(f"/invitation/{token}/").content.decode()
        assert 'value="Ada Of The Moor"' in page and "Password" not in page
        self.come_in(client, token, name="Ada Obi")
        assert Person.objects.get(partnership__slug="vale", account=account).name == "Ada Obi"

    def test_a_person_of_the_register_just_comes_in(self, client, invited, lead):
        services.add_person(by=lead, name="Ada Obi", email="new@partner.example")
        account = self.sign_in(client, "new@partner.example")
        token = invited()
        assert "Your name" not in client.get(f"/invitation/{token}/").content.decode()
        self.come_in(client, token)
        assert Person.objects.get(name="Ada Obi").account == account

    def test_somebody_else_is_told_whose_it_is(self, client, invited):
        self.sign_in(client, "other@partner.example")
        page = self.come_in(client, invited(), name="Thief").content.decode()
        assert "was sent to another address" in page

    def test_whoever_has_an_account_is_asked_to_sign_in(self, client, invited):
        new_account(email="new@partner.example")
        token = invited()
        page = client.get(f"/invitation/{token}/").content.decode()
        assert f"/account/login/?next=/invitation/{token}/" in page
        assert self.come_in(client, token).status_code == 200
        assert not Invitation.objects.get().used_at

    def test_a_closed_one_says_why(self, client, invited):
        token = invited()
        self.come_in(client, token, name="Ada Obi")
        page = client.get(f"/invitation/{token}/")
        assert page.status_code == 410 and "has been used" in page.content.decode()


def test_the_invitations_of_others_are_not_seen(invited, moor):
    invited()
    assert selectors.invitations_visible_to(make.convenor(moor), at=now()) == []


def test_rights_are_added_to_those_held(invited, lead, vale):
    person = make.person(vale, roles=(Role.EVALUATOR,))
    account = new_account(email="new@partner.example")
    Person.objects.filter(pk=person.pk).update(account=account)
    services.accept_invitation(token=invited(roles=("member", "evaluator")), account=account)
    assert selectors.rights_of(lead, person.ref).roles == {Role.EVALUATOR, Role.MEMBER}


def test_somebody_who_signs_in_already_is_not_invited_again(lead, vale):
    person = make.person(vale, signs_in=True)
    with refused("person_signs_in_already"):
        services.invite(by=lead, email="x@partner.example", roles=["member"], person=person.ref)


def test_old_invitations_are_forgotten(invited, vale):
    invited()
    Invitation.objects.update(expires_at=now() - timedelta(days=100))
    invited("later@partner.example")
    assert services.forget_old_invitations(by=system_viewer("retention"), before=now() - timedelta(days=90)) == 1
    assert Invitation.objects.get().email == "later@partner.example"


def test_a_letter_that_cannot_be_sent_is_said(lead, settings, django_capture_on_commit_callbacks):
    settings.EMAIL_BACKEND = "tests.people.broken_mail.Broken"
    with refused("letter_not_sent"), django_capture_on_commit_callbacks(execute=True):
        services.invite(by=lead, email="new@partner.example", roles=["member"])
