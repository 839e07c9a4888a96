"""./dev test: the checks, then every test on SQLite and again on a real PostgreSQL.

All of them run in two processes; those that meet no database run once. With arguments for pytest (paths, -k, -x …) the
checks are left out, pytest runs in one process and speaks for itself; `--workers N` says otherwise (0: in this one).
The last line counts the tests of all databases: `N passed, N failed, N skipped`.
"""

import os
import re
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext

from tools import assets, browser, check, postgres
from tools.steps import ROOT, VAR, Step, module, perform

DATABASES = ("sqlite", "postgres")
USUAL_WORKERS = 2
AT_ONCE = 4  # tests given to a process in one go: of more, one process would be left with all the slow ones of the end
WITHOUT_ROWS = ("tests/core", "tests/formats", "tests/repository")  # they meet no database: once is enough
NO_TESTS = 5  # pytest's answer when nothing was selected
COUNTS = re.compile(r"^=*\s*((?:\d+ \w+(?:, )?)+ in [0-9.]+s.*?)\s*=*$", re.MULTILINE)
COUNT = re.compile(r"(\d+) (passed|failed|errors?|skipped)")
SLOWEST = re.compile(r"^=+ slowest \d+ durations =+$.*?(?=^=|\Z)", re.MULTILINE | re.DOTALL)
WORKERS = re.compile(r"--workers(?:=| )(\d+)")
SKIPPED = re.compile(r"^SKIPPED .*$", re.MULTILINE)


def main(arguments: list[str]) -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the database server is stopped too
    databases, workers, rest = chosen(arguments)
    problems = []
    if not rest:
        print("checks", flush=True)
        problems += [] if check.main([]) == 0 else ["./dev check"]
    assets.build()
    environ = {**os.environ, "CONVENOR_HOME": str(VAR), "CONVENOR_BROWSER": "", "CONVENOR_DATABASE": ""}
    environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # tests run side by side: threads of solvers would only wait
    if "sqlite" in databases:
        environ["CONVENOR_BROWSER"] = browser.find_or_get() or ""
        if not environ["CONVENOR_BROWSER"] and os.environ.get("CI") == "true":
            print(f"  FAILED no browser, and without one the journeys are not tested. {browser.HOW_TO_GET_ONE}")
            return 1
    if not rest:
        print("tests", flush=True)
    total: Counter[str] = Counter()
    for name in databases:
        options = ["-n", str(workers), "--maxschedchunk", str(AT_ONCE)] if workers else []
        if not rest and name != databases[0]:
            options += [f"--ignore={folder}" for folder in WITHOUT_ROWS]
        problems += [] if run(name, [*options, *rest], environ, total, aloud=bool(rest)) else [f"tests on {name}"]
    return conclude(problems, rest, total, browserless="sqlite" in databases and not environ["CONVENOR_BROWSER"])


def chosen(arguments: list[str]) -> tuple[tuple[str, ...], int, list[str]]:
    """Which databases, how many processes (0: this one), and what is left for pytest.

    >>> chosen(["tests/core", "--sqlite"])
    (('sqlite',), 0, ['tests/core'])
    >>> chosen([])
    (('sqlite', 'postgres'), 2, [])
    >>> chosen(["--workers", "0"])
    (('sqlite', 'postgres'), 0, [])
    """
    whole = "\0".join(arguments).replace("--workers\0", "--workers=")
    workers = WORKERS.search(whole)
    rest = [part for part in whole.split("\0") if part and not WORKERS.fullmatch(part)]
    asked = tuple(name for name in DATABASES if f"--{name}" in rest)
    left = [part for part in rest if part.removeprefix("--") not in DATABASES]
    usual = 0 if left else USUAL_WORKERS
    return asked or DATABASES, int(workers.group(1)) if workers else usual, left


def run(name: str, arguments: list[str], environ: Mapping[str, str], total: Counter[str], *, aloud: bool) -> bool:
    """All tests on one database; those in a browser only on SQLite."""
    arguments = [*arguments, *(["-m", "not browser"] if name == "postgres" and "-m" not in arguments else [])]
    with database(name) as address:
        extra = {**environ, "CONVENOR_DATABASE": address}
        if aloud:
            print(f"--- {name}", flush=True)
            return subprocess.run(module("pytest", *arguments), cwd=ROOT, env=extra).returncode in (0, NO_TESTS)
        return quietly(name, arguments, extra, total)


def quietly(name: str, arguments: list[str], environ: Mapping[str, str], total: Counter[str]) -> bool:
    """One line for all tests on one database; the whole of pytest's words only when something failed."""
    outcome = perform(Step(f"tests on {name}", module("pytest", "-q", "--durations=10", *arguments)), environ)
    if not outcome.passed:  # a failure is read from its beginning
        print(outcome.output)
    (VAR / f"durations-{name}.txt").write_text("".join(SLOWEST.findall(outcome.output)), encoding="utf-8")
    says = COUNTS.findall(outcome.output)[-1:]
    total.update(counted(says[0]) if says else {"failed": 1})  # no summary: it broke before the first test
    print(f"  {'ok    ' if outcome.passed else 'FAILED'} {name:<34} {outcome.seconds:5.1f} s", *says, flush=True)
    for line in SKIPPED.findall(outcome.output):
        print(f"         {line}")
    return outcome.passed


def counted(summary: str) -> Counter[str]:
    """Pytest's summary in three numbers; an error in a fixture counts as a failure.

    >>> sorted(counted("2 failed, 103 passed, 4 skipped, 1 error in 9.12s").items())
    [('failed', 3), ('passed', 103), ('skipped', 4)]
    """
    found: Counter[str] = Counter()
    for number, what in COUNT.findall(summary):
        found["failed" if what.startswith("error") else what] += int(number)
    return found


@contextmanager
def database(name: str) -> Iterator[str]:
    """The address to test on: none for SQLite, which Django keeps in memory."""
    with postgres.server() if name == "postgres" else nullcontext("") as address:
        yield address


def conclude(problems: list[str], rest: list[str], total: Counter[str], *, browserless: bool) -> int:
    if rest:
        print("(checks not run, since arguments were given: ./dev check)")
    if browserless:
        print(f"\nNOT TESTED: the journeys in a browser, because there is none. {browser.HOW_TO_GET_ONE}")
    good = "all passed" + (" but the above" if browserless else "")
    print(f"\nFAILED: {', '.join(problems)}" if problems else f"\n{good}")
    if not rest:
        print(f"{total['passed']} passed, {total['failed']} failed, {total['skipped']} skipped")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
