"""What came out of pulses as a table for a file, with a dictionary of its columns. No row is a person.

A row is one pulse, one thing asked about (a construct, a measure or one of its questions) and one group or everyone.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, BinaryIO

from django.utils.translation import gettext_lazy as _

from convenor.findings import Finding
from convenor.formats.csv_out import write_csv_set
from convenor.formats.tables import Column, Kind, Table, Value
from convenor.web.pulses.presenters import result_words as words
from convenor.web.pulses.shown import Apart, BreakdownShown, GroupShown, ShownWave, worst_of

NAME = "pulse-results"
EVERYONE = "everyone"
_APART: Mapping[str, Any] = {"least": -4, "most": 4, "places": 1}
TABLE = Table(
    name=NAME,
    title=_("Results of pulses"),
    about=_("Levels from closed pulses. A row is a pulse, what was asked about, and a group; no row is a person."),
    columns=(
        Column("ref", _("Row"), Kind.REF, help=_("Pulse, what was asked about, breakdown and group.")),
        Column("pulse", _("Pulse"), help=_("The pulse's reference.")),
        Column("title", _("Title")),
        Column("body", _("Body"), help=_("The reference of the body whose members were asked.")),
        Column("opened", _("Opened on"), Kind.DAY),
        Column("closed", _("Closed on"), Kind.DAY),
        Column("asked", _("Asked"), Kind.WHOLE, help=_("How many were asked, in the group or altogether.")),
        Column("answered", _("Answered"), Kind.WHOLE, help=_("How many sent answers; empty when fewer than five did.")),
        Column("kind", _("Kind"), help=_("construct: of the model; measure: of the item bank; item: one question.")),
        Column("name", _("Name"), help=_("The short name of the construct, measure or question.")),
        Column("question", _("Question"), Kind.LONG_TEXT, help=_("As it was asked; several are divided by a bar.")),
        Column("breakdown", _("Breakdown"), help=_("The kind of group, or everyone.")),
        Column("group", _("Group"), help=_("The group's short name, or everyone.")),
        Column("level", _("Level"), Kind.DECIMAL, most=5, places=1, help=_("Mean, 1 to 5; 5 is more of it.")),
        Column("bound", _("Level is"), help=_("at_least or at_most where few answered near an end of the scale.")),
        Column("low", _("Lower bound"), Kind.DECIMAL, most=5, places=1, help=_("Of the interval, 95 in 100.")),
        Column("high", _("Upper bound"), Kind.DECIMAL, most=5, places=1, help=_("Of the interval, 95 in 100.")),
        Column("n", _("Answers"), Kind.WHOLE, help=_("How many answers the level rests on, without “I don't know”.")),
        Column("sureness", _("How sure"), help=_("clear, likely, unsure, or not enough to say.")),
        Column("agreement", _("Agreement"), help=_("together, mixed or split; of everyone only.")),
        Column("rwg", _("r_wg"), Kind.DECIMAL, most=1, places=1, help=_("Agreement, 0 to 1; of everyone only.")),
        Column("worst_low", _("If the others were lowest"), Kind.DECIMAL, most=5, places=1),
        Column("worst_high", _("If the others were highest"), Kind.DECIMAL, most=5, places=1),
        Column("apart_way", _("Stands"), help=_("higher or lower than all others; empty when alike.")),
        Column("apart", _("Stands from the others"), Kind.DECIMAL, help=_("Less all others' level."), **_APART),
        Column("apart_low", _("Stands from the others, lower bound"), Kind.DECIMAL, **_APART),
        Column("apart_high", _("Stands from the others, upper bound"), Kind.DECIMAL, **_APART),
        Column("by_chance", _("By chance"), Kind.DECIMAL, most=1, places=2, help=_("Exact test of the difference.")),
        Column("apart_sureness", _("How sure the difference is")),
        Column("withheld", _("Held back because"), help=_("too_few, would_tell or too_soon; else empty.")),
        Column("method", _("Method")),
        Column("version", _("Version"), help=_("Of the method.")),
    ),
)


def write_results(out: BinaryIO, waves: Iterable[ShownWave], *, title: str) -> None:
    """The table and its dictionary (CSV on the Web) as one ZIP file."""
    write_csv_set(out, [TABLE], lambda _table: rows(waves), title=title)


def rows(waves: Iterable[ShownWave]) -> Iterator[dict[str, Value]]:
    """Every row, pulse by pulse: everyone first, then each group."""
    for wave in waves:
        frame: dict[str, Value] = {
            "pulse": wave.ref,
            "title": wave.title,
            "body": wave.body_ref,
            "opened": wave.opened,
            "closed": wave.closed,
        }
        everyone: dict[str, Value] = {"breakdown": EVERYONE, "group": EVERYONE}
        counted: dict[str, Value] = {"asked": wave.asked, "answered": wave.answered}
        for kind, findings in _kinds(wave):
            for name, one in findings.items():
                yield _row({**frame, **everyone, **counted}, kind, name, one, _asked(wave, kind, name))
        for breakdown in wave.breakdowns:
            for group in breakdown.groups:
                yield from _of_group(frame, wave, breakdown, group)


def _kinds(wave: ShownWave) -> Sequence[tuple[str, Mapping[str, Finding]]]:
    return (("construct", wave.findings), ("measure", wave.measures), ("item", wave.by_item))


def _of_group(
    frame: Mapping[str, Value], wave: ShownWave, breakdown: BreakdownShown, group: GroupShown
) -> Iterator[dict[str, Value]]:
    apart = {one.construct: one for one in breakdown.apart if one.group == group.name}
    said: dict[str, Value] = {**frame, "breakdown": breakdown.name, "group": group.name}
    said |= {"asked": group.asked, "answered": group.answered}
    for name, one in group.findings.items():
        kind = "construct" if name in wave.findings else "measure"
        yield _row(said, kind, name, one, _asked(wave, kind, name)) | _apart(apart.get(name))


def _asked(wave: ShownWave, kind: str, name: str) -> str:
    if kind == "item":
        return next(item.text for item in wave.items if item.key == name)
    return " | ".join(wave.texts(name))


def _row(frame: Mapping[str, Value], kind: str, name: str, finding: Finding, question: str) -> dict[str, Value]:
    place: Any = (frame["pulse"], kind, name, frame["breakdown"], frame["group"])
    row: dict[str, Value] = {**frame, "ref": "/".join(place), "kind": kind, "name": name, "question": question}
    row |= {"withheld": finding.why_undefined or "", "sureness": finding.sureness.value}
    row |= {"method": finding.method, "version": finding.version}
    if not finding.known:
        return row
    how, worst = words.agreement_of(finding), worst_of(finding)
    return row | {
        "level": _number(finding.value),
        "bound": finding.settings.get("bound", ""),
        "low": _number(finding.low),
        "high": _number(finding.high),
        "n": finding.n,
        "sureness": finding.sureness.value if finding.low is not None else "",
        "agreement": how.word if how else "",
        "rwg": _number(how.rwg) if how else None,
        "worst_low": _number(worst[0]) if worst else None,
        "worst_high": _number(worst[1]) if worst else None,
    }


def _apart(one: Apart | None) -> dict[str, Value]:
    if one is None:
        return {}
    return {
        "apart_way": "" if one.value == 0 else "higher" if one.higher else "lower",
        "apart": _number(one.value),
        "apart_low": _number(one.low),
        "apart_high": _number(one.high),
        "by_chance": _number(one.p, places=2),
        "apart_sureness": one.sureness.value,
    }


def _number(value: float | None, *, places: int = 1) -> Decimal | None:
    return None if value is None else Decimal(f"{value:.{places}f}")
