"""What can be wrong in a file, in two sentences each: what is wrong, and what to do."""

from collections.abc import Mapping
from typing import Any

from convenor.web.register.problem_words import cells, files, rules, sheets

PROBLEMS: Mapping[str, tuple[Any, Any]] = {**files.PROBLEMS, **sheets.PROBLEMS, **cells.PROBLEMS, **rules.PROBLEMS}


def in_words(problem: Mapping[str, Any]) -> tuple[str, str]:
    """The two sentences for a kept problem."""
    wrong, remedy = PROBLEMS[problem["code"]]
    return str(wrong) % problem["params"], str(remedy) % problem["params"]
