"""What the law asks of a body on a day: modes of governance, kinds of body and duties, as dated data.

`duties.toml` holds them with the days from and until which they hold and where they stand written; a change of law is a
change of that file. They are context: whether taking part is a duty (P8), and what a page may remind of. A summary for
people who know their own law, not legal advice.

>>> from datetime import date
>>> [one.id for one in asked_of("statutory", (), date(2021, 1, 1))], is_mandated("joint", date(2026, 11, 24))
(['public_meetings'], True)
"""

import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any

__all__ = ["CHECKED", "DUTIES", "Duty", "asked_of", "is_mandated", "modes_on"]


@dataclass(frozen=True, slots=True)
class Duty:
    """One entry: a mode of governance, a kind of body, or a duty; when it holds, of which bodies, and its source."""

    id: str
    kind: str
    title: str
    says: str
    source: str
    since: date
    until: date | None = None
    legal: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    mandates: bool = False
    planned: str = ""

    def holds(self, on: date) -> bool:
        """Whether it is in force on that day."""
        return self.since <= on and (self.until is None or on <= self.until)


def asked_of(legal: str, sectors: Collection[str], on: date) -> tuple[Duty, ...]:
    """What holds of a body of that standing in law, with seats of those sectors, on that day. Modes are left out."""
    return tuple(
        one
        for one in DUTIES
        if one.kind != "mode"
        and one.holds(on)
        and (not one.legal or legal in one.legal)
        and (not one.sectors or not set(one.sectors).isdisjoint(sectors))
    )


def modes_on(on: date) -> tuple[Duty, ...]:
    """The modes of governance of that day."""
    return tuple(one for one in DUTIES if one.kind == "mode" and one.holds(on))


def is_mandated(legal: str, on: date) -> bool | None:
    """Whether the law asks for such a body and so makes taking part a duty; None when its standing is not known."""
    if not legal:
        return None
    return any(one.mandates and one.holds(on) and legal in one.legal for one in DUTIES)


def _read() -> tuple[date, tuple[Duty, ...]]:
    said = tomllib.loads(files("convenor.theory").joinpath("duties.toml").read_text(encoding="utf-8"))
    entries = [{("since" if key == "from" else key): value for key, value in one.items()} for one in said["entry"]]
    return said["checked"], tuple(_duty(one) for one in entries)


def _duty(said: dict[str, Any]) -> Duty:
    made: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in said.items()}
    return Duty(**made)


CHECKED, DUTIES = _read()
