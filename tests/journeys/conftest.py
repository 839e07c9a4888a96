"""What every journey starts from: the demonstration, and a hand that uses the site in one of three ways."""

import pytest

from convenor.web.demonstration.build import build
from tests.journeys.hands import WAYS, Hand


@pytest.fixture
def demonstration(transactional_db, settings):
    """The four made-up partnerships, with their ready sign-ins."""
    settings.DEMO = True
    return list(build())


@pytest.fixture(params=WAYS)
def hand(request, live_site, new_page, axe):
    return Hand(request.param, new_page, axe, live_site)
