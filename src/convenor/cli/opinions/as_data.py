"""A reading as data for a program, in the schema of docs/reference/opinions-schema.json. What is not known is null.

It holds what was worked out of files that the reader has, members of groups by id among it; pages and exports of the
site hold only what `disclose` lets through.
"""

from collections.abc import Hashable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from convenor.cli.opinions.asking import Found
from convenor.cli.opinions.polis_data import polis_data
from convenor.cli.opinions.understanding_data import number, pair_data
from convenor.methods.opinions import Result
from convenor.methods.opinions.communities import Axis
from convenor.methods.opinions.representative import Differences
from convenor.methods.opinions.slate import coverage

__all__ = ["as_data"]

FALSE_FINDS = 0.1
SLATE = 10


def as_data(found: Found) -> dict[str, Any]:
    """The whole reading as plain values."""
    result = found.result
    return {
        "convenor": "opinions",
        "asked": found.asked.as_data(),
        "people": len(result.votes.people),
        "votes": int(result.votes.value.size),
        "revotes": result.votes.repeats,
        "sign": "mirrored" if found.flipped else "as written",
        "evidence": _evidence(result),
        "groups": _groups(result),
        "representative": _representative(result),
        "statements": [_statement(found, at) for at in _by_id(result)],
        "consensus": _consensus(found),
        "divisive": [
            {
                "statement": result.votes.statements[one.statement],
                "axis": one.axis,
                "community": one.name,
                "share": number(one.share),
                "others": number(one.others),
                "at_least": number(one.low),
                "q": number(one.q),
            }
            for one in result.divisive
        ],
        "bridging": _bridging(result),
        "communities": {name: _axis(result, axis) for name, axis in result.communities.items()},
        "understanding": [pair_data(one) for one in found.understanding],
        "slate": _slate(result),
        "polis": None if result.polis is None else polis_data(result),
    }


def _by_id(result: Result) -> list[int]:
    """Positions of the statements in the order of their ids, as people look for them."""
    ids = result.votes.statements
    return sorted(range(len(ids)), key=lambda at: _sortable(ids[at]))


def _evidence(result: Result) -> dict[str, Any]:
    one = result.evidence
    return {
        "verdict": str(one.verdict),
        "p": number(one.p),
        "eigenvalue_ratio": number(one.ratio),
        "split_half": number(one.split_half),
        "people": one.people,
        "statements": one.statements,
        "shuffles": one.shuffles,
        "halves": one.halves,
    }


def _groups(result: Result) -> list[dict[str, Any]] | None:
    if result.grouping is None:
        return None
    group = result.grouping.group
    points = result.plane.people
    return [
        {
            "id": one,
            "size": size,
            "centre": [number(axis) for axis in points[group == one].mean(axis=0)] if size else None,
            "members": sorted((result.votes.people[at] for at in np.flatnonzero(group == one)), key=_sortable),
        }
        for one, size in enumerate(result.grouping.sizes)
    ]


def _sortable(one: Hashable) -> tuple[int, float, str]:
    return (0, float(one), "") if isinstance(one, int | float) else (1, 0.0, str(one))


def _representative(result: Result) -> list[dict[str, Any]] | None:
    told = result.representative
    if told is None:
        return None
    return [
        {
            "group": group,
            "statement": result.votes.statements[at],
            **_difference(told, group, at),
            "side": "agree" if told.share[group, at] > told.others[group, at] else "disagree",
        }
        for group in range(len(told.p))
        for at in _surest(told, group)
    ]


def _surest(told: Differences, group: int) -> list[int]:
    apart = np.abs(np.nan_to_num(told.low[group]))
    order = np.argsort(-np.round(apart, 12), kind="stable")
    return [int(at) for at in order if told.q[group, at] < FALSE_FINDS and apart[at] > 0]


def _difference(told: Differences, row: int, at: int) -> dict[str, Any]:
    return {
        "share": number(told.share[row, at]),
        "others": number(told.others[row, at]),
        "at_least": number(abs(told.low[row, at])),
        "p": number(told.p[row, at]),
        "q": number(told.q[row, at]),
        "n": int(told.counts.votes[row, at]),
    }


def _statement(found: Found, at: int) -> dict[str, Any]:
    result, said = found.result, found.result.shares
    counts = result.votes.counts
    identity = result.votes.statements[at]
    return {
        "statement": identity,
        "text": found.text(identity),
        "out": bool(result.out[at]),
        "n": int(counts.votes[at]),
        "agrees": int(counts.agree[at]),
        "disagrees": int(counts.disagree[at]),
        "passes": int(counts.passes[at]),
        **{
            name: number(getattr(said, name)[at])
            for name in ("agree", "disagree", "passed", "of_sides", "low", "high", "sure_low", "sure_high")
        },
    }


def _consensus(found: Found) -> list[dict[str, Any]]:
    """Statements most agree or disagree with in every community and group, surest first; those above a half."""
    result = found.result
    rows = []
    for side, score in (("agree", result.common.agree), ("disagree", result.common.disagree)):
        for at in _highest(score, ~result.out):
            if score[at] > 0.5:
                axis, community = result.common.weakest[at]
                rows.append(
                    {
                        "statement": result.votes.statements[at],
                        "side": side,
                        "score": number(score[at]),
                        "weakest": {"axis": axis, "community": community} if side == "agree" and axis else None,
                        "asked": int(result.common.asked[at]),
                        "n": int(result.shares.n[at]),
                    }
                )
    return sorted(rows, key=lambda row: -row["score"])


def _highest(score: NDArray[np.float64], allowed: NDArray[np.bool_]) -> list[int]:
    known = np.flatnonzero(allowed & np.isfinite(score))
    return [int(at) for at in known[np.argsort(-np.round(score[known], 12), kind="stable")]]


def _bridging(result: Result) -> list[dict[str, Any]]:
    found = result.bridging
    return [
        {
            "statement": result.votes.statements[at],
            "score": number(found.score[at]),
            "low": number(found.low[at]),
            "leaning": number(found.leaning[at]),
        }
        for at in _highest(found.score, ~result.out)
    ]


def _axis(result: Result, axis: Axis) -> dict[str, Any]:
    differences = axis.differences
    return {
        "communities": [{"name": name, "people": size} for name, size in zip(axis.names, axis.people, strict=True)],
        "overlap_with_groups": None if axis.overlap is None else {"v": axis.overlap[0], "p": axis.overlap[1]},
        "table": [
            {
                "statement": result.votes.statements[at],
                "community": name,
                "agrees": int(differences.counts.agree[row, at]),
                "disagrees": int(differences.counts.disagree[row, at]),
                **_difference(differences, row, at),
            }
            for at in _by_id(result)
            for row, name in enumerate(axis.names)
        ],
    }


def _slate(result: Result) -> dict[str, Any]:
    chosen = result.slate(SLATE)
    covered = {
        name: {
            community: number(coverage(result.votes, chosen.statements, axis.member == row))
            for row, community in enumerate(axis.names)
        }
        for name, axis in result.communities.items()
    }
    return {
        "rule": "phragmen",
        "statements": [result.votes.statements[at] for at in chosen.statements],
        "covered": number(chosen.covered),
        "communities": covered,
    }
