"""What `convenor opinions` costs in CPU time and memory beside red-dwarf,
and how often groups are found where none are.

Run by hand: `python -m benchmarks.opinions scale|board|memory|null|robust`, or `python -m benchmarks.opinions beside
VOTES.csv PYTHON`, where PYTHON is the interpreter of an environment of its own with red-dwarf 0.4.0 in it
(`python -m venv rd && rd/bin/pip install red-dwarf==0.4.0`); red-dwarf is never installed here.
"""

import os
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

import numpy as np

from convenor.formats import polis
from convenor.methods.opinions import Panel, Settings, Verdict, Votes, analyse
from convenor.methods.opinions.agreement_of_groups import adjusted_rand
from convenor.methods.opinions.disclose import disclose
from tests.core.methods.opinions.conversations import simulated

PEOPLE, STATEMENTS = 200_000, 1_000
BESIDE = """
import csv, sys, time
from reddwarf.implementations.polis import run_clustering
began = time.process_time()
last = {}
for row in sorted(csv.DictReader(open(sys.argv[1])), key=lambda row: int(row["timestamp"])):
    last[int(row["voter-id"]), int(row["comment-id"])] = int(row["vote"])
run_clustering(votes=[{"participant_id": who, "statement_id": what, "vote": v} for (who, what), v in last.items()])
print(time.process_time() - began)
"""

# the peak is read inside: what the operating system says of a child counts its parent's memory in
MEASURED = """
import sys, time
from pathlib import Path
from convenor.cli import main
done = main(sys.argv[1:])
peak = next(line.split()[1] for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
sys.stderr.write(f"{time.process_time()} {peak}")
sys.exit(done)
"""


