"""The whole demonstration, made once for a module and rolled back after it."""

import pytest
from django.db import transaction
from django.test import override_settings

from convenor.web.demonstration.build import build


@pytest.fixture(scope="module")
def demonstration(django_db_setup, django_db_blocker):
    """What `build` said about each partnership; the four are there until the module ends."""
    with django_db_blocker.unblock(), override_settings(DEMO=True), transaction.atomic():
        yield list(build())
        transaction.set_rollback(True)
