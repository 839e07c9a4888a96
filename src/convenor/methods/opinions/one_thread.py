"""Linear algebra on one thread: on tables this small two threads wait for each other far longer than they work.

It also makes the last digits of a result the same on a machine of any number of cores.
"""

from contextlib import AbstractContextManager
from functools import cache

import numpy  # noqa: F401  the solvers have to be there before anybody looks for them
import scipy.linalg  # noqa: F401
from threadpoolctl import ThreadpoolController

__all__ = ["one_thread"]


def one_thread() -> AbstractContextManager[object]:
    """Inside it every solver that is loaded uses one thread; after it as many as before."""
    limit: AbstractContextManager[object] = _solvers().limit(limits=1, user_api="blas")
    return limit


@cache
def _solvers() -> ThreadpoolController:
    return ThreadpoolController()
