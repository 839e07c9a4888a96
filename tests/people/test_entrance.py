"""The ways in: setting up an empty installation, starting a partnership, the demonstration's buttons."""

import pytest

from convenor.web.kernel.errors import Invalid, Refused
from convenor.web.kernel.models import Partnership
from convenor.web.kernel.viewer import Role, Viewer
from convenor.web.people import selectors, services, set_up_code
from convenor.web.people.models import Account, Person
from convenor.web.people.services.accounts import new_account
from tests import factories as make

WORDS = "three unlike words"
FIRST = {"email": "first@vale.example", "your_name": "Ada Obi", "password": WORDS, "name": "Vale Partnership"}


@pytest.fixture
def home(settings, tmp_path):
    settings.HOME = tmp_path
    return tmp_path


class TestSettingUp:
    def test_with_the_code_one_becomes_operator_and_governance_lead(self, db, home, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            account, partnership = services.set_up(code=set_up_code.show().upper().replace("-", " "), **FIRST)
        person = Person.objects.get(account=account, partnership=partnership)
        assert account.operator and account.check_password(WORDS)
        assert [grant.role for grant in person.grants.all()] == [Role.CONVENOR]
        assert not (home / "set-up-code").exists()

    def test_without_it_nobody_does(self, db, home):
        with pytest.raises(Invalid, match="^set_up_code_wrong"):
            services.set_up(code="guessed", **FIRST)
        assert not Account.objects.exists()

    def test_it_works_once(self, db, home):
        services.set_up(code=set_up_code.show(), **FIRST)
        with pytest.raises(Invalid, match="^set_up_done"):
            services.set_up(code=set_up_code.show(), **{**FIRST, "email": "second@vale.example"})

    def test_a_failure_keeps_nothing_and_the_code_still_works(self, db, home):
        with pytest.raises(Invalid):
            services.set_up(code=set_up_code.show(), **{**FIRST, "name": " "})
        assert not Account.objects.exists()
        services.set_up(code=set_up_code.show(), **FIRST)

    def test_the_code_is_its_owners_to_read(self, home):
        code = set_up_code.show()
        assert set_up_code.show() == code
        assert (home / "set-up-code").stat().st_mode & 0o077 == 0

    def test_the_page_is_gone_afterwards(self, client, db, home):
        assert client.get("/").headers["Location"] == "/set-up/"
        assert client.get("/set-up/").status_code == 200
        make.account()
        assert client.get("/set-up/").status_code == 404

    def test_guessing_is_stopped(self, client, db, home, settings):
        settings.ACCOUNT_RATE_LIMITS = {"set_up": "2/5m/ip"}
        form = {**FIRST, "code": "guess", "area": "", "population": ""}
        answers = [client.post("/set-up/", form).content.decode() for _ in range(3)]
        assert "not the set-up code" in answers[1]
        assert "too many tries" in answers[2]


class TestStarting:
    def start(self, by: Viewer) -> Partnership:
        return services.start_partnership_of_own(by=by, your_name="Ada Obi", name="New Partnership")

    def test_an_operator_may(self, db):
        account = make.account(operator=True)
        partnership = self.start(Viewer(account_id=account.pk, operator=True))
        assert [entry.slug for entry in selectors.own_partnerships(Viewer(account_id=account.pk))] == [partnership.slug]

    def test_others_may_not(self, lead):
        with pytest.raises(Refused):
            self.start(lead)

    def test_the_demonstrations_new_lead_may_and_there_alone(self, db, settings):
        settings.DEMO = True
        account = services.account_for_ready_sign_in(key="new-lead")
        self.start(Viewer(account_id=account.pk))
        settings.DEMO = False
        with pytest.raises(Refused):
            self.start(Viewer(account_id=account.pk))

    def test_other_accounts_of_a_demonstration_may_not(self, lead, settings):
        settings.DEMO = True
        with pytest.raises(Refused):
            self.start(lead)


class TestReadySignIns:
    def test_one_a_role(self, vale, settings):
        settings.DEMO = True
        for role in (Role.MEMBER, Role.CONVENOR, Role.MEMBER):
            make.person(vale, roles=(role,), signs_in=True)
        roles = [one.role for one in selectors.ready_sign_ins()]
        assert roles == [Role.CONVENOR, Role.MEMBER, None]

    def test_none_on_a_real_site(self, vale, settings, client):
        settings.DEMO = False
        person = make.person(vale, roles=(Role.CONVENOR,), signs_in=True)
        assert selectors.ready_sign_ins() == []
        assert client.post("/ready-sign-in/", {"key": person.account_id}).status_code == 404

    def test_never_an_address_that_could_be_real(self, vale, settings):
        settings.DEMO = True
        real = new_account(email="somebody@nhs.net")
        make.person(vale, roles=(Role.CONVENOR,))
        Person.objects.update(account=real)
        assert [one.key for one in selectors.ready_sign_ins()] == ["new-lead"]
        with pytest.raises(Invalid, match="^no_such_sign_in"):
            services.account_for_ready_sign_in(key=str(real.pk))

    @pytest.mark.parametrize("key", ["", "0", "abc", "999999", "-1"])
    def test_made_up_keys(self, db, settings, key):
        settings.DEMO = True
        with pytest.raises(Invalid, match="^no_such_sign_in"):
            services.account_for_ready_sign_in(key=key)

    def test_by_post_alone(self, client, db, settings):
        settings.DEMO = True
        assert client.get("/ready-sign-in/?key=new-lead").status_code == 405
