"""Which groups' counts may stay, of all breakdowns together: counts can be subtracted, and must not tell of a few.

"Not clinical" less "council" may be one person. That can be seen only while it is known who is in which groups, and so
it is settled at the close, before the link between people and groups is wiped.
"""

from collections.abc import Mapping, Sequence

from convenor.methods.disclosure import EVERYONE, DisclosurePolicy, groups, protect
from convenor.records import Answer

__all__ = ["groups_kept"]


def groups_kept(
    answered: Sequence[Mapping[str, str]],
    breakdowns: Sequence[str],
    *,
    asked: Mapping[str, Mapping[str, int]] | None = None,
    least: int = 5,
) -> set[tuple[str, str]]:
    """The groups, as pairs of breakdown and group, of which no sum or difference tells of fewer than `least` people.

    `answered`: the groups of each of those who answered ("": nobody has said). Earlier breakdowns come first, and in
    each the larger groups. `asked`: how many were asked in each group, so that one in which nobody answered counts.
    A breakdown of which one group alone would be left shows nothing, and is left out whole.

    >>> board = [{"sector": "nhs", "clinical": "yes"}] * 14 + [{"sector": "council", "clinical": "no"}] * 5
    >>> len(groups_kept(board, ["sector", "clinical"]))
    4
    >>> sorted(groups_kept([*board, {"sector": "nhs", "clinical": "no"}], ["sector", "clinical"]))
    [('sector', 'council'), ('sector', 'nhs')]
    """
    sheets = [Answer({}, groups) for groups in answered]
    wanted = groups(sheets, breakdowns, asked=asked)
    while True:
        decided = protect(wanted, DisclosurePolicy(min_cell=least))
        shown = {group for group, one in decided.items() if one.shown and group != EVERYONE}
        alone = {name for name in breakdowns if sum(breakdown == name for breakdown, _group in shown) == 1}
        if not alone:
            return shown
        wanted = {group: units for group, units in wanted.items() if group[0] not in alone}
