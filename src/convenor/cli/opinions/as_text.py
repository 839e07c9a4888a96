"""A reading as words: the verdict, common ground, what divides, who misreads whom, and what is not known."""

from collections.abc import Iterator

import numpy as np

from convenor.cli.opinions.asking import Found
from convenor.cli.opinions.words import verdict
from convenor.methods.opinions.consensus import FOUND, Divide

__all__ = ["as_text"]

MOST = 10
WIDTH = 100


def as_text(found: Found) -> str:
    """The whole reading, to be read from the top."""
    return "\n".join(_lines(found)) + "\n"


def _lines(found: Found) -> Iterator[str]:
    result = found.result
    people, width = result.votes.shape
    yield f"{people} people cast {result.votes.value.size:,} votes on {width} statements."
    yield verdict(result.evidence)
    if result.grouping is not None:
        yield f"Groups of {', '.join(map(str, result.grouping.sizes))} people."
    yield from _common(found)
    yield from _divides(found)
    yield from _misread(found)
    yield ""
    yield f"Method {result.settings.method}, version {result.settings.version}, seed {result.settings.seed}."


def _common(found: Found) -> Iterator[str]:
    result = found.result
    score = np.where(result.out, np.nan, result.common.agree)
    known = np.flatnonzero(np.nan_to_num(score) > 0.5)
    yield ""
    yield "What nearly everyone can live with"
    if not known.size:
        yield "  Nothing that more than half of everybody surely agree with."
    for at in known[np.argsort(-score[known], kind="stable")][:MOST]:
        share, n = result.shares.agree[at], int(result.shares.n[at])
        yield f"  {share:4.0%} of {n} agree, surely {score[at]:.0%} in every part: {_said(found, int(at))}"


def _divides(found: Found) -> Iterator[str]:
    yield ""
    yield "What divides us"
    if not found.result.divisive:
        yield "  Nothing that can be told from chance."
    for one in found.result.divisive[:MOST]:
        yield f"  {one.share:4.0%} of {_named(one)} agree, {one.others:.0%} of the rest: {_said(found, one.statement)}"


def _named(one: Divide) -> str:
    return f"group {int(one.name) + 1}" if one.axis == FOUND else one.name


def _misread(found: Found) -> Iterator[str]:
    if not found.understanding:
        return
    yield ""
    yield "What we do not understand about one another"
    wrong = [one for pair in found.understanding for one in pair.readings if one.kind == "misread"]
    if not wrong:
        yield "  Nobody surely misreads anybody."
    for one in sorted(wrong, key=lambda one: one.q)[:MOST]:
        yield (
            f"  {one.guessed:.0%} of {one.n} from {one.observers} believe that most of {one.observed} agree;"
            f" {one.real.share:.0%} of {one.real.n} do: {_cut(found.text(one.statement) or str(one.statement))}"
        )


def _said(found: Found, at: int) -> str:
    statement = found.result.votes.statements[at]
    return _cut(found.text(statement) or f"statement {statement}")


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= WIDTH else f"{line[: WIDTH - 1]}…"
