"""A reading is the same on a machine of one core or two, and leaves the solvers as it found them."""

import json
import os
import subprocess
import sys
from math import isclose

import numpy as np
import pytest
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


@pytest.mark.parametrize("method", ["polis", "robust"])
def test_the_whole_command_says_the_same_on_one_thread_and_on_two(tmp_path, method):
    votes = simulated(np.random.default_rng(9), 150, 80, 0.5, gap=4)
    columns = zip(votes.statement.tolist(), votes.person.tolist(), votes.value.tolist(), strict=True)
    path = tmp_path / "votes.csv"
    path.write_text("comment-id,voter-id,vote\n" + "".join(f"{what},{who},{said}\n" for what, who, said in columns))
    words = [sys.executable, "-m", "convenor.cli", "opinions", str(path), "--json", "--compat", "--method", method]
    running = [
        subprocess.Popen(words, stdout=subprocess.PIPE, env={**os.environ, "OPENBLAS_NUM_THREADS": number})
        for number in ("1", "2")
    ]
    one, two = (json.loads(each.communicate(timeout=60)[0]) for each in running)
    assert one["groups"]
    assert list(differing(one, two)) == []


def differing(one, two, where=""):
    """The places where two reports differ: counts and words at all, other numbers by more than 1e-12."""
    if isinstance(one, dict) and isinstance(two, dict) and one.keys() == two.keys():
        for key in one:
            yield from differing(one[key], two[key], f"{where}/{key}")
    elif isinstance(one, list) and isinstance(two, list) and len(one) == len(two):
        for at, (here, there) in enumerate(zip(one, two, strict=True)):
            yield from differing(here, there, f"{where}/{at}")
    elif isinstance(one, float) and isinstance(two, float):
        if not isclose(one, two, rel_tol=1e-12, abs_tol=1e-12):
            yield where
    elif one != two:
        yield where
