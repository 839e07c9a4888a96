"""The frame of every page: how days and numbers are said, what errors say, and what a page may load."""

from datetime import UTC, date, datetime

import pytest

from convenor.web.ui.environment import count, day, moment, pounds
from convenor.web.ui.navigation import navigation
from tests import factories


def test_days_and_moments_are_said_as_people_say_them_in_london():
    assert day(date(2026, 12, 8)) == "8 December 2026"
    assert day(None) == ""
    assert moment(datetime(2026, 7, 1, 12, 5, tzinfo=UTC)) == "1 July 2026 at 13:05"
    assert moment(datetime(2026, 12, 8, 14, 5, tzinfo=UTC)) == "8 December 2026 at 14:05"


def test_numbers_have_separators_and_nothing_is_not_nought():
    assert (pounds(1_250_000), pounds(0), pounds(None)) == ("£1,250,000", "£0", "")
    assert (count(12_500), count(0), count(None)) == ("12,500", "0", "")


@pytest.mark.django_db
def test_an_address_that_is_not_there_says_what_to_do(client):
    answer = client.get("/nowhere/")
    assert answer.status_code == 404
    said = answer.content.decode()
    assert "We could not find this page" in said
    assert "Nothing was lost" in said
    assert 'href="/"' in said


@pytest.mark.django_db
def test_without_the_files_of_pages_a_failure_is_still_said_in_words(client, settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    strict = "whitenoise.storage.CompressedManifestStaticFilesStorage"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": strict}}
    client.raise_request_exception = False
    answer = client.get("/privacy/")
    assert answer.status_code == 500
    assert "Something went wrong on our side" in answer.content.decode()
    assert answer.headers["X-Request-Id"] in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/accessibility/", "/privacy/"])
def test_anyone_may_read_how_the_site_is_meant(client, address):
    assert client.get(address).status_code == 200


@pytest.mark.django_db
def test_a_page_loads_nothing_from_elsewhere_and_nothing_inline(client):
    answer = client.get("/privacy/")
    policy = {part.split()[0]: part.split()[1:] for part in answer.headers["Content-Security-Policy"].split("; ")}
    assert policy["default-src"] == ["'none'"]
    assert policy["style-src"] == ["'self'"]
    assert not [word for words in policy.values() for word in words if "unsafe" in word or word == "*"]
    said = answer.content.decode()
    assert " style=" not in said
    assert "//www." not in said


@pytest.mark.django_db
def test_the_navigation_marks_where_one_is(client):
    partnership = factories.partnership()
    said = client.get(f"/p/{partnership.slug}/who-is-missing/").content.decode()
    marked = [part.split("</a>")[0] for part in said.split('aria-current="true"')[1:]]
    assert len(marked) == 1
    assert "Who" in marked[0]
    pages = said.split('class="c-within"')[1].split("</nav>")[0]
    assert [part.split("</a>")[0] for part in pages.split('aria-current="page">')[1:]] == ["Who is missing"]


HERE = [
    ("", "Home", None),
    ("partners/", "Who", "Partners"),
    ("topics/", "Hear", "What is to be decided"),
    ("forums/", "Hear", "How collaboration stands"),
    ("bodies/B1/", "Who", "Who sits where"),
    ("bodies/B1/forum/box/goals/", "Hear", "How collaboration stands"),
    ("record/changes/", "Record", "What has changed"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("address", "purpose", "page"), HERE, ids=[one[0] for one in HERE])
def test_every_page_has_its_place_in_the_navigation(address, purpose, page, rf):
    request = rf.get(f"/p/vale/{address}")
    request.partnership = factories.partnership(slug="vale")
    request.viewer = factories.convenor(request.partnership)
    found = navigation(request)
    assert [str(one["text"]) for one in found] == ["Home", "Who", "Hear", "Record"]
    here = [one for one in found if one["current"]]
    assert [str(one["text"]) for one in here] == [purpose]
    assert [str(one["text"]) for one in here[0]["pages"] if one["current"]] == ([page] if page else [])


@pytest.mark.django_db
def test_the_public_is_led_to_no_page_that_sends_it_away(client):
    partnership = factories.partnership()
    said = client.get(f"/p/{partnership.slug}/topics/").content.decode()
    header = said.split('aria-label="Menu"')[1].split("<main")[0]
    for page in ("pulses/", "forums/", "people/"):
        assert f"/p/{partnership.slug}/{page}" not in header
    assert f"/p/{partnership.slug}/topics/" in header
