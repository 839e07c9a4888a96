"""One forum as the theory sees it: its pulses, what the register records of it, and the diagnosis of both together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from convenor import records
from convenor.findings import Finding
from convenor.methods.degrees import Level
from convenor.theory.diagnosis import Diagnosis, Given, diagnose
from convenor.theory.duties import Duty, asked_of, is_mandated
from convenor.theory.institutional_design.inclusion import Place, places
from convenor.theory.institutional_design.recorded import (
    Rules,
    one_place,
    openness,
    recorded_inclusion,
    recorded_rules,
    rules_kept,
    somebody_missing,
)
from convenor.theory.starting_conditions.recorded import recorded_equality, taking_part_is_a_duty
from convenor.web.bodies import evidence as bodies
from convenor.web.bodies.selectors.recorded import Recorded, recorded_of
from convenor.web.insight.evidence.waves import WaveEvidence, waves_by_body, waves_of
from convenor.web.insight.rules import can_read_forum
from convenor.web.insight.selectors.forum import Answers, answers_in, answers_of, leads_in
from convenor.web.kernel.errors import NotHere
from convenor.web.kernel.rules import require
from convenor.web.kernel.selectors import this_partnership
from convenor.web.kernel.viewer import Viewer
from convenor.web.partners import evidence as partners

FRESH = timedelta(days=400)  # a pulse older than this says how it was, not how it is


@dataclass(frozen=True)
class Forum:
    """One forum on one day.

    `said`: the newest finding of each construct people were asked about; `recorded`: what the register shows, or why it
    shows nothing. `waves`: all closed waves, the oldest first. `leads`: whether the viewer may answer its advice.
    """

    on: date
    body: records.Body
    seats: tuple[records.Seat, ...]
    waves: tuple[WaveEvidence, ...]
    said: Mapping[str, Finding]
    recorded: Mapping[str, Finding]
    facts: Mapping[str, bool]
    diagnosis: Diagnosis
    duties: tuple[Duty, ...]
    absent: tuple[Place, ...]
    answers: Answers
    leads: bool

    @property
    def asked_when(self) -> WaveEvidence | None:
        """The newest wave."""
        return self.waves[-1] if self.waves else None

    @property
    def any_said(self) -> bool:
        return any(found.known for found in self.said.values())

    def history(self, construct: str) -> list[tuple[date, Finding]]:
        """The construct's level in each wave that can say it, the oldest first."""
        return [
            (wave.window.last, wave.findings[construct])
            for wave in self.waves
            if construct in wave.findings and wave.findings[construct].known
        ]


def forum_on(viewer: Viewer, ref: str, on: date) -> Forum:
    """One forum, in a fixed number of queries however many seats and waves it has."""
    this_partnership(viewer)
    require(can_read_forum(viewer), "forum.read")
    there = bodies.bodies_on(viewer, on, only=ref)
    if not there:
        raise NotHere("not_here", subject=ref)
    seats = bodies.seats_on(viewer, on, only=ref)
    shared = shared_by_all(viewer, on, recorded_of(viewer, on, only=ref))
    return forum_from(shared, there[0], seats, waves_of(viewer, ref, on), answers_of(viewer, ref))


def forums_on(viewer: Viewer, on: date) -> list[Forum]:
    """Every body of the partnership that has members, as a forum; in a fixed number of queries."""
    this_partnership(viewer)
    require(can_read_forum(viewer), "forum.read")
    seats: dict[str, list[records.Seat]] = {}
    for seat in bodies.seats_on(viewer, on):
        seats.setdefault(seat.body, []).append(seat)
    there = [body for body in bodies.bodies_on(viewer, on) if any(one.holder for one in seats.get(body.ref, ()))]
    shared = shared_by_all(viewer, on, recorded_of(viewer, on))
    waves = waves_by_body(viewer, on)
    answers = answers_in(viewer)
    return [
        forum_from(shared, body, tuple(seats[body.ref]), waves.get(body.ref, ()), answers.get(body.ref, Answers()))
        for body in there
    ]


@dataclass(frozen=True)
class Shared:
    """What every forum of a partnership is read against, asked for once. `leads`: may the viewer answer its advice?"""

    on: date
    public: bool
    partners: tuple[records.Partner, ...]
    communities: tuple[records.Community, ...]
    powers: tuple[records.Delegation, ...]
    affected: tuple[records.Affected, ...]
    topics: tuple[records.Topic, ...]
    recorded: Mapping[str, Recorded]
    leads: Callable[[Iterable[records.Seat]], bool]


