"""What a version of a text leaves out that the text itself says: figures, and words for loss or risk.

Telling something in other words may slide into telling less. This points at it; whoever writes decides, and readers
have both versions side by side.

>>> left_out("Two of 14 wards close, 120 jobs are at risk.", "Some wards will change.")
LeftOut(figures=('14', '120'), losses=('close', 'jobs', 'risk'))
>>> left_out("Savings of £2,000.", "We save 2000 pounds.")
LeftOut(figures=(), losses=())
"""

import re
from dataclasses import dataclass

FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
WORD = re.compile(r"[a-z]+")
LOSSES = (  # a stem, and what it is shown as
    ("clos", "close"),
    ("cut", "cut"),
    ("delay", "delay"),
    ("die", "die"),
    ("death", "death"),
    ("fewer", "fewer"),
    ("harm", "harm"),
    ("job", "jobs"),
    ("lose", "lose"),
    ("losing", "lose"),
    ("loss", "loss"),
    ("longer", "longer"),
    ("lost", "lost"),
    ("merg", "merge"),
    ("redundan", "redundancy"),
    ("reduc", "reduce"),
    ("remov", "remove"),
    ("risk", "risk"),
    ("shorter", "shorter"),
    ("stop", "stop"),
    ("wait", "wait"),
    ("withdraw", "withdraw"),
    ("without", "without"),
    ("worse", "worse"),
)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Figures of the text that the version does not have, and words for loss of which it has none."""

    figures: tuple[str, ...]
    losses: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.figures or self.losses)


def left_out(text: str, version: str) -> LeftOut:
    """Compare a version with the text it tells."""
    there = {_plain(one) for one in FIGURE.findall(version)}
    figures = dict.fromkeys(one.rstrip(",") for one in FIGURE.findall(text) if _plain(one) not in there)
    told = _losses(version)
    return LeftOut(tuple(figures), tuple(one for one in _losses(text) if one not in told))


def _losses(text: str) -> tuple[str, ...]:
    words = WORD.findall(text.casefold())
    return tuple(dict.fromkeys(shown for stem, shown in LOSSES if any(word.startswith(stem) for word in words)))


def _plain(figure: str) -> str:
    return figure.replace(",", "")
