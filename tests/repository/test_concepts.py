"""Each idea of the papers has a place in the product, and the test that is said to hold it is there."""

import re

import pytest

from tools.steps import ROOT

PAGE = (ROOT / "docs" / "why" / "concepts.md").read_text(encoding="utf-8")
ROWS = [line.strip("| ").split(" | ") for line in PAGE.splitlines() if re.match(r"\| [JW]\d", line)]
NAMED = re.compile(r"`([\w/]*/test_\w+)`[:,] ((?:`test_\w+`(?:, )?)+)")
FIRST_PART = {  # what the first part of the product set out to make work
    *(f"J{number}" for number in (1, 2, *range(4, 10), 12, 13, 15, 24, 27, 40, 41, 44, 54, 57, 62, 63, 64)),
    *(f"W{number}" for number in (*range(2, 9), 11, 12, *range(26, 30), 35, 36, 37, 75, 76, 84)),
}


def test_no_idea_of_the_first_part_is_left_out():
    assert set(re.findall(r"\b[JW]\d+\b", " ".join(row[0] for row in ROWS))) >= FIRST_PART


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_every_idea_says_where_it_works_and_what_holds_it(row):
    _idea, where, held = row
    assert where and NAMED.search(held)


@pytest.mark.parametrize(("file", "names"), NAMED.findall(PAGE))
def test_what_holds_it_is_there(file, names):
    source = (ROOT / "tests" / f"{file}.py" if (ROOT / "tests" / f"{file}.py").exists() else core(file)).read_text(
        "utf-8"
    )
    for name in re.findall(r"`(\w+)`", names):
        assert f"def {name}(" in source, f"no {name} in {file}"


def core(file):
    """Tests of the core are named by the part of the theory they are about."""
    return ROOT / "tests" / "core" / f"{file}.py"
