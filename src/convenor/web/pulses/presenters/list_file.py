"""The list of pulses as rows of a file: what was asked of whom and when, how many answered; no answer."""

from collections.abc import Sequence
from typing import Any

from convenor.web.pulses.presenters.waves import answered, whom

FILE = (
    "ref",
    "title",
    "asked",
    "state",
    "opened",
    "closes",
    "closed",
    "how many asked",
    "how many answered",
    "questions",
)


def as_file(waves: Sequence[Any]) -> list[list[str]]:
    """The same as rows of a file, with a heading; columns keep their names in every language."""
    rows = [list(FILE)]
    for wave in waves:
        days = [one.isoformat() if one else "" for one in (wave.opened, wave.closes, wave.closed)]
        questions = " ".join(f"{item['key']}@{item['version']}" for item in wave.items)
        counts = [str(wave.invited or ""), answered(wave).partition(" of ")[0]]
        rows.append([wave.ref, wave.title, whom(wave), wave.state, *days, *counts, questions])
    return rows
