"""Three shares of one whole, as they may be shown.

Two of them tell the third, and a share that is only said to be near an end is told by the two others. So where few
voted one side alone is shown, and of the rest no more than that it is at most what that leaves.
"""

from math import ceil

from convenor.methods.disclosure import DisclosurePolicy, Shown, share_shown
from convenor.methods.opinions.published import Split
from convenor.methods.opinions.votes import AGREE

__all__ = ["split_shown"]


def split_shown(agree: int, disagree: int, passed: int, policy: DisclosurePolicy, lead: int | None) -> Split:
    """So many agreed, disagreed and passed; `lead`: the one side to show, None for all three.

    >>> found = split_shown(14, 6, 0, DisclosurePolicy(), lead=1)
    >>> found.agree, found.disagree, found.passed
    (Shown(value=70.0, bound=''), Shown(value=35.0, bound='at_most'), Shown(value=35.0, bound='at_most'))
    """
    n = agree + disagree + passed
    about = round(n / 5) * 5
    if lead is None:
        return Split(
            share_shown(agree, n, policy), share_shown(disagree, n, policy), share_shown(passed, n, policy), about
        )
    side = share_shown(agree if lead == AGREE else disagree, n, policy)
    step = policy.round_points
    loose = 0 if side.bound == "at_least" else step / 2
    left = 100 if side.bound == "at_most" else min(ceil((100 - side.value + loose) / step) * step, 100)
    rest = Shown(float(left), "at_most")
    return Split(side, rest, rest, about) if lead == AGREE else Split(rest, side, rest, about)
