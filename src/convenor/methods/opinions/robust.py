"""A plane for very large and very sparse votes, where filling in means finds nothing.

When each person sees a few of many statements, a popular statement's own spread outweighs everything that statements
share. So: the covariance of each pair of statements over those who voted on both, shrunk where these are few, its
diagonal replaced by what a plane explains (HeteroPCA; Zhang, Cai & Wu 2022), and each person placed by ridge.
"""

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.linalg import eigh

from convenor.methods.opinions.polis.plane import Plane, signed
from convenor.methods.opinions.votes import Votes

__all__ = ["robust_plane"]

SHRINK = 20.0  # co-votes that a pair's covariance is drawn to zero by
STEPS, STILL = 30, 1e-6
RIDGE = 0.5
NOTHING = 1e-9  # what an eigenvalue is at most that is not one: along it there would be no direction but chance


def robust_plane(votes: Votes, out: NDArray[np.bool_]) -> Plane:
    """The plane of the votes on statements not moderated out; same fields as Polis's plane.

    Memory: votes + statements². `eigenvalues` are those of the covariance, not sums of squares.
    """
    width = len(votes.statements)
    centred, seen, means = _centred(votes, out)
    values = sparse.csr_array(centred.T @ centred).toarray()
    together = sparse.csr_array(seen.T @ seen).toarray()
    covariance = values / (together + SHRINK)
    components, eigenvalues = _without_its_diagonal(covariance)
    people = _placed(centred, seen, components, eigenvalues)
    statements = np.sqrt(width) * ((1 - means) * components).T
    return Plane(components, eigenvalues, people, statements, np.hypot(*statements.T))


def _centred(votes: Votes, out: NDArray[np.bool_]) -> tuple[sparse.csr_array, sparse.csr_array, NDArray[np.float64]]:
    kept = ~out[votes.statement]
    person, statement, value = votes.person[kept], votes.statement[kept], votes.value[kept].astype(float)
    rows, width = votes.shape
    voted = np.bincount(statement, minlength=width)
    means = np.bincount(statement, weights=value, minlength=width) / np.maximum(voted, 1)
    starts = np.concatenate(([0], np.cumsum(np.bincount(person, minlength=rows))))
    shape = (rows, width)
    return (
        sparse.csr_array((value - means[statement], statement, starts), shape=shape),
        sparse.csr_array((np.ones(len(value)), statement, starts), shape=shape),
        means,
    )


def _without_its_diagonal(covariance: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    width = len(covariance)
    rank = min(2, width)
    if width == 0 or not covariance.any():
        return np.zeros((2, width)), np.zeros(2)
    hollow = covariance.copy()
    np.fill_diagonal(hollow, 0.0)
    diagonal = np.zeros(width)
    for _ in range(STEPS):
        np.fill_diagonal(hollow, diagonal)
        found, vectors = eigh(hollow, subset_by_index=(width - rank, width - 1))
        new = ((vectors * np.maximum(found, 0)) * vectors).sum(axis=1)
        moved = float(np.abs(new - diagonal).max())
        diagonal = new
        if moved <= STILL * max(float(diagonal.max()), 1e-12):
            break
    components, eigenvalues = np.zeros((2, width)), np.zeros(2)
    there = covariance.any(axis=0)
    for at in range(rank):
        value = found[rank - 1 - at]
        if value <= NOTHING:
            break
        components[at], eigenvalues[at] = np.where(there, signed(vectors[:, rank - 1 - at]), 0.0), value
    return components, eigenvalues


def _placed(
    centred: sparse.csr_array,
    seen: sparse.csr_array,
    components: NDArray[np.float64],
    eigenvalues: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Each person's place by ridge on the loadings of what they voted on, in units of the plane."""
    loadings = (components * np.sqrt(eigenvalues)[:, None]).T
    a = seen @ (loadings[:, 0] ** 2) + RIDGE
    d = seen @ (loadings[:, 1] ** 2) + RIDGE
    b = seen @ (loadings[:, 0] * loadings[:, 1])
    first, second = centred @ loadings[:, 0], centred @ loadings[:, 1]
    determinant = a * d - b**2
    scale = np.sqrt(np.maximum(eigenvalues, 0)) * np.sqrt(len(loadings))
    return np.stack(
        [(first * d - second * b) / determinant * scale[0], (second * a - first * b) / determinant * scale[1]], axis=1
    )
