"""What the tests of people share."""

import pytest

from tests import factories as make


@pytest.fixture
def vale(db):
    return make.partnership(slug="vale", name="Vale Partnership")


@pytest.fixture
def moor(db):
    return make.partnership(slug="moor", name="Moor Partnership")


@pytest.fixture
def lead(vale):
    return make.convenor(vale)
