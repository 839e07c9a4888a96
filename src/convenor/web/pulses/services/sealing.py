"""Filling a sheet by chance, and what may stay of the counts."""

import secrets
from collections.abc import Mapping, Sequence

from convenor.web.pulses import marks
from convenor.web.pulses.crossing import groups_kept, groups_kept_of_items
from convenor.web.pulses.models import Ballot, Tally, Wave


def fill_a_sheet(wave: Wave, answers: Mapping[str, str]) -> bool:
    """Write the answers on any sheet that is still empty; False when there is none left.

    Two at once never fill the same: the row is changed only while it is empty, and whoever comes second tries another.
    """
    keys = [one["key"] for one in wave.items]
    blank = marks.empty(keys)
    said = marks.written(keys, answers)
    empty = Ballot.objects.filter(wave=wave, marks=blank)
    free = list(empty.order_by().values_list("key", flat=True))
    while free:
        key = free.pop(secrets.randbelow(len(free)))
        if empty.filter(key=key).update(marks=said):
            return True
    return False


def count_in_groups(wave: Wave, groups: Mapping[str, str], answers: Mapping[str, str]) -> None:
    """Add the answers to the counts of each group; in the same order always, so that two never wait crosswise."""
    for breakdown, group in sorted(groups.items()):
        rows = Tally.objects.select_for_update(of=("self",)).filter(wave=wave, breakdown=breakdown, group=group)
        row = rows.first()  # of itself alone: the pulse's own row, by which rows are ordered, may be held by a close
        if row is not None:
            row.answered += 1
            row.counts = marks.counted(row.counts, answers)
            row.save(update_fields=["answered", "counts"])


def settled(
    rows: Sequence[Tally], answered: Sequence[Mapping[str, str]], sheets: Sequence[str], keys: Sequence[str]
) -> list[Tally]:
    """The counts that may stay, each without the questions for which it would tell of a few.

    `rows`: the counts of every group asked; `answered`: the groups of each of those who answered; `sheets`: what was
    answered, by nobody in particular. Where somebody who answered was erased since, their groups are not known any
    more: then one breakdown stays, whose counts need no more than themselves.
    """
    breakdowns = list(dict.fromkeys(row.breakdown for row in rows))
    if len(answered) != len(sheets):
        breakdowns = breakdowns[:1]
        answered = [
            {row.breakdown: row.group} for row in rows if row.breakdown in breakdowns for _ in range(row.answered)
        ]
        answered = [*answered, *({} for _ in range(len(sheets) - len(answered)))]
    asked = {name: {row.group: row.invited for row in rows if row.breakdown == name} for name in breakdowns}
    silent = dict.fromkeys(keys, 0)
    for sheet in sheets:
        for key, level in marks.read(keys, sheet).items():
            silent[key] += level is None
    kept = groups_kept(answered, breakdowns, asked=asked)
    of_items = groups_kept_of_items(answered, breakdowns, silent, asked=asked)
    stay = [row for row in rows if (row.breakdown, row.group) in kept]
    for row in stay:
        place = (row.breakdown, row.group)
        row.counts = {key: count for key, count in row.counts.items() if place in of_items[key]}
    return stay
