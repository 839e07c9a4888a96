"""How often a 95% interval holds what the whole board thinks, by simulated boards of known make.

Run by hand: `python -m benchmarks.coverage`. Tests use a part of it.
"""

import sys
from dataclasses import dataclass

import numpy as np

from convenor.methods.resampling import difference, level, share, worst_case

BOARDS = {
    "leaning to agree": (0.03, 0.07, 0.15, 0.45, 0.30),
    "split": (0.35, 0.12, 0.06, 0.12, 0.35),
    "lukewarm": (0.05, 0.20, 0.50, 0.20, 0.05),
    "spread evenly": (0.20, 0.20, 0.20, 0.20, 0.20),
    "strongly agreed": (0.02, 0.03, 0.08, 0.27, 0.60),
    "nearly all at the top": (0.00, 0.02, 0.06, 0.12, 0.80),
}
SIZES = ((6, (8, 12, 18, 40)), (12, (14, 18, 40, 60)), (18, (20, 30, 60)), (40, (44, 60, 200)))
RUNS = 4_000


@dataclass(frozen=True)
class Coverage:
    """How many times in a hundred, and how wide on average."""

    percent: float
    width: float


def coverage(chances, n, electorate, *, runs, rng):
    """Of `level`: a board drawn anew each time, of whom the first `n` answer."""
    held, width = 0, 0.0
    for board in rng.choice(5, size=(runs, electorate), p=chances) + 1:
        found = level(board[:n].tolist(), electorate=electorate)
        held += found.low - 1e-9 <= board.mean() <= found.high + 1e-9
        width += found.width
    return Coverage(100 * held / runs, width / runs)


def coverage_of_shares(chance, n, electorate, *, runs, rng):
    """Of `share`."""
    held, width = 0, 0.0
    for board in rng.random((runs, electorate)) < chance:
        found = share(int(board[:n].sum()), n, electorate=electorate)
        held += found.low - 1e-9 <= board.mean() <= found.high + 1e-9
        width += found.width
    return Coverage(100 * held / runs, width / runs)


def coverage_of_differences(chances, others, n, electorate, *, runs, rng):
    """Of `difference`: two groups of one board, `n` of `electorate` answering in each."""
    held, width = 0, 0.0
    for _ in range(runs):
        first = rng.choice(5, size=electorate, p=chances) + 1
        second = rng.choice(5, size=electorate, p=others) + 1
        found = difference(first[:n].tolist(), second[:n].tolist(), electorates=(electorate, electorate), rng=rng)
        held += found.low - 1e-9 <= first.mean() - second.mean() <= found.high + 1e-9
        width += found.high - found.low
    return Coverage(100 * held / runs, width / runs)


def main() -> None:
    write = sys.stdout.write
    write(
        "| answered of | "
        + " | ".join(BOARDS)
        + " | worst case, width |\n| --- |"
        + " --- |" * (len(BOARDS) + 1)
        + "\n"
    )
    for n, electorates in SIZES:
        for electorate in electorates:
            rng = np.random.default_rng([n, electorate])
            found = [coverage(chances, n, electorate, runs=RUNS, rng=rng) for chances in BOARDS.values()]
            low, high = worst_case([3] * n, electorate=electorate)
            cells = " | ".join(f"{each.percent:.1f} ({each.width:.2f})" for each in found)
            write(f"| {n} of {electorate} | {cells} | {high - low:.2f} |\n")
    write("\n| answered of | share of a half | of seven tenths | of nine tenths |\n| --- | --- | --- | --- |\n")
    for n, electorates in SIZES:
        for electorate in electorates:
            rng = np.random.default_rng([n, electorate])
            shares = [coverage_of_shares(chance, n, electorate, runs=RUNS // 4, rng=rng) for chance in (0.5, 0.7, 0.9)]
            cells = " | ".join(f"{each.percent:.1f} ({each.width:.2f})" for each in shares)
            write(f"| {n} of {electorate} | {cells} |\n")
    write(
        "\n| answered of, in each of two groups | leaning to agree | lukewarm against leaning | split against even |\n"
    )
    write("| --- | --- | --- | --- |\n")
    pairs = (("leaning to agree",) * 2, ("lukewarm", "leaning to agree"), ("split", "spread evenly"))
    for n, electorate in ((6, 8), (6, 18), (12, 18), (18, 30), (40, 60)):
        rng = np.random.default_rng([n, electorate])
        both = [
            coverage_of_differences(BOARDS[one], BOARDS[other], n, electorate, runs=RUNS // 4, rng=rng)
            for one, other in pairs
        ]
        write(
            f"| {n} of {electorate} | " + " | ".join(f"{each.percent:.1f} ({each.width:.2f})" for each in both) + " |\n"
        )


if __name__ == "__main__":
    main()
