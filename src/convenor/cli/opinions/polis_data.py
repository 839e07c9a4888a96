"""Polis's mathematics under the names that Polis's own output has; agreeing is +1 here, and so are the signs."""

from typing import Any

import numpy as np

from convenor.methods.opinions import Result, Votes
from convenor.methods.opinions.polis import Polis
from convenor.methods.opinions.polis.lists import Listed

__all__ = ["polis_data"]


def polis_data(result: Result) -> dict[str, Any]:
    """Everything of `polis`, statements and people by their ids."""
    found, votes = result.polis, result.polis_votes
    if found is None or votes is None:
        raise ValueError("Polis's mathematics was not asked for")
    ids, people = votes.statements, votes.people
    drawn = found.plane
    return {
        "n": len(people),
        "n-cmts": len(ids),
        "tids": list(ids),
        "mod-out": [ids[at] for at in np.flatnonzero(found.out)],
        "meta-tids": [ids[at] for at in np.flatnonzero(found.meta)],
        "in-conv": [people[at] for at in np.flatnonzero(found.inside)],
        "user-vote-counts": dict(zip(map(str, people), votes.votes_of_people.tolist(), strict=True)),
        "pca": {
            "comps": drawn.components.tolist(),
            "center": found.means.tolist(),
            "comment-projection": drawn.statements.T.tolist(),
            "comment-extremity": drawn.extremity.tolist(),
        },
        "projections": {str(one): place for one, place in zip(people, drawn.people.tolist(), strict=True)},
        "base-clusters": _base(found, people),
        "group-clusters": _groups(found, people),
        "silhouettes": {str(k): score for k, score in found.groups.silhouettes.items()},
        "votes-base": _votes_base(found, votes),
        "group-votes": _group_votes(found, ids),
        "repness": {
            str(group): [_listed(one, ids, int(found.statistics.counts.agree[group, one.statement])) for one in listed]
            for group, listed in enumerate(found.representative)
        },
        "consensus": {
            "agree": [_listed(one, ids) for one in found.consensus[0]],
            "disagree": [_listed(one, ids) for one in found.consensus[1]],
        },
        "group-aware-consensus": dict(zip(map(str, ids), found.group_aware.tolist(), strict=True)),
        "comment-priorities": dict(zip(map(str, ids), found.priority.tolist(), strict=True)),
    }


def _base(found: Polis, people: tuple[Any, ...]) -> dict[str, list[Any]]:
    """Folded, as there: a list a field, a place in it a cluster."""
    base = found.groups.base
    every = [np.flatnonzero(base == one) for one in range(int(base.max(initial=-1)) + 1)]
    middle = [found.plane.people[members].mean(axis=0).tolist() for members in every]
    return {
        "id": list(range(len(every))),
        "members": [[people[at] for at in members] for members in every],
        "count": [len(members) for members in every],
        "x": [x for x, _ in middle],
        "y": [y for _, y in middle],
    }


def _groups(found: Polis, people: tuple[Any, ...]) -> list[dict[str, Any]]:
    rows = []
    for one in range(found.groups.k):
        members = np.flatnonzero(found.groups.group == one)
        rows.append(
            {
                "id": one,
                "center": found.plane.people[members].mean(axis=0).tolist(),
                "members": sorted({int(at) for at in found.groups.base[members]}),
                "participants": [people[at] for at in members],
            }
        )
    return rows


def _votes_base(found: Polis, votes: Votes) -> dict[str, Any]:
    counts = votes.counts_by(found.groups.base, int(found.groups.base.max(initial=-1)) + 1)
    sides = {"A": counts.agree, "D": counts.disagree, "S": counts.votes}
    return {
        str(one): {side: count[:, at].tolist() for side, count in sides.items()}
        for at, one in enumerate(votes.statements)
    }


def _group_votes(found: Polis, ids: tuple[Any, ...]) -> dict[str, Any]:
    counts = found.statistics.counts
    return {
        str(group): {
            "id": group,
            "n-members": int((found.groups.group == group).sum()),
            "votes": {
                str(one): {
                    "A": int(counts.agree[group, at]),
                    "D": int(counts.disagree[group, at]),
                    "S": int(counts.votes[group, at]),
                }
                for at, one in enumerate(ids)
            },
        }
        for group in range(found.groups.k)
    }


def _listed(one: Listed, ids: tuple[Any, ...], n_agree: int = 0) -> dict[str, Any]:
    row: dict[str, Any] = {
        "tid": ids[one.statement],
        "n-success": one.taken,
        "n-trials": one.votes,
        "p-success": one.share,
        "p-test": one.z,
    }
    if one.ratio is not None:
        row |= {"repness": one.ratio, "repness-test": one.t, "repful-for": "agree" if one.agrees else "disagree"}
    if one.best_agree:
        row |= {"best-agree": True, "n-agree": n_agree}
    return row
