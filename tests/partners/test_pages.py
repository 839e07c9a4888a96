"""The pages of this room: who may open them, how many queries each takes, and what a person reads there."""

from datetime import date

import pytest
from django.urls import reverse

from convenor.web.kernel.viewer import Role
from convenor.web.partners.models import FormerName, Succession, Voice
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def vale():
    of = factories.partnership(comparable=True, population=640_000)
    for number in range(12):
        factories.partner(
            of,
            sector=["nhs_trust", "council", "voluntary"][number % 3],
            participation=["mandated", "voluntary", ""][number % 3],
            decision_days=number * 10 if number % 4 else None,
            accountability=["democratic"] if number % 3 == 1 else ["statutory"],
            view_of_health=["medical", "social", ""][number % 3],
        )
    return of


@pytest.fixture
def full(vale):
    """The partnership with a community, a voice, a former name, a merger and somebody who belongs somewhere."""
    older = factories.partner(vale, ref="OLD", name="Old Trust")
    newer = factories.partner(vale, ref="NEW", name="New Trust")
    FormerName.objects.create(partnership=vale, partner=newer, ref="N1", name="Newer once", ends=date(2020, 3, 31))
    link = {"earlier": older, "later": newer, "kind": "merger", "on": date(2027, 4, 1)}
    Succession.objects.create(partnership=vale, ref="S1", **link)
    heard = factories.community(vale, ref="C1", name="Carers")
    factories.community(vale, ref="C2", name="Farmers")
    Voice.objects.create(partnership=vale, ref="V1", community=heard, partner=newer, footing="elected")
    return vale


def at(of, name, **parts):
    return reverse(f"partners:{name}", kwargs={"slug": of.slug, **parts})


PAGES = [  # name, parts, most queries for a governance lead, whether a member may read it, whether anybody may
    ("partners", {}, 10, True, True),
    ("communities", {}, 8, True, True),
    ("differences", {}, 7, True, False),
    ("timing", {}, 7, True, False),
    ("mix", {}, 10, True, False),
    ("profile", {}, 10, True, True),
    ("profile_edit", {"fact": "history"}, 6, False, False),
    ("partner_new", {}, 5, False, False),
    ("partner_edit", {"ref": "NEW"}, 12, False, False),
    ("partner_rename", {"ref": "NEW"}, 7, False, False),
    ("former_name_edit", {"ref": "N1"}, 7, False, False),
    ("partner_end", {"ref": "NEW"}, 7, False, False),
    ("merge", {}, 9, False, False),
    ("take_back", {"ref": "S1"}, 8, False, False),
    ("affiliation_new", {"ref": "NEW"}, 10, False, False),
    ("community_new", {}, 5, False, False),
    ("community_edit", {"ref": "C1"}, 8, False, False),
    ("voices", {"ref": "C1"}, 16, False, False),
    ("voice_edit", {"ref": "V1"}, 7, False, False),
    ("ods", {}, 5, False, False),
]


@pytest.mark.parametrize(("name", "parts", "most", "member", "anybody"), PAGES, ids=[page[0] for page in PAGES])
def test_each_page_opens_for_whom_it_is_meant_and_asks_little(
    client, django_assert_max_num_queries, full, name, parts, most, member, anybody
):
    factories.signed_in(client, full, Role.CONVENOR)
    with django_assert_max_num_queries(most):
        assert client.get(at(full, name, **parts)).status_code == 200
    client.logout()
    assert client.get(at(full, name, **parts)).status_code == (200 if anybody else 302)
    factories.signed_in(client, full, Role.MEMBER)
    assert client.get(at(full, name, **parts)).status_code == (200 if member else 403)


@pytest.mark.parametrize("name", ["partners", "communities"])
def test_a_register_that_is_not_public_is_not_read_from_outside(client, name):
    closed = factories.partnership(register_is_public=False)
    assert client.get(at(closed, name)).status_code in (302, 403, 404)


def test_more_rows_take_no_more_queries(client, django_assert_max_num_queries, full):
    factories.signed_in(client, full, Role.CONVENOR)
    for number in range(20):
        community = factories.community(full)
        partner = factories.partner(full)
        Voice.objects.create(partnership=full, ref=f"VV{number}", community=community, partner=partner)
    for name, most in (("partners", 10), ("communities", 8), ("differences", 7), ("timing", 7)):
        with django_assert_max_num_queries(most):
            client.get(at(full, name))


def test_the_list_answers_in_a_sentence(client, vale):
    said = client.get(at(vale, "partners")).content.decode()
    assert "12 partners: 4 NHS trusts, 4 councils and 4 voluntary organisations." in said
    assert "4 have to take part, 4 choose to; of 4 nobody has said." in said


def test_search_finds_a_partner_by_the_name_it_once_had(client, full):
    said = client.get(at(full, "partners"), {"search": "newer once"}).content.decode()
    assert "New Trust" in said and "Old Trust" not in said and "1 partner fits this." in said


