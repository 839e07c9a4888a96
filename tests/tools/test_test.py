"""What ./dev test says at its end, which the gate reads, and how it is asked for less."""

import subprocess
import sys
from collections import Counter

import pytest

from tools import test as tool
from tools.steps import ROOT, Outcome


@pytest.fixture
def outputs(monkeypatch, tmp_path):
    """What pytest is made to say on each database; nothing is run."""
    said: dict[str, str] = {}

    def perform(step, _extra):
        text = said[step.name.removeprefix("tests on ")]
        return Outcome(step, "failed" not in text and "error" not in text, 1.0, text)

    monkeypatch.setattr(tool, "perform", perform)
    monkeypatch.setattr(tool, "VAR", tmp_path)
    return said


def total_of(outputs: dict[str, str]) -> Counter[str]:
    total: Counter[str] = Counter()
    for name in outputs:
        tool.quietly(name, [], {}, total)
    return total


def test_the_last_line_adds_up_the_databases(outputs, capsys):
    outputs.update(
        sqlite="100 passed, 3 skipped in 10.00s", postgres="=== 2 failed, 90 passed, 1 error in 61.20s (0:01:01) ==="
    )
    assert tool.conclude(["tests on postgres"], [], total_of(outputs), browserless=False) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "190 passed, 3 failed, 3 skipped"


def test_no_summary_is_a_failure_and_never_nothing(outputs):
    outputs.update(sqlite="error: unrecognised option")
    assert total_of(outputs)["failed"] == 1


def test_the_slowest_are_kept(outputs, tmp_path):
    slow = "===== slowest 10 durations =====\n3.00s call tests/x.py::test_x\n"
    outputs.update(sqlite=f"....\n{slow}=== 4 passed in 1.00s ===")
    total_of(outputs)
    assert (tmp_path / "durations-sqlite.txt").read_text(encoding="utf-8") == slow


def test_the_gate_runs_all_the_tests_and_nothing_else():
    script = ROOT / ".ci" / "run"
    lines = [line for line in script.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert lines[-1] == "exec ./dev test"
    tracked = subprocess.run(["git", "ls-files", "-s", ".ci/run", "dev"], cwd=ROOT, capture_output=True, text=True)
    assert [line.split()[0] for line in tracked.stdout.splitlines()] == ["100755", "100755"]


def test_dev_lists_its_commands_and_knows_no_other():
    said = subprocess.run([sys.executable, "dev", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in ("demo", "install", "test", "check", "fix", "docs", "lock", "screenshots"):
        assert f"\n  {name} " in said
        assert (ROOT / "tools" / f"{name}.py").exists() or (ROOT / "tools" / name / "__main__.py").exists()
    assert subprocess.run([sys.executable, "dev", "nonsense"], cwd=ROOT, capture_output=True).returncode == 2
