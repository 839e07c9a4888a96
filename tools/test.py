"""./dev test: the checks, then every test on SQLite and again on a real PostgreSQL.

With arguments for pytest (paths, -k, -x …) the checks are left out and pytest speaks for itself.
"""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext

from tools import assets, browser, check, postgres
from tools.steps import ROOT, VAR, Step, module, perform

DATABASES = ("sqlite", "postgres")
NO_TESTS = 5  # pytest's answer when nothing was selected
COUNTS = re.compile(r"^=*\s*((?:\d+ \w+(?:, )?)+ in [0-9.]+s.*?)\s*=*$", re.MULTILINE)
SKIPPED = re.compile(r"^SKIPPED .*$", re.MULTILINE)


def main(arguments: list[str]) -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the database server is stopped too
    databases, rest = chosen(arguments)
    problems = []
    if not rest:
        print("checks", flush=True)
        problems += [] if check.main([]) == 0 else ["./dev check"]
    assets.build()
    environ = {**os.environ, "CONVENOR_HOME": str(VAR), "CONVENOR_BROWSER": "", "CONVENOR_DATABASE": ""}
    if "sqlite" in databases:
        environ["CONVENOR_BROWSER"] = browser.find_or_get() or ""
        if not environ["CONVENOR_BROWSER"] and os.environ.get("CI") == "true":
            print(f"  FAILED no browser, and without one the journeys are not tested. {browser.HOW_TO_GET_ONE}")
            return 1
    if not rest:
        print("tests", flush=True)
    for name in databases:
        problems += [] if run(name, rest, environ) else [f"tests on {name}"]
    return conclude(problems, rest, browserless="sqlite" in databases and not environ["CONVENOR_BROWSER"])


def chosen(arguments: list[str]) -> tuple[tuple[str, ...], list[str]]:
    """Which databases, and what is left for pytest.

    >>> chosen(["tests/core", "--sqlite"])
    (('sqlite',), ['tests/core'])
    >>> chosen([])
    (('sqlite', 'postgres'), [])
    """
    asked = tuple(name for name in DATABASES if f"--{name}" in arguments)
    return asked or DATABASES, [part for part in arguments if part.removeprefix("--") not in DATABASES]


def run(name: str, rest: list[str], environ: Mapping[str, str]) -> bool:
    """All tests on one database; those in a browser only on SQLite."""
    arguments = [*rest, *(["-m", "not browser"] if name == "postgres" and "-m" not in rest else [])]
    with database(name) as address:
        extra = {**environ, "CONVENOR_DATABASE": address}
        if rest:
            print(f"--- {name}", flush=True)
            return subprocess.run(module("pytest", *arguments), cwd=ROOT, env=extra).returncode in (0, NO_TESTS)
        return quietly(name, arguments, extra)


def quietly(name: str, arguments: list[str], environ: Mapping[str, str]) -> bool:
    advice = f"./dev test --{name} -x, or with the path of the test"
    outcome = perform(Step(f"tests on {name}", module("pytest", "-q", *arguments), advice), environ)
    if not outcome.passed:  # the whole of it: a failure is read from its beginning
        print(outcome.output)
    counts = COUNTS.findall(outcome.output)
    print(f"  {'ok    ' if outcome.passed else 'FAILED'} {name:<34} {outcome.seconds:5.1f} s", *counts[-1:], flush=True)
    for line in SKIPPED.findall(outcome.output):
        print(f"         {line}")
    return outcome.passed


@contextmanager
def database(name: str) -> Iterator[str]:
    """The address to test on: none for SQLite, which Django keeps in memory."""
    with postgres.server() if name == "postgres" else nullcontext("") as address:
        yield address


def conclude(problems: list[str], rest: list[str], *, browserless: bool) -> int:
    if rest:
        print("(checks not run, since arguments were given: ./dev check)")
    if browserless:
        print(f"\nNOT TESTED: the journeys in a browser, because there is none. {browser.HOW_TO_GET_ONE}")
    print(
        f"\nFAILED: {', '.join(problems)}" if problems else "\nall passed" + (" but the above" if browserless else "")
    )
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
