"""From a row of a file to a diagnosis: the mean of the time points given, with the error of one coder's rating."""

from math import sqrt

from convenor.formats.cases import POINTS, Case
from convenor.methods.degrees import Level
from convenor.theory.constructs import CONSTRUCTS
from convenor.theory.diagnosis import Diagnosis, Given, diagnose

ERROR = (
    0.5  # of a scale point: our assumption for one rating by one person; the interval is 1.96 times as wide each way
)
MARGINS = {count: 1.96 * ERROR / sqrt(count) for count in (1, 2, 3)}
LOWEST, HIGHEST = 1.0, 5.0


def judge(case: Case) -> Diagnosis:
    """The diagnosis of one row."""
    given = {name: found for name in CONSTRUCTS if (found := _given(name, case))}
    return diagnose(given, case.facts)


def _given(name: str, case: Case) -> Given | None:
    points = {point: case.values[name, point] for point in POINTS if (name, point) in case.values}
    plain = case.values.get((name, ""))
    if plain is None and not points:
        return None
    value = plain if plain is not None else sum(points.values()) / len(points)
    count = max(1, len(points))
    margin = MARGINS[count]
    level = Level(value, max(LOWEST, value - margin), min(HIGHEST, value + margin), count)
    return Given(level, points.get("start"), points.get("middle"), points.get("end"))
