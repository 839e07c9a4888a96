"""The sentences of a diagnosis: why a rule holds, what cases say of it, what is wrong with a file."""

from collections.abc import Mapping
from functools import cache

from convenor.errors import ConvenorError
from convenor.theory.constructs import CONSTRUCTS
from convenor.theory.diagnosis import Fired
from convenor.theory.propositions import Proposition, Support
from convenor.theory.propositions.conditions import FACTS

FAULTS: Mapping[str, str] = {
    "empty_file": "the file is empty. Its first line must name the columns, as in: case,incentives,interdependence",
    "broken_line": "line {line} cannot be read. A cell is very long, or a quotation mark is not closed; mend that line",
    "column_twice": "the column “{column}” is there twice. Keep one of them",
    "no_column_known": "no column is known. Name the columns after what they rate: {known}",
    "unknown_column": "the column “{column}” is not known. Did you mean “{near}”? Rename it, or take it out",
    "too_many_cells": "line {line} has {found} cells, but the first line names {expected}. Mend that line",
    "no_heading": "line {line}: column {number} has a value but no name. Name it in the first line, or empty it",
    "rating_not_a_number": (
        "line {line}, column “{column}”: “{said}” is not a number. Write a number from 1 to 5, or leave the cell blank"
    ),
    "out_of_range": (
        "line {line}, column “{column}”: {said} lies outside 1 to 5."
        " Write a number from 1 to 5, or leave the cell blank"
    ),
    "rating_not_yes_or_no": (
        "line {line}, column “{column}”: “{said}” is neither 1 nor 0."
        " Write 1 for yes, 0 for no, or leave the cell blank"
    ),
}


def fault(error: ConvenorError) -> str:
    """What is wrong with a file, and how to mend it."""
    return FAULTS[error.code].format(**error.params)


def why(fired: Fired) -> str:
    """What a rule was read from, in one line."""
    said = []
    for name, value in fired.why:
        if name in CONSTRUCTS:
            known = "not known" if value is None else f"{value:.1f} of 5"
            said.append(f"{CONSTRUCTS[name].title} {known}")
        elif value is not None:
            said.append(FACTS[name] if value else f"not so that {FACTS[name]}")
    return "; ".join(said)


@cache
def support(rule: Proposition) -> str:
    """What the documented cases say of a rule, in one line.

    >>> from convenor.theory.propositions import PROPOSITIONS
    >>> support(PROPOSITIONS["P1"])
    'as predicted: 12 of 15 cases with it succeeded, 2 of 7 without (p = 0.05)'
    >>> support(PROPOSITIONS["T6"])
    'not tested on the 60 cases'
    """
    if not rule.support:
        return "not tested on the 60 cases"
    return f"{rule.verdict}: {'; '.join(map(_counts, rule.support))}"


def _counts(one: Support) -> str:
    if one.with_it and one.without:
        (won, all_with), (lost, all_without) = one.with_it, one.without
        counted = f"{won} of {all_with} cases with it succeeded, {lost} of {all_without} without"
        return f"{counted} (p = {one.p:g})"
    return f"rank correlation {one.rho:.2f} in {one.n} cases (p = {one.p:g})"
