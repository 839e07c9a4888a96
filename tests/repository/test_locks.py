"""The locks: every package by hash, no word of where it came from, no licence that would bind users."""

import re
import tomllib
from importlib import metadata

import pytest

from tools.lock import ADDRESS
from tools.steps import ROOT

LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PACKAGE = re.compile(r"^([a-z0-9][a-z0-9._-]*)==(\S+)(.*?)\\?$", re.MULTILINE)
GPL = re.compile(r"\b(A?GPL|GNU (Affero )?General Public)", re.IGNORECASE)
LESSER = re.compile(r"\bLGPL|Lesser General Public", re.IGNORECASE)
WINDOWS_ALONE = {"colorama", "tzdata"}  # locked for all systems, installed only where they are needed


def packages(name: str) -> dict[str, str]:
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    return {found[0]: found[1] for found in PACKAGE.findall(text)}


def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_there_are_the_four_locks():
    assert [path.stem for path in LOCKS] == ["assets", "dev", "run", "tools"]


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.stem)
def test_every_package_has_hashes(path):
    blocks = re.split(r"(?m)^(?=[a-z0-9])", path.read_text(encoding="utf-8"))
    blocks = [block for block in blocks if block.strip()]
    assert blocks
    assert not [block.split("\n")[0] for block in blocks if "--hash=sha256:" not in block]


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.stem)
def test_no_lock_says_where_packages_came_from(path):
    assert not ADDRESS.search(path.read_text(encoding="utf-8"))


def test_a_server_gets_what_was_tested():
    tested, served = packages("dev"), packages("run")
    assert {name: version for name, version in served.items() if tested.get(name) != version} == {}


def test_every_dependency_says_why():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    declared = [line for line in text.splitlines() if re.match(r'\s+"[A-Za-z0-9_.\[\],-]+[><=]=', line)]
    wanted = project()
    lists = [wanted["project"]["dependencies"], *wanted["project"]["optional-dependencies"].values()]
    assert len(declared) == sum(map(len, [*lists, *wanted["dependency-groups"].values()]))
    assert not [line for line in declared if not re.search(r'",\s*# \S', line)]


def test_what_is_declared_is_locked():
    wanted = project()["project"]
    names = {
        re.split(r"[\[><=]", line)[0]
        for lines in (wanted["dependencies"], *wanted["optional-dependencies"].values())
        for line in lines
    }
    assert names <= set(packages("run"))


@pytest.mark.parametrize("name", sorted(set(packages("run")) - WINDOWS_ALONE))
def test_nothing_under_the_gpl_runs_with_us(name):
    said = metadata.metadata(name)
    short = " ".join(filter(None, [said.get("License-Expression"), *said.get_all("Classifier", [])]))
    licence = short if "License" in short or said.get("License-Expression") else f"{short} {said.get('License', '')}"
    assert not GPL.search(LESSER.sub("", licence)), licence[:200]
    assert licence.strip(), f"{name} names no licence"
