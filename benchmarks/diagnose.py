"""How long `convenor diagnose` takes for 10,000 rows, beside csv alone on the same file, and how much memory at once.

Run by hand: `python -m benchmarks.diagnose`.
"""

import csv
import random
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from convenor.cli.diagnosing import _json, _read
from convenor.theory.constructs import CONSTRUCTS

ROWS = 10_000


def rows(count: int) -> Iterator[str]:
    """Made-up cases, one cell in seven blank."""
    chance = random.Random(7)  # noqa: S311
    yield f"case,{','.join(CONSTRUCTS)},mandated\n"
    for number in range(count):
        cells = [chance.choice(["", "1", "2", "3", "3.5", "4", "5"]) for _ in CONSTRUCTS]
        yield f"Case {number},{','.join(cells)},{chance.choice(['', '0', '1'])}\n"


def diagnosed(path: Path, out: IO[str]) -> None:
    """As the command does it: once for mistakes, once to say it."""
    with path.open(encoding="utf-8", newline="") as lines:
        for _case in _read(lines):
            pass
        lines.seek(0)
        _json(_read(lines), out)


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        paths = {count: Path(home) / f"{count}.csv" for count in (ROWS // 4, ROWS)}
        for count, path in paths.items():
            path.write_text("".join(rows(count)), encoding="utf-8")
        began = time.perf_counter()
        with paths[ROWS].open(encoding="utf-8", newline="") as lines:
            cells = sum(len(row) for row in csv.DictReader(lines))
        alone = time.perf_counter() - began
        began, worked = time.perf_counter(), time.process_time()
        with (Path(home) / "out.json").open("w", encoding="utf-8") as out:
            diagnosed(paths[ROWS], out)
        took, worked = time.perf_counter() - began, time.process_time() - worked
        sys.stdout.write(f"{ROWS:,} rows, {cells:,} cells: csv alone {alone:.2f} s, diagnosed {took:.2f} s\n")
        sys.stdout.write(f"of these {worked:.2f} s of the processor's time\n")
        sys.stdout.write(f"ratio {took / alone:.0f}\n")
        for count, path in paths.items():
            tracemalloc.start()
            with (Path(home) / "out.json").open("w", encoding="utf-8") as out:
                diagnosed(path, out)
            most = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
            sys.stdout.write(f"{count:,} rows: at most {most / 1e6:.2f} MB at once\n")


if __name__ == "__main__":
    main()
