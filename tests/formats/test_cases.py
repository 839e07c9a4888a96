"""Cases from a CSV file: what it may look like, and what is said of each mistake."""

import pytest

from convenor.errors import ConvenorError
from convenor.formats.cases import cases

SCALES, FACTS = ("trust", "incentives", "quick_wins"), ("mandated",)


def read(text):
    return list(cases(text.splitlines(keepends=True), scales=SCALES, facts=FACTS))


@pytest.mark.parametrize(
    "text",
    [
        "case,trust,mandated\nA,3.5,1\n",
        "\ufeffcase,trust,mandated\r\nA,3.5,1\r\n",
        "case;trust;mandated\nA;3,5;1\n",
        "case\ttrust\tmandated\nA\t3.5\tyes\n",
        "Case, Trust ,MANDATED\nA,3.5,TRUE\n",
        "mandated,case,trust\n1,A,3.5\n",
        "\ncase,trust,mandated\n\nA,3.5,1\n,,\n",
        "case,trust,incentives,mandated\nA,3.5,,1\n",
    ],
)
def test_one_case_written_in_many_ways(text):
    [case] = read(text)
    assert (case.name, dict(case.values), dict(case.facts)) == ("A", {("trust", ""): 3.5}, {"mandated": True})


def test_time_points_short_rows_and_rows_without_a_name():
    first, second = read("trust.start,trust.end,incentives\n2,4\n,,3\n")
    assert dict(first.values) == {("trust", "start"): 2.0, ("trust", "end"): 4.0}
    assert (first.name, second.name, second.line) == ("1", "2", 3)


def test_a_file_with_headings_alone_has_no_cases():
    assert read("case,trust\n") == []


@pytest.mark.parametrize(
    ("text", "code", "params"),
    [
        ("", "empty_file", {}),
        ("\n\n", "empty_file", {}),
        ("case,name\nA,B\n", "no_column_known", {}),
        ("case,trusst\nA,3\n", "unknown_column", {"column": "trusst", "near": "trust"}),
        ("case,trust.begin\nA,3\n", "unknown_column", {"column": "trust.begin"}),
        ("case,quick wins.strat\nA,3\n", "unknown_column", {"near": "quick_wins.start"}),
        ("case,trust,trust\nA,3,3\n", "column_twice", {"column": "trust"}),
        ("case,trust\nA,3\nB,6\n", "out_of_range", {"line": 3, "column": "trust", "said": "6"}),
        ("case,trust\nA,0\n", "out_of_range", {"line": 2}),
        ("case,trust\nA,high\n", "rating_not_a_number", {"line": 2, "column": "trust", "said": "high"}),
        ("case,trust\nA,nan\n", "rating_not_a_number", {"line": 2}),
        ("case,trust\nA,inf\n", "rating_not_a_number", {"line": 2}),
        ("case,trust,mandated\nA,3,2\n", "rating_not_yes_or_no", {"line": 2, "column": "mandated"}),
        ("case,trust\nA,3,4\n", "too_many_cells", {"line": 2, "expected": 2, "found": 3}),
        ("case,trust,\nA,3,4\n", "no_heading", {"line": 2, "number": 3}),
        ("case,trust\nA," + "9" * 20_000 + "\n", "broken_line", {}),
        ('case,trust\nA,3\n"B,4\nC,5\n', "broken_line", {"line": 3}),  # else C would be gone without a word
    ],
)
def test_each_mistake_is_named_with_its_place(text, code, params):
    with pytest.raises(ConvenorError) as caught:
        read(text)
    assert caught.value.code == code
    assert params.items() <= caught.value.params.items()


def test_na_is_a_blank_but_for_a_name():
    (case,) = read("case,trust,mandated\nNA,NA,n/a\n")
    assert (case.name, dict(case.values), dict(case.facts)) == ("NA", {}, {})


def test_rows_come_one_by_one():
    def lines():
        yield "case,trust\n"
        for number in range(5):
            yield f"{number},3\n"
        raise AssertionError("read too far")

    found = cases(lines(), scales=SCALES, facts=FACTS)
    assert [next(found).name for _ in range(5)] == list("01234")
