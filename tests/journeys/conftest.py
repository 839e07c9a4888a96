"""What every journey starts from: the demonstration, and a hand that uses the site in one of three ways."""

import sqlite3

import pytest
from django.db import connection

from convenor.web.demonstration.build import build
from tests.journeys.hands import WAYS, Hand


@pytest.fixture(scope="session")
def as_built():
    """A copy of the database with the demonstration in it, made by the first journey of this process."""
    kept = sqlite3.connect(":memory:", check_same_thread=False)
    yield kept
    kept.close()


@pytest.fixture
def demonstration(transactional_db, settings, as_built):
    """The four made-up partnerships, with their ready sign-ins: built once, then laid down as they were."""
    settings.DEMO = True
    connection.ensure_connection()
    if as_built.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        as_built.backup(connection.connection)
    else:
        list(build())
        connection.connection.backup(as_built)


@pytest.fixture(params=WAYS)
def hand(request, live_site, new_page, axe):
    return Hand(request.param, new_page, axe, live_site)
