"""Styles and scripts of pages: without them, or with those of another version, no site is served."""

import json

import pytest
from django.core.management import call_command

from convenor import cli
from convenor.web.config import page_files


@pytest.fixture
def assets(settings, tmp_path):
    """What ./dev install builds, and where it is collected."""
    assets = tmp_path / "assets"
    (assets / "nhsuk").mkdir(parents=True)
    (assets / "nhsuk" / "nhsuk.css").write_text("p{color:red}")
    (assets / "nhsuk" / "nhsuk.js").write_text("1;")
    settings.STATICFILES_DIRS = [assets]
    settings.STATIC_ROOT = tmp_path / "static"
    whole = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": whole}
    return assets


def collect():
    call_command("collectstatic", interactive=False, verbosity=0)


def test_whole_and_of_this_version(assets):
    collect()
    assert page_files.fault() is None


def test_never_built(settings, tmp_path):
    settings.STATICFILES_DIRS = []
    settings.STATIC_ROOT = tmp_path
    assert page_files.fault().mend == "Run: ./dev install, then: convenor migrate"


def test_never_collected(assets):
    assert "not collected" in page_files.fault().says


def test_lost_since(assets, settings):
    collect()
    named = json.loads((settings.STATIC_ROOT / "staticfiles.json").read_text())["paths"]
    (settings.STATIC_ROOT / named["nhsuk/nhsuk.css"]).unlink()
    assert page_files.fault() == page_files.Fault("1 are missing", "Run: convenor migrate")


def test_of_another_version(assets):
    collect()
    (assets / "nhsuk" / "nhsuk.css").write_text("p{color:blue}")
    assert "of another version" in page_files.fault().says


def test_one_that_is_new(assets):
    collect()
    (assets / "more.css").write_text("p{}")
    assert "of another version" in page_files.fault().says


@pytest.mark.django_db
def test_the_site_does_not_start_without_them(assets, capsys):
    assert cli.main(["serve", "--port", "1"]) == 1
    assert "not collected" in capsys.readouterr().err
