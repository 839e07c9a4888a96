"""Filling a sheet by chance, and what may stay of the counts."""

import secrets
from collections.abc import Iterable, Mapping
from typing import TypeVar

from convenor.web.pulses import marks
from convenor.web.pulses.models import Ballot, Tally, Wave
from convenor.web.pulses.vocabulary import AT_LEAST

Thing = TypeVar("Thing")


def shuffled(things: Iterable[Thing]) -> list[Thing]:
    """In an order that nobody can repeat."""
    found = list(things)
    secrets.SystemRandom().shuffle(found)
    return found


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
        row = Tally.objects.select_for_update().filter(wave=wave, breakdown=breakdown, group=group).first()
        if row is not None:
            row.answered += 1
            row.counts = marks.counted(row.counts, answers)
            row.save(update_fields=["answered", "counts"])


def groups_to_drop(answered: Mapping[str, int], total: int) -> list[str]:
    """The groups of one breakdown whose counts may not stay: too few answered, or they would tell on others.

    What is not shown can be worked out as the total less all that is. So it must be nobody, or five at least.

    >>> groups_to_drop({"council": 7, "nhs": 9, "voluntary": 3}, 19)
    ['council', 'voluntary']
    >>> groups_to_drop({"council": 7, "nhs": 9, "voluntary": 0}, 16)
    ['voluntary']
    >>> groups_to_drop({"yes": 4, "no": 12}, 16)
    ['no', 'yes']
    """
    kept = {group: count for group, count in answered.items() if count >= AT_LEAST}
    while kept and 0 < total - sum(kept.values()) < AT_LEAST:
        del kept[min(kept, key=lambda group: (kept[group], group))]
    return sorted(set(answered) - set(kept))
