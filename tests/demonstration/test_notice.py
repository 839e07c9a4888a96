"""A page says that every name is made up only where that is so."""

import pytest
from django.test import override_settings
from django.urls import reverse

from convenor.web.demonstration.build import build
from convenor.web.demonstration.slugs import slugs
from convenor.web.kernel.models import Partnership
from convenor.web.ui import made_up
from tests import factories

pytestmark = pytest.mark.django_db
NOTICE = "Every name in it is made up."


@pytest.fixture
def demonstration_site(monkeypatch):
    monkeypatch.setattr(made_up, "SLUGS", set(slugs()))
    with override_settings(DEMO=True):
        yield


def test_the_short_names_are_those_of_what_is_made(demonstration_site):
    list(build())
    assert set(Partnership.objects.values_list("slug", flat=True)) == made_up.SLUGS


@pytest.mark.parametrize(("slug", "said"), [("northmoor-and-vale", True), ("our-own", False)])
def test_the_notice_stands_over_made_up_partnerships_alone(slug, said, demonstration_site, client):
    factories.partnership(slug=slug)
    assert (NOTICE in client.get(f"/p/{slug}/").content.decode()) is said


def test_a_page_of_no_partnership_says_it_and_a_real_site_never_does(demonstration_site, client):
    assert NOTICE in client.get(reverse("ui:accessibility")).content.decode()
    of = factories.partnership(slug="northmoor-and-vale")
    with override_settings(DEMO=False):
        assert NOTICE not in client.get(f"/p/{of.slug}/").content.decode()
