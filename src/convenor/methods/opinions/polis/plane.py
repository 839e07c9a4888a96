"""The plane: the two directions in which votes differ most, and where people and statements lie on it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.linalg import eigh

from convenor.methods.opinions.polis.matrix import Matrix

__all__ = ["Plane", "plane", "principal", "products", "signed"]

SMALL = 4_000_000  # cells up to which a plain matrix product is faster than a sparse one


@dataclass(frozen=True, slots=True)
class Plane:
    """`components`: 2 by statements, unit length or all zero. `eigenvalues`: sums of squares along them.

    `people`: people by 2, each scaled by the square root of (statements / statements voted on), so that who voted on
    few is not drawn to the middle. `statements`: statements by 2, where somebody would lie who agrees with that one
    alone; `extremity` is its distance from the middle.
    """

    components: NDArray[np.float64]
    eigenvalues: NDArray[np.float64]
    people: NDArray[np.float64]
    statements: NDArray[np.float64]
    extremity: NDArray[np.float64]


def plane(given: Matrix, product: NDArray[np.float64] | None = None) -> Plane:
    """The plane of a matrix. The sign of a component has no meaning; here its largest loading is positive.

    `product`: the matrix's `product`, where somebody has it already.
    """
    width = given.means.size
    components, eigenvalues = principal(products(given.centred) if product is None else product)
    scale = np.sqrt(width / np.maximum(given.seen, 1))
    people = scale[:, None] * (given.centred @ components.T)
    statements = np.sqrt(width) * ((1 - given.means) * components).T
    return Plane(components, eigenvalues, people, statements, np.hypot(statements[:, 0], statements[:, 1]))


def principal(product: NDArray[np.float64], count: int = 2) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The first eigenvectors of a symmetric product and their eigenvalues, largest first.

    Of a matrix's `products` they are its right singular vectors: the same as power iteration with deflation, run to
    the end. Fewer directions than asked for are filled with zeros.
    """
    width = len(product)
    components, values = np.zeros((count, width)), np.zeros(count)
    if width == 0 or not product.any():
        return components, values
    found, there = min(count, width), product.any(axis=0)
    eigenvalues, vectors = eigh(product, subset_by_index=(width - found, width - 1), check_finite=False)
    for at in range(found):
        value, vector = eigenvalues[found - 1 - at], vectors[:, found - 1 - at]
        if value <= 1e-12 * max(eigenvalues[-1], 1e-300):
            break
        vector[~there] = 0.0  # exactly, not nearly
        components[at], values[at] = signed(vector), value
    return components, values


def signed(vector: NDArray[np.float64]) -> NDArray[np.float64]:
    """The direction with its largest loading positive; of several as large, with more of them positive than not.

    >>> signed(np.array([0.1, -0.7, 0.5])).tolist()
    [-0.1, 0.7, -0.5]
    """
    size = np.round(np.abs(vector), 9)
    largest = np.sign(vector[size == size.max()])
    odd = (largest.sum(), round(float(vector.sum()), 9), round(float((vector**3).sum()), 9), largest[0])
    return np.asarray(vector * np.sign(next((one for one in odd if one), 1.0)))


def products(centred: sparse.csr_array) -> NDArray[np.float64]:
    """Statements by statements: the sums of products over people. By far the dearest step where people are many."""
    if centred.shape[0] * centred.shape[1] <= SMALL:
        dense = centred.toarray()
        return np.asarray(dense.T @ dense)
    return np.asarray((centred.T @ centred).toarray())
