"""A member reads what came out, from the list to groups, chart and file: by mouse, by keyboard, without scripts."""

import zipfile
from datetime import timedelta

import pytest

from convenor.web.kernel.viewer import Role
from tests import factories
from tests.journeys.hands import WAYS, Hand
from tests.pulses import scene
from tests.pulses.closed import DAY, closed, spread

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def answered():
    """A board of 20 that was asked twice; its members sit for the NHS and for charities in turn."""
    vale = factories.partnership(slug="vale", name="Vale Partnership")
    lead = factories.convenor(vale)
    body = scene.board(vale, members=20)
    closed(lead, body, spread(18, seed=1), question_set="forum_8")
    closed(lead, body, ["2" if number % 2 else "4" for number in range(19)], on=DAY + timedelta(days=60))
    return vale


@pytest.mark.parametrize("way", WAYS)
def test_from_the_list_to_the_file(live_site, new_page, axe, client, answered, way, tmp_path):
    factories.signed_in(client, answered, Role.MEMBER)
    hand = Hand(way, new_page, axe, live_site)
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_site}
    hand.page.context.add_cookies([cookie])
    hand.go("/p/vale/pulses/")
    hand.press("How we work together")
    hand.sees("Who is asked")
    hand.press("What came out", role="button")
    hand.sees("19 of 20 answered.")
    hand.press("Sector")
    hand.sees("than the others on")
    hand.press("Results")
    hand.sees("19 of 20 answered.")
    hand.press("Over time")
    hand.sees("There are too few pulses yet")
    hand.press("Trust")
    hand.sees("Each point is one pulse")
    hand.page.locator(".c-drawing svg[role=img]").wait_for()
    hand.press("Over time")
    hand.sees("There are too few pulses yet")
    with hand.page.expect_download() as file:
        hand.press("Take away as a file")
    file.value.save_as(tmp_path / "pulses.zip")
    with zipfile.ZipFile(tmp_path / "pulses.zip") as archive:
        assert sorted(archive.namelist()) == ["csv-metadata.json", "pulse-results.csv"]
