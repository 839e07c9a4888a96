"""What stands in the repository: no trace of a machine, nothing of others', versions that agree, tests of each room."""

import re
import subprocess
import tomllib
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader

import pytest

from tools.contracts import CONVENOR, rooms
from tools.steps import ROOT

HERE = "tests/repository/test_files.py"
TEXT = {"", ".py", ".md", ".html", ".txt", ".toml", ".css", ".js", ".svg", ".json", ".csv", ".sh", ".ini", ".po"}
HOSTS = ["py" + r"pi\.org", "python" + r"hosted\.org", "registry" + r"\.npmjs", r"\bfar" + "m-[a-z]"]
# Put together from parts, so that this file does not hold what it looks for.
TRACES = {
    "a folder of somebody's machine": re.compile(r"(?<![\w.])/(?:root|work|home/\w+|Users/\w+|opt/wheels)/"),
    "a host that packages come from": re.compile("|".join(HOSTS)),
    "a secret": re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b|\bghp_[A-Za-z0-9]{30}"),
}
OTHERS = re.compile(r"(^|/)(node_modules|vendor|dist)/|\.min\.(js|css)$|\.woff2?$|\.map$|\.sqlite3$|\.pyc$")


def tracked() -> list[str]:
    said = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [path for path in said.stdout.split("\0") if path and (ROOT / path).is_file()]


@pytest.mark.parametrize("trace", TRACES)
def test_no_file_holds_a_trace(trace):
    found = []
    for path in tracked():
        if path != HERE and (ROOT / path).suffix in TEXT:
            for number, line in enumerate((ROOT / path).read_text(encoding="utf-8").splitlines(), start=1):
                if TRACES[trace].search(line):
                    found.append(f"{path}:{number}: {line.strip()[:100]}")
    assert not found


def test_a_trace_would_be_seen():
    assert TRACES["a folder of somebody's machine"].search("see /" + "root/x")
    assert TRACES["a host that packages come from"].search("https://py" + "pi.org/simple")
    assert not TRACES["a folder of somebody's machine"].search("docs/work/x and /workplace")


def test_nothing_of_others_is_committed():
    assert not [path for path in tracked() if OTHERS.search(path)]


def test_nothing_is_larger_than_it_need_be():
    large = [path for path in tracked() if (ROOT / path).stat().st_size > 600_000]
    assert not large


def test_pythons_agree():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    loader = SourceFileLoader("dev", str(ROOT / "dev"))
    dev = module_from_spec(spec_from_loader("dev", loader))
    loader.exec_module(dev)
    supported = [f"{major}.{minor}" for major, minor in dev.SUPPORTED]
    named = [line.rpartition(" ")[2] for line in project["project"]["classifiers"] if "Python :: 3." in line]
    assert named == supported
    last = int(supported[-1].split(".")[1])
    assert project["project"]["requires-python"] == f">={supported[0]},<3.{last + 1}"
    assert project["tool"]["mypy"]["python_version"] == supported[0]
    assert f"Python {', '.join(supported[:-1])} or {supported[-1]}" in (ROOT / "README.md").read_text(encoding="utf-8")


def rooms_with_something_to_test() -> list[str]:
    kinds = ("views", "services", "selectors", "rules")
    return [room for room in rooms() if any(CONVENOR.has("web", room, kind) for kind in kinds)]


@pytest.mark.parametrize("room", rooms_with_something_to_test())
def test_every_room_has_tests_of_its_own(room):
    assert list((ROOT / "tests" / room).glob("test_*.py")), f"tests/{room}"


def test_strict_types_where_it_matters():
    mypy = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mypy"]
    strict = next(part for part in mypy["overrides"] if part.get("disallow_untyped_defs"))["module"]
    for kind in ("services", "selectors", "rules", "sheets"):
        assert {f"convenor.web.*.{kind}", f"convenor.web.*.{kind}.*"} <= set(strict)
    for name in set(CONVENOR.children()) - {"web", "cli"}:
        assert {f"convenor.{name}", f"convenor.{name}.*"} & set(strict), f"convenor.{name} is core and not strict"
