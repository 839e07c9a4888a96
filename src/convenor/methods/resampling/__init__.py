"""What a few answers of a known number of people say: intervals, bounds, differences, and many comparisons at once.

A board is a census, not a sample: when all 18 answered there is nothing left to infer, and while two are missing the
doubt is about those two. Every interval here knows how many could have answered.

>>> level([4, 4, 3, 5, 4, 2, 4, 5], electorate=18).low > level([4, 4, 3, 5, 4, 2, 4, 5]).low
True
>>> level([4, 4, 3], electorate=3).width
0.0
"""

from convenor.methods.resampling.differences import Difference, difference, permutation_p
from convenor.methods.resampling.intervals import Interval, level, share, worst_case
from convenor.methods.resampling.many import benjamini_hochberg, holm

__all__ = [
    "Difference",
    "Interval",
    "benjamini_hochberg",
    "difference",
    "holm",
    "level",
    "permutation_p",
    "share",
    "worst_case",
]
