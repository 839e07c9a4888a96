"""The pages of the people room: who gets which, and how much each asks of the database."""

import re
from datetime import date

import pytest
from django.core import mail

from convenor.web.kernel.viewer import Role
from convenor.web.people import services
from convenor.web.people.models import Invitation, LeadershipRole, Person, ProfessionalAffiliation
from tests import factories as make

DAY = date(2026, 1, 5)
FRAME = 5  # session, account, partnership, person, and their grants


@pytest.fixture
def full(vale, lead):
    """A partnership with enough people that a query for each would show."""
    for number in range(12):
        row = make.person(vale, ref=f"F{number:02}", name=f"Full {number:02}", roles=(Role.MEMBER,), signs_in=True)
        services.add_profession(by=lead, person=row.ref, profession="nursing", front_line=True)
        services.add_profession(by=lead, person=row.ref, profession="management")
        services.add_role(by=lead, person=row.ref, title="Lead", formal=number % 2 == 0, agreed_on=DAY)
        services.invite(by=lead, email=f"guest{number}@vale.example", roles=["member"])
    return vale


PAGES = {
    # address below /p/vale/: (queries beyond the frame, who gets it)
    "people/": (5, {"convenor", "leader", "member", "evaluator"}),
    "people/?search=full&profession=nursing": (5, {"convenor", "leader", "member", "evaluator"}),
    "leaders/": (3, {"convenor", "leader", "member", "evaluator"}),
    "people/my-details/": (4, {"convenor", "leader", "member", "evaluator"}),
    "people/my-details/influence/": (4, {"convenor", "leader", "member", "evaluator"}),
    "people/my-details/erasure/": (48, {"convenor", "leader", "member", "evaluator"}),
    "people/new/": (0, {"convenor"}),
    "people/F01/change/": (3, {"convenor"}),
    "people/F01/professions/new/": (3, {"convenor"}),
    "people/F01/roles/new/": (3, {"convenor"}),
    "people/F01/rights/": (2, {"convenor"}),
    "people/rights/": (2, {"convenor"}),
    "people/invitations/": (1, {"convenor"}),
    "people/invitations/new/": (3, {"convenor"}),
}


@pytest.mark.parametrize("address", PAGES)
def test_how_much_a_page_asks(address, full, client, django_assert_max_num_queries):
    make.signed_in(client, full, Role.CONVENOR)
    client.get(f"/p/vale/{address}")  # whatever is remembered, is now
    with django_assert_max_num_queries(FRAME + PAGES[address][0]):
        assert client.get(f"/p/vale/{address}").status_code == 200


@pytest.mark.parametrize("role", [*Role, None])
@pytest.mark.parametrize("address", PAGES)
def test_who_gets_a_page(address, role, full, client):
    if role:
        make.signed_in(client, full, role)
    status = client.get(f"/p/vale/{address}").status_code
    if role in PAGES[address][1]:
        assert status == 200
    else:
        assert status in {302, 403, 404}
        assert role is None or status != 302


def test_a_long_list_comes_a_page_at_a_time(full, client):
    Person.objects.bulk_create(Person(partnership=full, ref=f"M{n:03}", name=f"Many {n:03}") for n in range(230))
    make.signed_in(client, full, Role.MEMBER)
    first = client.get("/p/vale/people/?search=many").content.decode()
    assert "230 people fit." in first and "Many 024" in first and "Many 025" not in first
    last = client.get("/p/vale/people/?search=many&page=10").content.decode()
    assert "Many 229" in last and "Page 10 of 10" in last and "search=many&amp;profession=&amp;page=9" in last
    for wild in ("0", "-1", "99", "x", ""):
        assert client.get(f"/p/vale/people/?page={wild}").status_code == 200


