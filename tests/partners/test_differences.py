"""What the papers say of partners, and the register holds: how they differ, and whether they must take part."""

import pytest
from django.urls import reverse

from convenor.web.kernel.viewer import Role
from tests import factories

pytestmark = pytest.mark.django_db
FIVE = {  # culture, money, timing, whom they answer to, regulation
    "culture": "Quiet, and everything on paper",
    "funding": "A grant each spring",
    "decision_days": 41,
    "answers_to": "Minutes read in the council chamber",
    "regulation": "The inspectors of care homes",
}


@pytest.fixture
def vale():
    return factories.partnership()


def at(of, name, **parts):
    return reverse(f"partners:{name}", kwargs={"slug": of.slug, **parts})


def test_each_of_the_five_ways_in_which_partners_differ_is_set_side_by_side(client, vale):
    factories.signed_in(client, vale, Role.MEMBER)
    one = factories.partner(vale, name="Anvil", accountability=["democratic"], **FIVE)
    other = factories.partner(vale, name="Bellows")
    page = client.get(at(vale, "differences"), {"partner": [one.ref, other.ref]}).content.decode()
    for said in FIVE.values():
        assert str(said) in page
    assert page.count("Nobody has said yet") >= len(FIVE)  # of the other one, not a word is taken for granted


def test_who_can_decide_when_is_set_side_by_side(client, vale):
    factories.signed_in(client, vale, Role.MEMBER)
    factories.partner(vale, name="Anvil", decision_days=41)
    factories.partner(vale, name="Bellows")
    page = client.get(at(vale, "timing")).content.decode()
    assert "Anvil" in page and "41" in page and "Bellows" in page


@pytest.mark.parametrize(("said", "label"), [("mandated", "Has to take part"), ("voluntary", "Chooses to take part")])
def test_whether_a_partner_must_take_part_is_said_and_what_it_hopes_for_stays_inside(client, vale, said, label):
    partner = factories.partner(vale, name="Anvil", participation=said, incentive="Fewer forms to fill in")
    page = reverse("insight:partner", kwargs={"slug": vale.slug, "ref": partner.ref})
    outside = client.get(page).content.decode()
    assert label in outside and "Fewer forms" not in outside
    factories.signed_in(client, vale, Role.MEMBER)
    assert "Fewer forms to fill in" in client.get(page).content.decode()


def test_of_a_new_partner_nobody_has_said_whether_it_must_take_part(vale):
    assert factories.partner(vale).participation == ""
