"""From answers to items to a level of what the items ask together, and how far such a level can be relied on.

>>> from convenor.records import Answer
>>> sheets = [Answer({"a": 4, "b": 2}), Answer({"a": 5, "b": None}), Answer({"a": None, "b": None})]
>>> scores(sheets, ["a", "b"], reverse={"b"})
[4.0, 5.0]
"""

from convenor.methods.scales.reliability import Reliability, alpha, omega, standardised_alpha
from convenor.methods.scales.scores import complete_rows, item_values, score, scores, turned

__all__ = [
    "Reliability",
    "alpha",
    "complete_rows",
    "item_values",
    "omega",
    "score",
    "scores",
    "standardised_alpha",
    "turned",
]