def test_a_community_without_a_voice_comes_with_the_next_step(client, full):
    factories.signed_in(client, full, Role.CONVENOR)
    said = client.get(at(full, "communities")).content.decode()
    assert "2 communities are affected by what is decided here; 1 has nobody who speaks for them." in said
    assert "Nobody yet" in said and at(full, "voices", ref="C2") in said


def test_adding_a_partner_leads_to_the_page_that_asks_the_rest(client, vale):
    factories.signed_in(client, vale, Role.CONVENOR)
    given = {"name": "Vale Hospice", "kind": "hospice", "sector": "voluntary", "participation": "", "ref": "P77"}
    answer = client.post(at(vale, "partner_new"), given)
    assert answer.status_code == 302 and answer.url == at(vale, "partner_edit", ref="P77")


def test_a_refusal_stands_on_its_field_and_nothing_typed_is_lost(client, vale):
    factories.signed_in(client, vale, Role.CONVENOR)
    given = {"name": "Vale Hospice", "kind": "hospice", "sector": "voluntary", "ods_code": "x-1"}
    said = client.post(at(vale, "partner_new"), given).content.decode()
    assert "“X-1” is not an ODS code" in said and 'value="Vale Hospice"' in said and "id_ods_code-error" in said


def test_a_merger_is_looked_at_before_it_is_recorded(client, full):
    factories.signed_in(client, full, Role.CONVENOR)
    factories.partner(full, ref="INTO", name="Great Trust")
    given = {"kind": "merger", "earlier": "NEW", "later": "INTO", "on_day": "1", "on_month": "4", "on_year": "2026"}
    looked = client.post(at(full, "merge"), given).content.decode()
    assert "New Trust will be part of Great Trust, in law from 1 April 2026." in looked
    assert "31 March 2026" in looked and "Speaks for Carers" in looked
    assert not Succession.objects.filter(earlier__ref="NEW").exists()
    assert client.post(at(full, "merge"), {**given, "looked_at": "yes"}).status_code == 302
    assert Succession.objects.filter(earlier__ref="NEW", later__ref="INTO", on=date(2026, 4, 1)).exists()


def test_two_partners_stand_side_by_side(client, vale):
    factories.signed_in(client, vale, Role.EVALUATOR)
    one = factories.partner(vale, ref="A1", name="Anvil", culture="By consensus", decision_days=14)
    other = factories.partner(vale, ref="B1", name="Bellows", decision_days=90)
    said = client.get(at(vale, "differences"), {"partner": [one.ref, other.ref]}).content.decode()
    assert "The quickest decides within 14 days, the slowest needs 90 days." in said
    assert "By consensus" in said and "Nobody has said yet" in said


def test_what_is_shared_inside_stays_inside(client, full):
    factories.partner(full, name="Candid", incentive="Money, mostly", culture="Loud", funding="Poor")
    factories.community(full, name="Quiet", contact_name="Una Contact", contact_email="una@vale.example")
    said = client.get(at(full, "partners")).content.decode() + client.get(at(full, "communities")).content.decode()
    assert "Candid" in said and "Quiet" in said
    for hidden in ("Money, mostly", "Loud", "Poor", "Una Contact", "una@vale.example"):
        assert hidden not in said


def test_partnerships_are_compared_only_when_both_agreed(client, vale):
    factories.signed_in(client, vale, Role.CONVENOR)
    agreed = factories.partnership(name="Open Moor", comparable=True)
    silent = factories.partnership(name="Silent Moor")
    factories.partner(agreed, name="Secret Society", sector="voluntary")
    said = client.get(at(vale, "mix"), {"with": agreed.slug}).content.decode()
    assert "Open Moor" in said and "100 in 100" in said and "Secret Society" not in said and "Silent Moor" not in said
    assert client.get(at(vale, "mix"), {"with": silent.slug}).status_code == 404


def test_before_a_merger_one_sees_what_becomes_of_the_seats(client, full, django_assert_max_num_queries):
    factories.signed_in(client, full, Role.CONVENOR)
    factories.partner(full, ref="INTO", name="Great Trust")
    board = factories.body(full, name="Vale Board")
    partner = FormerName.objects.get(name="Newer once").partner
    held = factories.seat(board, title="Trust member", partner=partner)
    factories.seat(board, title="Second member", partner=partner)
    factories.term(held, factories.person(full, name="Ada Obi"))
    given = {"kind": "merger", "earlier": "NEW", "later": "INTO", "on_day": "1", "on_month": "4", "on_year": "2027"}
    with django_assert_max_num_queries(18):
        said = client.post(at(full, "merge"), given).content.decode()
    assert "A seat: Trust member, Vale Board, held by Ada Obi" in said
    assert "An empty seat: Second member, Vale Board" in said
