"""A reading is the same on a machine of one core or two, and leaves the solvers as it found them."""

import numpy as np
from threadpoolctl import threadpool_info, threadpool_limits

from convenor.methods.opinions import analyse
from convenor.methods.opinions.one_thread import one_thread
from tests.core.methods.opinions.conversations import simulated


def threads():
    return {one["num_threads"] for one in threadpool_info() if one["user_api"] == "blas"}


def test_one_thread_inside_and_as_many_as_before_after_it():
    with threadpool_limits(2, user_api="blas"):
        before = threads()
        with one_thread():
            assert threads() == {1}
        assert threads() == before


def test_the_same_reading_with_one_thread_and_with_two():
    votes = simulated(np.random.default_rng(8), 60, 30, 0.8, gap=4)
    found = []
    for number in (1, 2):
        with threadpool_limits(number, user_api="blas"):
            found.append(analyse(votes))
    one, two = found
    assert one.evidence == two.evidence
    np.testing.assert_array_equal(one.grouping.group, two.grouping.group)
    np.testing.assert_allclose(one.plane.people, two.plane.people, atol=1e-12)
    np.testing.assert_allclose(one.bridging.score, two.bridging.score, atol=1e-12)
