"""What every test may ask for: no network, an apart site, a browser that reports every fault, the shared data."""

import os
from pathlib import Path

import pytest
from django.db import connection
from django.test import override_settings

from tests.network import loopback_only

pytest_plugins = ["tests.browser", "tests.protection"]

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session", autouse=True)
def no_network():
    """Tests reach this computer and nothing else."""
    with loopback_only():
        yield


@pytest.fixture(scope="session", autouse=True)
def apart(tmp_path_factory):
    """The site of the tests keeps nothing in the checkout and waits for no hash, no job and no collected file."""
    memory = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        STORAGES={"default": memory, "staticfiles": plain},
        STATIC_ROOT=tmp_path_factory.mktemp("static"),  # whitenoise warns when there is none
        TASKS={"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}},
        WHITENOISE_USE_FINDERS=True,
    ):
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings_xdist_suffix(request):
    """Of processes side by side, each has a database of its own: SQLite keeps it in the process's memory anyway."""
    worker = getattr(request.config, "workerinput", {}).get("workerid")
    if worker and connection.vendor != "sqlite":
        connection.settings_dict["TEST"]["NAME"] = f"test_{connection.settings_dict['NAME']}_{worker}"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Published data sets too large for the repository; tests that need them skip without."""
    folder = Path(os.environ.get("CONVENOR_TEST_DATA") or ROOT.parent / "shared" / "data")
    if not folder.is_dir():
        pytest.skip("no shared data: set CONVENOR_TEST_DATA to its folder")
    return folder


@pytest.fixture
def live_site(live_server) -> str:
    """The address of the whole site, served on this computer for one test."""
    return live_server.url
