"""Who leads what: for the partnership's own people, with the answer first and what would help."""

import pytest
from django.urls import reverse

from convenor.web.kernel.viewer import Role
from tests import factories
from tests.insight.scene import TODAY, grow, small

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_a_day(monkeypatch):
    for name in ("leading", "missing"):
        monkeypatch.setattr(f"convenor.web.insight.views.{name}.today", lambda: TODAY)


def address(scene, name="leading", **parts):
    return reverse(f"insight:{name}", kwargs={"slug": scene.of.slug, **parts})


def read(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def crowded():
    """On the place board, led from a trust, sit four people of councils, who answer to voters."""
    scene = small()
    council = factories.partner(scene.of, name="Vale Council", sector="council", accountability=["democratic"])
    for _number in range(4):
        factories.term(factories.seat(scene.place, partner=council))
    return scene, council


def test_not_for_the_public(client):
    scene = small()
    assert "/account/login/" in client.get(address(scene)).headers["Location"]
    factories.signed_in(client, factories.partnership(), Role.CONVENOR)
    assert client.get(address(scene)).status_code in (403, 404)


def test_queries_do_not_grow_with_seats(client, django_assert_num_queries):
    scene = small()
    grow(scene, bodies=10, seats=10)
    factories.signed_in(client, scene.of, Role.MEMBER)
    with django_assert_num_queries(21):
        read(client, address(scene))


def test_an_empty_partnership_is_no_error(client):
    of = factories.partnership()
    factories.signed_in(client, of, Role.MEMBER)
    assert "No seat is marked as leading a body yet." in read(client, reverse("insight:leading", args=[of.slug]))


def test_the_answer_first(client):
    scene = small()
    factories.signed_in(client, scene.of, Role.MEMBER)
    text = read(client, address(scene))
    assert "The sector that leads most often: NHS trusts, on 2 of 2 bodies." in text
    assert "No body is led by two people together. 1 person leads more than one body." in text
    assert "Of the 1 whose profession we know, 1 is a clinician." in text
    assert "Give those who lead several bodies a second beside them" in text


def test_a_second_lead_is_advised_where_the_lead_shares_little_and_no_longer_when_there_is_one(client):
    scene, council = crowded()
    factories.signed_in(client, scene.of, Role.MEMBER)
    advice = "Ask for a second lead beside the first on Eastvale Place"
    text = read(client, address(scene))
    assert advice in text
    assert "0 of the 5 others there share a profession, a sector or a community with whoever leads it." in text
    assert "On 0 of 1 bodies, whoever leads shares" in text
    factories.term(factories.seat(scene.place, partner=council, leads=True))
    text = read(client, address(scene))
    assert advice not in text
    assert "1 body is led by two or more." in text


def test_the_page_of_who_is_missing_from_a_body_says_it_too_but_not_to_the_public(client):
    scene, _council = crowded()
    of_body = address(scene, "who_is_missing_body", ref="EV")
    assert "Who leads here" not in read(client, of_body)
    factories.signed_in(client, scene.of, Role.MEMBER)
    text = read(client, of_body)
    assert "0 of the 5 others who sit here share a profession, a sector or a community with whoever leads." in text
    assert "Ask for a second lead beside the first on Eastvale Place" in text


def test_who_leads_links_to_it(client):
    scene = small()
    factories.signed_in(client, scene.of, Role.MEMBER)
    assert address(scene) in read(client, reverse("people:leaders", kwargs={"slug": scene.of.slug}))
    factories.signed_in(client, scene.of, Role.LEADER)
    assert address(scene) in read(client, reverse("insight:home", kwargs={"slug": scene.of.slug}))


def test_what_leaders_can_do_is_read_inside_and_reached_from_who_leads_what(client, django_assert_num_queries):
    scene = small()
    assert "/account/login/" in client.get(address(scene, "actions")).headers["Location"]
    factories.signed_in(client, scene.of, Role.MEMBER)
    assert address(scene, "actions") in read(client, address(scene))
    with django_assert_num_queries(5):
        said = read(client, address(scene, "actions"))
    for words in ("Shape how people work together", "Influence without authority", "Settle conflict", "It worked if"):
        assert words in said
