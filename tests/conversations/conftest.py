import pytest

from tests import factories
from tests.conversations import scene


@pytest.fixture
def vale(db):
    return factories.partnership()


@pytest.fixture
def lead(vale):
    return factories.convenor(vale)


@pytest.fixture
def body(vale):
    return scene.board(vale)
