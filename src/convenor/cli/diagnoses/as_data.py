"""A diagnosis as data for a program: plain dictionaries, in the schema of docs/reference/diagnose-schema.json."""

from typing import Any

from convenor.cli.diagnoses import words
from convenor.methods.degrees import Level
from convenor.theory.diagnosis import Box, Diagnosis, Fired
from convenor.theory.outcomes import Gauge

PLACES = 4


def as_data(case: str, found: Diagnosis) -> dict[str, Any]:
    """One diagnosis. What the evidence does not suffice for is null."""
    return {
        "case": case,
        "gauges": {"results": _gauge(found.results), "legitimacy": _gauge(found.legitimacy)},
        "boxes": {box.name: _box(box) for box in found.boxes},
        "cycle": _cycle(found),
        "advice": [_advice(one) for one in found.advice],
        "not_enough_evidence_for": list(found.open_rules),
        "leader": _leader(found),
        "roles": {
            role.name: {"need": _round(role.need), "filled": _round(role.filled), "gap": _round(role.gap)}
            for role in found.roles
        }
        or None,
        "go": _go(found),
        "late_sag": None
        if found.late_sag is None
        else [{"construct": one.name, "middle": one.middle, "end": one.end} for one in found.late_sag],
    }


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, PLACES)


def _gauge(gauge: Gauge) -> dict[str, Any]:
    return {
        "value": None if gauge.value is None else round(gauge.value, 6),
        "low": _round(gauge.low),
        "high": _round(gauge.high),
        "n": gauge.n,
        "known": _round(gauge.known),
        "drivers": {name: _round(moved) for name, moved in gauge.drivers.items()},
        "contingencies": {name: _round(moved) for name, moved in gauge.contingencies.items()},
    }


def _level(level: Level) -> dict[str, Any]:
    return {"value": _round(level.value), "low": _round(level.low), "high": _round(level.high), "n": level.n}


def _box(box: Box) -> dict[str, Any] | None:
    if not box.constructs:
        return None
    stands = {
        one.name: {**_level(one.level), "trend": _round(one.trend), "against_cases": one.against}
        for one in box.constructs
    }
    own = _level(box.level) if box.level else {"value": None, "low": None, "high": None, "n": 0}
    return {**own, "sureness": str(box.sureness), "constructs": stands}


def _cycle(found: Diagnosis) -> dict[str, Any] | None:
    turning = found.cycle
    if turning.state is None:
        return None
    return {
        "state": str(turning.state),
        "stage": turning.stage,
        "turned_by": turning.turn or None,
        "sureness": str(turning.sureness),
        "stages": {stage.name: {**_level(stage.level), "trend": _round(stage.trend)} for stage in turning.stages},
    }


def _advice(one: Fired) -> dict[str, Any]:
    rule, do = one.proposition, one.proposition.do
    return {
        "rule": one.rule,
        "title": rule.title,
        "degree": _round(one.degree.value if one.degree.value is not None else one.degree.low),
        "low": _round(one.degree.low),
        "high": _round(one.degree.high),
        "sureness": str(one.sureness),
        "urgency": rule.urgency,
        "why": words.why(one),
        "inputs": dict(one.why),
        "do": {"who": do.who, "what": do.what, "by": do.by, "sign": do.sign},
        "support": words.support(rule),
    }


def _leader(found: Diagnosis) -> dict[str, Any] | None:
    leader = found.leader
    if leader.type is None:
        return None
    return {
        "type": leader.type,
        "degree": _round(leader.degree.value if leader.degree.value is not None else leader.degree.low),
        "sureness": str(leader.sureness),
        "check": leader.check or None,
    }


def _go(found: Diagnosis) -> dict[str, Any] | None:
    go = found.go
    if go.answer is None:
        return None
    return {
        "answer": go.answer,
        "sureness": str(go.sureness),
        "trust_hours": None if go.hours is None else {"value": go.hours, "low": go.hours_low, "high": go.hours_high},
        "would_change": list(go.would_change),
    }
