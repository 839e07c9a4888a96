"""What may be shown of a closed pulse, as plain values: levels as findings, each with how many it rests on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from convenor.findings import Finding, Sureness
from convenor.web.pulses.selectors.results import AskedItem


class Withheld(StrEnum):
    """Why a figure is held back."""

    TOO_FEW = "too_few"  # fewer than five answers
    WOULD_TELL = "would_tell"  # with what is shown, fewer could be worked out
    TOO_SOON = "too_soon"  # nearly the same people said nearly the same thing a few days before


@dataclass(frozen=True, slots=True)
class AgreementShown:
    """How far everyone agrees: `together`, `mixed` or `split`; r_wg where it tells of nobody."""

    word: str
    rwg: float | None


@dataclass(frozen=True, slots=True)
class Apart:
    """How far one group stands from all others; numbers are None where one of the two levels is only a bound.

    `p`: how often chance alone would part them as far; `sureness`: clear when that holds among all comparisons of the
    breakdown, likely when only of this one, else unsure.
    """

    group: str
    construct: str
    value: float | None
    low: float | None
    high: float | None
    p: float | None
    exact: bool
    sureness: Sureness
    higher: bool


@dataclass(frozen=True, slots=True)
class GroupShown:
    """One group of a breakdown: its levels by construct, with no spread of their own."""

    name: str
    asked: int
    answered: int
    findings: Mapping[str, Finding]


@dataclass(frozen=True, slots=True)
class BreakdownShown:
    """Everyone counted by one kind of group. `complete`: no answer is outside the groups shown."""

    name: str
    groups: tuple[GroupShown, ...]
    apart: tuple[Apart, ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class ShownWave:
    """One closed pulse as it may be shown. `answered` is None when fewer than five did.

    `left_out`: breakdowns not kept, because a group of those asked was too small; `not_shown`: those kept of which
    nothing can be shown. `findings` by construct of the model, `measures` by measure of the item bank, `by_item` for
    each question of a measure. `withheld` says why all of it is held back, when it is.
    """

    ref: str
    title: str
    body_ref: str
    body_name: str
    question_set: str
    items: tuple[AskedItem, ...]
    opened: date
    closed: date
    asked: int
    answered: int | None
    what_comes: str
    comes_by: date | None
    findings: Mapping[str, Finding]
    measures: Mapping[str, Finding]
    by_item: Mapping[str, Finding]
    breakdowns: tuple[BreakdownShown, ...]
    left_out: tuple[str, ...]
    not_shown: tuple[str, ...]
    withheld: Withheld | None

    @property
    def levels(self) -> Mapping[str, Finding]:
        """Constructs and measures alike."""
        return {**self.findings, **self.measures}

    def texts(self, construct: str) -> tuple[str, ...]:
        """The questions that asked about a construct or measure."""
        return tuple(item.text for item in self.items if item.construct == construct)

    def asked_as(self, construct: str) -> tuple[tuple[str, int], ...]:
        """Which versions of which items asked about it: two pulses can be compared where these are the same."""
        return tuple(sorted((item.key, item.version) for item in self.items if item.construct == construct))


def worst_of(finding: Finding) -> tuple[float, float] | None:
    """How far those who did not answer could move a level, all at the lowest or all at the highest."""
    worst = finding.settings.get("worst")
    return (worst[0], worst[1]) if worst else None