def sparse(
    people: int = PEOPLE, statements: int = STATEMENTS, each: int = 20
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Person, statement, vote and the true group: three groups, some `each` votes of a person."""
    rng = np.random.default_rng(0)
    group = rng.choice(3, people, p=[0.45, 0.35, 0.20])
    lean = rng.normal(0.6, 1, statements)
    offset = rng.normal(0, 1.2, (3, statements)) * (rng.random(statements) < 0.5)
    popular = np.cumsum(rng.dirichlet(np.full(statements, 2.0)))
    number = 1 + rng.negative_binomial(2, 2 / (1 + each), people)
    who = np.repeat(np.arange(people), number)
    what = np.minimum(np.searchsorted(popular, rng.random(len(who))), statements - 1)
    cell = np.unique(who * statements + what)
    who, what = cell // statements, cell % statements
    agree = rng.random(len(who)) < 1 / (1 + np.exp(-(lean[what] + offset[group[who], what])))
    vote = np.where(rng.random(len(who)) < 0.12, 0, np.where(agree, 1, -1))
    return who, what, vote, group


def scale() -> None:
    """The whole command on 200,000 people, 1,000 statements and some twenty votes each."""
    with tempfile.TemporaryDirectory() as home:
        path = written(Path(home), *sparse()[:3])
        for extra in ([], ["--json"], ["--method", "robust"]):
            spent, most = commanded(path, *extra)
            said(f"{' '.join(extra) or 'as words'}: {spent:.1f} CPU s, at most {most:.0f} MB")


def memory() -> None:
    """The most memory of the command: Polis's largest conversation, then twice the people at the same votes each."""
    with tempfile.TemporaryDirectory() as home:
        path = written(Path(home), *sparse(33_422, 783, each=71)[:3])
        for extra in ([], ["--json"], ["--html"], ["--method", "robust"], ["--compat"]):
            spent, most = commanded(path, *extra)
            said(f"33,422 x 783, {' '.join(extra) or 'as words'}: {spent:.1f} CPU s, at most {most:.0f} MB")
        bare = commanded(written(Path(home), *(np.zeros(1, int),) * 3))[1]
        said(f"of that {bare:.0f} MB for one vote")
        for extra in ([], ["--method", "robust"]):
            peaks = []
            for people in (100_000, 200_000, 400_000):
                peaks.append(commanded(written(Path(home), *sparse(people, 500)[:3]), *extra)[1])
            said(f"100,000, 200,000, 400,000 people {' '.join(extra)}: {', '.join(f'{one:.0f} MB' for one in peaks)}")
            said(f"doubling: {', '.join(f'{two / one:.2f}' for one, two in pairwise(peaks))} times; ", end="")
            less = [one - bare for one in peaks]
            said(f"less the bare {', '.join(f'{two / one:.2f}' for one, two in pairwise(less))}")


def written(folder: Path, who: np.ndarray, what: np.ndarray, vote: np.ndarray) -> Path:
    """The votes as a file, in any order."""
    path = folder / "votes.csv"
    order = np.random.default_rng(1).permutation(len(who))
    rows = np.stack([np.arange(len(who)) + 1_600_000_000_000, what[order], who[order], vote[order]], axis=1)
    np.savetxt(path, rows, fmt="%d", delimiter=",", header="timestamp,comment-id,voter-id,vote", comments="")
    said(f"{len(who):,} votes, {path.stat().st_size / 1e6:.0f} MB")
    return path


def commanded(path: Path, *extra: str) -> tuple[float, float]:
    """What the command needs in a process of its own: CPU seconds, and megabytes at most."""
    words = [sys.executable, "-c", MEASURED, "opinions", str(path), *extra]
    with open(os.devnull, "w") as nowhere:
        done = subprocess.run(words, stdout=nowhere, stderr=subprocess.PIPE, check=True)  # noqa: S603
    spent, most = done.stderr.split()[-2:]
    return float(spent), float(most) / 1024


def board() -> None:
    """A board of thirty on forty statements; a live page of two thousand people in four kinds of communities."""
    for gap in (0.0, 4.0):
        votes = simulated(np.random.default_rng(0), 30, 40, 0.8, gap)
        said(f"board of 30 x 40, gap {gap:.0f}: {best(lambda votes=votes: analyse(votes)) * 1000:.0f} ms CPU")
    rng = np.random.default_rng(0)
    votes = simulated(rng, 2000, 150, 0.4, 3.0)
    axes = {"sector": 5, "tier": 3, "clinical": 2, "organisation": 12}
    panel = Panel(people={one: {axis: str(rng.integers(n)) for axis, n in axes.items()} for one in votes.people})
    result = analyse(votes, panel)
    said(f"2,000 people x 150: analysed in {best(lambda: analyse(votes, panel)):.2f}, ", end="")
    said(f"disclosed in {best(lambda: disclose(result)):.2f} CPU s")


def null(runs: int = 400) -> None:
    """How often groups are found where there are none, and where half of the statements divide two groups by four."""
    rng = np.random.default_rng(7)
    for people, statements, density in ((15, 20, 0.9), (20, 30, 0.8), (40, 30, 0.8), (60, 40, 0.7), (200, 40, 0.5)):
        found = [analyse(simulated(rng, people, statements, density)) for _ in range(runs)]
        groups = sum(one.evidence.verdict == Verdict.GROUPS for one in found)
        forced = [
            analyse(simulated(rng, people, statements, density), settings=Settings(k=2)) for _ in range(runs // 4)
        ]
        small = [float((one.representative.p[0] < 0.05).mean()) for one in forced if one.representative is not None]
        said(
            f"{people} x {statements}: groups in {groups} of {runs}; of cross-fitted p {np.mean(small):.1%} below 0.05"
        )
    for people, statements, density in ((20, 30, 0.8), (40, 30, 0.8), (60, 40, 0.7)):
        found = [analyse(simulated(rng, people, statements, density, gap=4)) for _ in range(runs // 4)]
        said(f"{people} x {statements}, gap 4: groups in {np.mean([one.grouping is not None for one in found]):.0%}")


def robust() -> None:
    """How far the groups of the sparse method are the true ones."""
    who, what, vote, group = sparse()
    votes = Votes.from_rows(who, what, vote)
    found = analyse(votes, settings=Settings(method="robust", k=3))
    active = found.votes.votes_of_people >= 7
    true = group[np.array(found.votes.people)]
    said(f"adjusted Rand index {adjusted_rand(found.grouping.group[active], true[active]):.3f}")


def beside(path: str, python: str) -> None:
    """The same job (votes to groups, consensus, representative statements) here and in red-dwarf, imports left out."""
    ours = best(lambda: analyse(polis.votes(Path(path))))
    single = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    theirs = min(
        float(
            subprocess.run(  # noqa: S603
                [python, "-W", "ignore", "-c", BESIDE, path], env=single, capture_output=True, check=True
            ).stdout
        )
        for _ in range(3)
    )
    said(f"here {ours:.3f}, red-dwarf {theirs:.3f} CPU s: {theirs / ours:.1f} times")


def best(job, times: int = 5) -> float:
    """The least CPU time of five."""
    spent = []
    for _ in range(times):
        began = time.process_time()
        job()
        spent.append(time.process_time() - began)
    return min(spent)


def said(words: str, end: str = "\n") -> None:
    sys.stdout.write(words + end)
    sys.stdout.flush()


if __name__ == "__main__":
    {"scale": scale, "board": board, "memory": memory, "null": null, "robust": robust, "beside": beside}[sys.argv[1]](
        *sys.argv[2:]
    )
