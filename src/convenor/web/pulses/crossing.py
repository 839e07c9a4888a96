"""Which groups' counts may stay, of all breakdowns together: counts can be subtracted, and must not tell of a few.

"Not clinical" less "council" may be one person. That can be seen only while it is known who is in which groups, and so
it is settled at the close, before the link between people and groups is wiped. Who answered which question is known to
nobody even then: for a question that some did not answer, it is settled as if these were those who count.
"""

from collections.abc import Iterable, Mapping, Sequence

from convenor.methods.disclosure import EVERYONE, DisclosurePolicy, groups, protect
from convenor.records import Answer

__all__ = ["groups_kept", "groups_kept_of_items"]

Group = tuple[str, str]  # a breakdown and one of its groups
LEAST = 5


def groups_kept(
    answered: Sequence[Mapping[str, str]],
    breakdowns: Sequence[str],
    *,
    asked: Mapping[str, Mapping[str, int]] | None = None,
    least: int = LEAST,
) -> set[Group]:
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


def groups_kept_of_items(
    answered: Sequence[Mapping[str, str]],
    breakdowns: Sequence[str],
    silent: Mapping[str, int],
    *,
    asked: Mapping[str, Mapping[str, int]] | None = None,
) -> dict[str, set[Group]]:
    """For each question the groups of which its counts may stay. `silent`: how many of those who answered passed a
    question over, or do not know; who they are is not known, so each sum must hold without so many.

    Where that is too much for all breakdowns together, the first of them stays by itself: inside one breakdown it is
    known how many of each group answered the question, and that is looked at when it is shown.

    >>> board = [{"sector": "nhs", "clinical": "yes"}] * 9 + [{"sector": "council", "clinical": "no"}] * 9
    >>> board += [{"sector": "nhs", "clinical": "no"}] * 5
    >>> kept = groups_kept_of_items(board, ["sector", "clinical"], {"trust": 0, "goals": 1})
    >>> len(kept["trust"]), sorted(kept["goals"])
    (4, [('sector', 'council'), ('sector', 'nhs')])
    """
    whole = groups_kept(answered, breakdowns, asked=asked)
    first = next((name for name in breakdowns if any(breakdown == name for breakdown, _group in whole)), "")
    alone = {group for group in whole if group[0] == first}
    by_silent: dict[int, set[Group]] = {0: whole}
    for count in _counts(silent):
        found = groups_kept(answered, breakdowns, asked=asked, least=LEAST + count)
        by_silent[count] = found if alone <= found else alone
    return {item: by_silent[count] for item, count in silent.items()}


def _counts(silent: Mapping[str, int]) -> Iterable[int]:
    return sorted({count for count in silent.values() if count})
