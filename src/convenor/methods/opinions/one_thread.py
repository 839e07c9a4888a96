"""Linear algebra on one thread: on tables this small two threads wait for each other far longer than they work.

It also makes the last digits of a result the same on a machine of any number of cores.
"""

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import numpy
import scipy

__all__ = ["one_thread"]


@contextmanager
def one_thread() -> Iterator[None]:
    """Inside it OpenBLAS, as numpy and scipy bring it, uses one thread; where there is none, nothing changes."""
    before = [(change, ask()) for ask, change in _libraries()]
    for change, _ in before:
        change(1)
    try:
        yield
    finally:
        for change, number in before:
            change(number)


@cache
def _libraries() -> tuple[tuple[Callable[[], int], Callable[[int], None]], ...]:
    """For each library that is there: how many threads it uses, and setting that."""
    found = []
    for package in (numpy, scipy):
        base = Path(str(package.__file__)).parent
        for path in [*base.parent.glob(f"{package.__name__}.libs/*openblas*"), *base.glob(".dylibs/*openblas*")]:
            found += _of(path)
    return tuple(found)


def _of(path: Path) -> list[tuple[Callable[[], int], Callable[[int], None]]]:
    try:
        library = ctypes.CDLL(str(path))
    except OSError:
        return []
    for start in ("scipy_openblas", "openblas"):
        for end in ("64_", ""):
            ask = getattr(library, f"{start}_get_num_threads{end}", None)
            change = getattr(library, f"{start}_set_num_threads{end}", None)
            if ask is not None and change is not None:
                return [(ask, change)]
    return []
