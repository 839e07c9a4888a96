"""Twice the people with as many votes each take no more than twice the memory, from votes to what may be shown."""

import tracemalloc

import numpy as np
import pytest

from convenor.methods.opinions import Settings, Votes, analyse
from convenor.methods.opinions.disclose import disclose


def peak(people, method):
    rng = np.random.default_rng(0)
    who, what = np.nonzero(rng.random((people, 40)) < 0.25)
    said = rng.choice([1, -1, 0], len(who))
    tracemalloc.start()
    try:
        disclose(analyse(Votes.from_rows(who, what, said), settings=Settings(method=method, k=2)))
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("method", ["polis", "robust"])
def test_twice_the_people_take_at_most_twice_the_memory(method):
    assert peak(6000, method) < 2.2 * peak(3000, method)
