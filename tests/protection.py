"""Emptying the database between tests that commit: the one place where the audit's own guard is set aside."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import TransactionTestCase

from convenor.web.kernel.protection import protect, unprotect


@pytest.fixture(scope="session", autouse=True)
def audit_guard_lets_tests_tidy_up():
    """After a test with real commits the tables are emptied, which the audit would rightly refuse."""
    tidy_up = TransactionTestCase._fixture_teardown

    def tidy_up_unguarded(case):
        unprotect(connection)
        try:
            tidy_up(case)
        finally:
            protect(connection)
        cache.clear()  # its table is no model's: limits on guessing would outlive the test

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", tidy_up_unguarded)
        yield
