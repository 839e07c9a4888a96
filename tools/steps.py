"""One calm line per step: what it was, how long it took; the end of its output only when it failed."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var"
BIN = Path(sys.executable).parent
TAIL = 40


@dataclass(frozen=True)
class Step:
    """A command, its name in the output, and what to do when it fails."""

    name: str
    command: Sequence[str | Path]
    advice: str = ""


@dataclass(frozen=True)
class Outcome:
    step: Step
    passed: bool
    seconds: float
    output: str

    def report(self) -> str:
        """The one line, and after a failure what matters of the output."""
        line = f"  {'ok    ' if self.passed else 'FAILED'} {self.step.name:<34} {self.seconds:5.1f} s"
        if self.passed:
            return line
        tail = "\n".join(f"         {text}" for text in self.output.strip().splitlines()[-TAIL:])
        return "\n".join(part for part in (line, tail, self.step.advice and f"  to do: {self.step.advice}") if part)


def perform(step: Step, extra: Mapping[str, str] | None = None) -> Outcome:
    """Run one step in the root of the checkout and keep its output."""
    started = time.monotonic()
    done = subprocess.run(
        [str(part) for part in step.command],
        cwd=ROOT,
        env={**os.environ, **(extra or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return Outcome(step, done.returncode == 0, time.monotonic() - started, done.stdout)


def perform_all(steps: Sequence[Step], extra: Mapping[str, str] | None = None, at_once: int | None = None) -> bool:
    """Run steps side by side, say each as it ends, and whether all passed. Give the slowest first."""
    passed = True
    with ThreadPoolExecutor(at_once or max(2, os.cpu_count() or 2)) as pool:
        for future in as_completed([pool.submit(perform, step, extra) for step in steps]):
            outcome = future.result()
            print(outcome.report(), flush=True)
            passed = passed and outcome.passed
    return passed


def tool(name: str) -> Path:
    """A program that was installed beside this Python."""
    return BIN / (f"{name}.exe" if os.name == "nt" else name)


def module(name: str, *arguments: str) -> list[str | Path]:
    """The command that runs one of our own tools."""
    return [sys.executable, "-m", name, *arguments]