def shared_by_all(viewer: Viewer, on: date, recorded: Mapping[str, Recorded]) -> Shared:
    """All of it, read now."""
    return Shared(
        on=on,
        public=this_partnership(viewer).register_is_public,
        partners=partners.partners_on(viewer, on),
        communities=partners.communities_on(viewer, on),
        powers=bodies.delegations_on(viewer, on),
        affected=bodies.affected_by(viewer, on),
        topics=bodies.topics_undecided(viewer),
        recorded=recorded,
        leads=leads_in(viewer),
    )


def forum_from(
    shared: Shared,
    body: records.Body,
    seats: tuple[records.Seat, ...],
    waves: Sequence[WaveEvidence],
    answers: Answers,
) -> Forum:
    """One forum, of what was read."""
    touched = [one for one in shared.affected if one.body == body.ref]
    where = places(touched, seats, shared.communities)
    recorded = _recorded(shared, body, seats, where)
    said = _newest(waves, shared.on)
    facts = _facts(shared, body, seats, where, recorded)
    given = {name: _given(name, level, waves) for name, found in said.items() if (level := level_of(found))}
    shown = {name: level for name, found in recorded.items() if (level := level_of(found))}
    sectors = {seat.sector for seat in seats}
    return Forum(
        on=shared.on,
        body=body,
        seats=seats,
        waves=tuple(waves),
        said=said,
        recorded=recorded,
        facts=facts,
        diagnosis=diagnose(given, facts, recorded=shown),
        duties=asked_of(body.legal_status, sectors, shared.on),
        absent=tuple(place for place in where if not place.standing.seated),
        answers=answers,
        leads=shared.leads(seats),
    )


def level_of(found: Finding | None) -> Level | None:
    """A finding as a level of the scale; None where it has no value."""
    if found is None or found.value is None:
        return None
    low = found.value if found.low is None else found.low
    return Level(found.value, low, found.value if found.high is None else found.high, found.n)


def _newest(waves: Sequence[WaveEvidence], on: date) -> dict[str, Finding]:
    """Of each construct asked about lately the newest finding that can say something, else the newest of all."""
    newest: dict[str, Finding] = {}
    for wave in waves:
        if on - wave.window.last > FRESH:
            continue
        for name, found in wave.findings.items():
            if found.known or name not in newest or not newest[name].known:
                newest[name] = found
    return newest


def _given(name: str, level: Level, waves: Sequence[WaveEvidence]) -> Given:
    values = [
        known.value for wave in waves if (known := wave.findings.get(name)) is not None and known.value is not None
    ]
    if len(values) < 2:
        return Given(level)
    middle = values[len(values) // 2] if len(values) > 2 else None
    return Given(level, values[0], middle, values[-1])


def _recorded(
    shared: Shared, body: records.Body, seats: Sequence[records.Seat], where: Sequence[Place]
) -> dict[str, Finding]:
    known = shared.recorded[body.ref]
    rules = Rules(known.terms_of_reference, known.charter, known.members, known.agree, known.reserve)
    signs = {
        "register_public": shared.public,
        "meets_in_public": known.meets_in_public,
        "terms_public": known.terms_public,
        "how_to_be_heard": known.how_to_be_heard,
    }
    found = (
        recorded_equality(seats, shared.partners),
        recorded_inclusion(where),
        recorded_rules(rules),
        rules_kept(rules),
        openness(signs),
        one_place(body.ref, shared.powers),
    )
    return {one.construct: one for one in found}


def _facts(
    shared: Shared,
    body: records.Body,
    seats: Sequence[records.Seat],
    where: Sequence[Place],
    recorded: Mapping[str, Finding],
) -> dict[str, bool]:
    """What the register knows to be so or not so; what it does not say is left out."""
    by_law = is_mandated(body.legal_status, shared.on)
    venues = recorded["single_forum"].value
    dated = [topic.due is not None for topic in shared.topics if topic.body == body.ref]
    known: dict[str, bool | None] = {
        "mandated": taking_part_is_a_duty(seats, shared.partners, by_law=by_law),
        "someone_missing": somebody_missing(where),
        "unanimity": body.decision_rule == "unanimity" if body.decision_rule else None,
        "advisory": True if body.decides is False else None,
        "other_venues": True if venues is not None and venues < 5 else None,
        "deadline": any(dated) if dated else None,
    }
    return {name: fact for name, fact in known.items() if fact is not None}
