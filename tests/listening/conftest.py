import pytest

from convenor.web.kernel.viewer import Role
from tests import factories


@pytest.fixture
def vale(db):
    return factories.partnership()


@pytest.fixture
def lead(vale):
    return factories.convenor(vale)


@pytest.fixture
def member(vale):
    return factories.viewer(vale, Role.MEMBER)
