"""The contracts, tested on a made-up house: a violation that they would not see is one that nobody sees."""

from pathlib import Path

import pytest

from tools import contracts
from tools.contracts import CONVENOR, Package, ShapeError

GOOD = {
    "errors.py": "",
    "methods/__init__.py": "",
    "methods/opinions.py": "from planted import errors",
    "theory/__init__.py": "",
    "theory/inclusion.py": "from planted.methods import opinions",
    "theory/power.py": "import datetime",
    "theory/diagnosis.py": "from planted.theory import inclusion, power",
    "formats/__init__.py": "",
    "cli.py": "from planted.web.register import services",
    "web/__init__.py": "",
    "web/config/__init__.py": "",
    "web/config/environment.py": "import os",
    "web/config/settings.py": f"ROOMS = {tuple(reversed(contracts.rooms()))!r}",
    "web/config/urls.py": "from planted.web.bodies import urls",
    "web/kernel/models.py": "from django.db import models",
    "web/kernel/doctor.py": "from planted.web.config import environment",
    "web/people/models.py": "from planted.web.kernel import base",
    "web/kernel/base.py": (
        "from django.db.models import Model\nclass Row(Model):\n    class Meta:\n        abstract = True"
    ),
    "web/bodies/models.py": "",
    "web/bodies/powers.py": "from django.db import models\nclass Delegation(models.Model): ...",
    "web/bodies/selectors.py": "from planted.web.bodies import models, powers, rules",
    "web/bodies/rules.py": "",
    "web/bodies/services/__init__.py": "from planted.web.bodies.services import seats",
    "web/bodies/services/seats.py": "from planted.web.bodies import selectors",
    "web/bodies/forms.py": "from planted.web.bodies import services",
    "web/bodies/views.py": "from planted.web.bodies import forms, services",
    "web/bodies/urls.py": "from planted.web.bodies import views",
    "web/register/services.py": "from planted.web.bodies import services",
    "web/insight/evidence.py": "from planted.theory import diagnosis",
    "web/insight/presenters.py": (
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from planted.web.bodies import models"
    ),
}
WRONG = {
    "Rooms depend downwards only": ("web/people/rules.py", "from planted.web.bodies import rules"),
    "never meet": ("web/record/selectors.py", "from planted.web.insight import evidence"),
    "No room imports the models of people": ("web/bodies/services/seats.py", "from planted.web.people import models"),
    "No room imports the models of bodies": ("web/register/services.py", "from planted.web.bodies import powers"),
    "Nothing imports the command line": ("web/register/evidence.py", "from planted import cli"),
    "Inside bodies": ("web/bodies/selectors.py", "from planted.web.bodies import services"),
    "Views, forms and presenters of bodies": ("web/bodies/forms.py", "from planted.web.bodies import powers"),
    "Only evidence": ("web/people/services.py", "from planted.theory import power"),
    "The core knows no site": ("theory/power.py", "import time"),
    "methods know no theory": ("methods/opinions.py", "from planted.theory import power"),
    "Parts of the theory": ("theory/power.py", "from planted.theory import inclusion"),
    "Only diagnosis": ("theory/inclusion.py", "from planted.theory import diagnosis"),
}


def made(folder: Path, files: dict[str, str]) -> Package:
    """A package of that name and content, every room of the table in it."""
    package = Package("planted", folder)
    rooms = {f"web/{room}/__init__.py": "" for room in contracts.rooms()}
    for name, text in {"__init__.py": "", **rooms, **files}.items():
        path = package.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{text}\n", encoding="utf-8")
    return package


def test_a_house_in_order_is_accepted(tmp_path):
    kept, says = contracts.check(made(tmp_path, GOOD), tmp_path / "cache")
    assert kept, says


@pytest.fixture(scope="module")
def said_of_each_wrong(tmp_path_factory):
    """One house with everything wrong, and what is said of it (one run: it takes a second)."""
    folder = tmp_path_factory.mktemp("wrong")
    files = dict(GOOD)
    for path, text in WRONG.values():
        files[path] = f"{files.get(path, '')}\n{text}"
    kept, says = contracts.check(made(folder, files), folder / "cache")
    assert not kept
    return says


@pytest.mark.parametrize("name", WRONG)
def test_a_planted_violation_is_caught(said_of_each_wrong, name):
    lines = [line for line in said_of_each_wrong.splitlines() if name in line and "BROKEN" in line]
    assert lines, said_of_each_wrong


@pytest.mark.parametrize(("path", "text"), [WRONG["never meet"], WRONG["Parts of the theory"]])
def test_one_violation_alone_is_caught(tmp_path, path, text):
    kept, says = contracts.check(made(tmp_path, {**GOOD, path: f"{GOOD.get(path, '')}\n{text}"}), tmp_path / "cache")
    assert not kept
    assert " 1 broken" in says


def test_a_room_missing_from_the_table_fails(tmp_path):
    kept, says = contracts.check(made(tmp_path, {**GOOD, "web/gardens/__init__.py": ""}), tmp_path / "cache")
    assert not kept
    assert "not in the table of rooms: gardens" in says


def test_settings_that_forget_a_room_fail(tmp_path):
    settings = {"web/config/settings.py": f"ROOMS = {tuple(contracts.rooms()[1:])!r}"}
    with pytest.raises(ShapeError, match="demonstration"):
        contracts.contracts(made(tmp_path, {**GOOD, **settings}))


def test_a_new_module_beside_the_core_is_core(tmp_path):
    kept, says = contracts.check(made(tmp_path, {**GOOD, "helper.py": "import django"}), tmp_path / "cache")
    assert not kept
    assert "planted.helper" in says


def test_every_room_of_the_product_has_its_contracts():
    written = contracts.as_settings(CONVENOR)
    for room in contracts.rooms():
        assert f"convenor.web.{room}" in written, room
    for path in CONVENOR.folder.glob("web/*/models.py"):
        assert f"No room imports the models of {path.parent.name}" in written
    for path in CONVENOR.folder.glob("web/*/views.py"):
        assert f"Views, forms and presenters of {path.parent.name} never import models" in written