def test_start_page_asks_little(client, full, moor, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        assert "Govern together" in client.get("/").content.decode()
    make.signed_in(client, full, Role.MEMBER)
    with django_assert_max_num_queries(7):
        assert "Your partnerships" in client.get("/").content.decode()


def test_whoever_has_one_partnership_goes_straight_on_and_can_come_back(client, full):
    make.signed_in(client, full, Role.MEMBER)
    assert client.get("/?signed-in=yes").headers["Location"] == "/p/vale/"
    assert client.get("/").status_code == 200


def test_a_closed_register_is_not_on_the_start_page(client, db):
    make.account()
    make.partnership(name="Closed Partnership", register_is_public=False)
    make.partnership(name="Open Partnership")
    page = client.get("/").content.decode()
    assert "Open Partnership" in page and "Closed Partnership" not in page


class TestForms:
    @pytest.fixture(autouse=True)
    def as_lead(self, client, vale):
        self.me = make.signed_in(client, vale, Role.CONVENOR)

    def test_add_a_person(self, client):
        client.post("/p/vale/people/new/", {"name": "Ada Obi", "email": "ada@vale.example", "ref": "A1"})
        assert Person.objects.get(ref="A1").name == "Ada Obi"

    def test_a_refusal_stands_beside_its_field_and_nothing_typed_is_lost(self, client):
        page = client.post("/p/vale/people/new/", {"name": "Ada Obi", "email": "", "ref": self.me.ref})
        assert "is already used" in page.content.decode()
        assert 'value="Ada Obi"' in page.content.decode()

    def test_no_patient_data(self, client):
        page = client.post("/p/vale/people/new/", {"name": "Ada 943 476 5919", "email": "", "ref": ""})
        assert "looks like an NHS number" in page.content.decode()

    def test_change_a_person_against_the_revision(self, client, vale):
        make.person(vale, ref="A1")
        form = {"name": "New Name", "email": "", "revision": 1}
        assert client.post("/p/vale/people/A1/change/", form).status_code == 302
        assert client.post("/p/vale/people/A1/change/", {**form, "name": "Older"}).status_code == 409
        assert Person.objects.get(ref="A1").name == "New Name"

    def test_professions(self, client, vale):
        make.person(vale, ref="A1")
        form = {
            "profession": "nursing",
            "specialty": "",
            "front_line": "yes",
            "front_line_checked_day": "",
            "starts_day": "1",
        }
        form |= {"starts_month": "4", "starts_year": "2024"}
        client.post("/p/vale/people/A1/professions/new/", form)
        row = ProfessionalAffiliation.objects.get(person__ref="A1")
        assert (row.front_line, row.starts) == (True, date(2024, 4, 1))
        change = f"/p/vale/people/professions/{row.ref}/change/"
        assert 'value="2024"' in client.get(change).content.decode()
        client.post(change, {**form, "front_line": "no", "revision": 1})
        row.refresh_from_db()
        assert row.front_line is False
        client.post(f"/p/vale/people/professions/{row.ref}/confirm/", {"front_line": "yes", "revision": 2})
        row.refresh_from_db()
        assert row.front_line is True and row.front_line_checked is not None
        assert client.post(f"/p/vale/people/professions/{row.ref}/remove/", {"revision": 1}).status_code == 409
        client.post(f"/p/vale/people/professions/{row.ref}/remove/", {"revision": 3})
        assert not ProfessionalAffiliation.objects.filter(pk=row.pk).exists()

    def test_an_informal_role_asks_for_the_day_of_consent(self, client, vale):
        make.person(vale, ref="A1")
        form = {"title": "Whom all ask", "formal": "no"}
        page = client.post("/p/vale/people/A1/roles/new/", form)
        assert "only if the person agreed" in page.content.decode()
        client.post(
            "/p/vale/people/A1/roles/new/",
            {**form, "agreed_on_day": "1", "agreed_on_month": "2", "agreed_on_year": "2026"},
        )
        row = LeadershipRole.objects.get(person__ref="A1")
        assert row.agreed_on == date(2026, 2, 1)
        assert "gone for good" in client.get(f"/p/vale/people/roles/{row.ref}/change/").content.decode()
        client.post(f"/p/vale/people/roles/{row.ref}/remove/", {"revision": 1})
        assert not LeadershipRole.objects.exists()

    def test_rights(self, client, vale):
        make.person(vale, ref="A1")
        client.post("/p/vale/people/A1/rights/", {"roles": ["leader", "member"]})
        assert set(Person.objects.get(ref="A1").grants.values_list("role", flat=True)) == {"leader", "member"}
        page = client.post(f"/p/vale/people/{self.me.ref}/rights/", {"roles": ["member"]})
        assert "only governance lead" in page.content.decode()

    def test_invite_and_withdraw(self, client, vale, django_capture_on_commit_callbacks):
        make.person(vale, ref="A1", name="Ada Obi", email="ada@vale.example")
        page = client.get("/p/vale/people/invitations/new/?person=A1").content.decode()
        assert 'value="ada@vale.example"' in page
        with django_capture_on_commit_callbacks(execute=True):
            client.post(
                "/p/vale/people/invitations/new/", {"email": "ada@vale.example", "person": "A1", "roles": ["member"]}
            )
        assert mail.outbox[0].to == ["ada@vale.example"]
        row = Invitation.objects.get()
        assert "Waiting" in client.get("/p/vale/people/invitations/").content.decode()
        client.post(f"/p/vale/people/invitations/{row.ref}/withdraw/")
        assert "Withdrawn" in client.get("/p/vale/people/invitations/").content.decode()

    def test_influence_and_the_copy(self, client):
        client.post("/p/vale/people/my-details/influence/", {"sources": ["networks"], "revision": 1})
        assert "Networks" in client.get("/p/vale/people/my-details/").content.decode()
        copy = client.get("/p/vale/people/my-details/copy/")
        assert copy.json()["person"][0]["influence"] == ["networks"]
        assert "attachment" in copy.headers["Content-Disposition"]

    def test_erasing_asks_first_and_reports_after(self, client, vale):
        make.person(vale, ref="A1", name="Ada Obi", email="ada@vale.example")
        page = client.get("/p/vale/people/A1/erase/").content.decode()
        assert "Erase Ada Obi?" in page and "E-mail address" in page
        assert Person.objects.get(ref="A1").email
        assert "This is needed" in client.post("/p/vale/people/A1/erase/", {}).content.decode()
        done = client.post("/p/vale/people/A1/erase/", {"sure": "on"}).content.decode()
        assert "Ada Obi is erased" in done
        assert "erased before" in client.get("/p/vale/people/A1/erase/").content.decode()

    def test_a_lead_may_erase_themselves_and_is_then_signed_out(self, client, vale):
        make.person(vale, roles=(Role.CONVENOR,), signs_in=True)
        address = f"/p/vale/people/{self.me.ref}/erase/"
        assert "is erased" in client.post(address, {"sure": "on"}).content.decode()
        assert not client.get("/").wsgi_request.user.is_authenticated

    def test_one_button_forms_by_post_alone(self, client):
        for address in ("invitations/x/withdraw", "professions/x/remove", "professions/x/confirm", "roles/x/remove"):
            assert client.get(f"/p/vale/people/{address}/").status_code == 405


def test_a_closed_partnership_is_as_if_it_were_not_there(client, db):
    """To strangers it answers word for word like an address that nobody has; to its own people it opens."""
    closed = make.partnership(slug="closed", name="Closed Partnership", register_is_public=False)

    def answer(slug):
        page = client.get(f"/p/{slug}/people/")
        said = re.sub(r"nonce=\"[^\"]+|token\" value=\"\w+", "", page.content.decode())
        where = page.headers.get("Location", "").replace(slug, "…")
        return page.status_code, where, said.replace(slug, "…")

    assert answer("closed") == answer("nowhere")
    assert answer("closed")[1] == "/account/login/?next=/p/…/people/"  # a member's link from a letter leads on
    make.signed_in(client, make.partnership(), Role.CONVENOR)
    assert answer("closed") == answer("nowhere")
    make.signed_in(client, closed, Role.MEMBER)
    assert answer("closed")[0] == 200


def test_whoever_lost_all_rights_still_sees_their_own_details(client, db):
    closed = make.partnership(slug="closed", register_is_public=False)
    make.signed_in(client, closed)
    assert client.get("/p/closed/people/my-details/").status_code == 200
    assert client.get("/p/closed/people/").status_code == 404


def test_somebody_without_a_record_has_no_details_here(client, vale):
    account = make.account()
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get("/p/vale/people/my-details/").status_code == 403


def test_another_partnerships_people_are_not_here(client, vale, moor):
    make.signed_in(client, moor, Role.CONVENOR)
    person = make.person(vale)
    assert client.get(f"/p/moor/people/{person.ref}/change/").status_code == 404
    assert client.get("/p/vale/people/").status_code == 403
