"""One state of one forum in one window: the only module that joins the parts of the theory.

In: what is known of each construct (a level with its interval, and its levels at start, middle and end where known),
what the record shows of it, and of the context (facts that are so or not). Where nobody was asked, the record stands
in; where what people say and what the record shows lie further apart than both intervals allow, that is a gap, and
said. Out: a frozen `Diagnosis` of boxes, cycle, two gauges, the rules that hold in order of urgency and sureness,
leader, roles, go or no-go, late sag, gaps. What is not known stays None with a word for it.

>>> found = diagnose({"resource_equality": Given(Level(1.5, 1.2, 1.8)), "convening": Given(Level(2, 1.6, 2.4))})
>>> [(one.rule, str(one.sureness)) for one in found.advice][:2], found.results.value
([('P1', 'clear'), ('P6', 'clear')], None)
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from convenor.findings import Sureness
from convenor.methods.degrees import Degree, Level, sureness
from convenor.theory.collaborative_process.cycle import Cycle, cycle
from convenor.theory.constructs import BOXES, CONSTRUCTS, in_box
from convenor.theory.embarking import Go, go_or_not
from convenor.theory.facilitative_leadership.styles import Leader, Role, leader_type, role_mix
from convenor.theory.outcomes import Gauge, legitimacy, results
from convenor.theory.propositions import PROPOSITIONS, Proposition, Situation

__all__ = ["PERCEIVED", "RECORDED", "Box", "Diagnosis", "Fired", "Gap", "Given", "Sag", "Stands", "diagnose"]

SAGS = ("inclusive", "transparent", "convening", "face_to_face")
PERCEIVED, RECORDED = "perceived", "recorded"
SAG = 0.25  # of a scale point from the middle to the end


@dataclass(frozen=True, slots=True)
class Given:
    """What is known of one construct: its level over the window, and at each time point that was looked at."""

    level: Level
    start: float | None = None
    middle: float | None = None
    end: float | None = None

    @property
    def trend(self) -> float | None:
        """The change from the first time point known to the last; None with fewer than two."""
        first = self.start if self.start is not None else self.middle
        last = self.end if self.end is not None else self.middle
        if first is None or last is None or (self.start is None and self.end is None):
            return None
        return last - first


@dataclass(frozen=True, slots=True)
class Stands:
    """Where a construct stands: its level, its trend, against the middle half of the 60 cases, and who says so.

    `against`: "below", "within" or "above" it; None where the cases have no such figure.
    """

    name: str
    level: Level
    trend: float | None
    against: str | None
    evidence: str = PERCEIVED


@dataclass(frozen=True, slots=True)
class Box:
    """One box of the model: the mean of what is known in it; None where nothing is."""

    name: str
    level: Level | None
    sureness: Sureness
    constructs: tuple[Stands, ...]


@dataclass(frozen=True, slots=True)
class Fired:
    """A rule that holds, how far, how sure that is, and what it was read from."""

    rule: str
    degree: Degree
    sureness: Sureness
    why: tuple[tuple[str, float | bool | None], ...]
    proposition: Proposition


@dataclass(frozen=True, slots=True)
class Sag:
    """A construct that fell from the middle to the end."""

    name: str
    middle: float
    end: float


@dataclass(frozen=True, slots=True)
class Gap:
    """A construct of which people say something else than the record shows: both levels, and how far apart they are.

    `apart`: perceived less recorded; above 0, people think better of it than the record does.
    """

    name: str
    perceived: Level
    recorded: Level

    @property
    def apart(self) -> float:
        return self.perceived.value - self.recorded.value


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What can be said of one forum. `open_rules`: those that too little is known for; `gaps`: the widest first."""

    boxes: tuple[Box, ...]
    cycle: Cycle
    results: Gauge
    legitimacy: Gauge
    advice: tuple[Fired, ...]
    open_rules: tuple[str, ...]
    leader: Leader
    roles: tuple[Role, ...]
    go: Go
    late_sag: tuple[Sag, ...] | None
    gaps: tuple[Gap, ...] = ()


def diagnose(
    findings: Mapping[str, Given],
    context: Mapping[str, bool] | None = None,
    *,
    recorded: Mapping[str, Level] | None = None,
) -> Diagnosis:
    """The diagnosis of one forum. `findings` by construct, `context` by fact (`propositions.conditions.FACTS`).

    `recorded`: what the register and the process show, by construct; it stands in only where nobody was asked.
    """
    facts, shown = context or {}, recorded or {}
    gaps = tuple(sorted(_gaps(findings, shown), key=lambda gap: -abs(gap.apart)))
    perceived = frozenset(findings)
    findings = {**{name: Given(level) for name, level in shown.items()}, **findings} if shown else findings
    levels = {name: given.level for name, given in findings.items() if name in CONSTRUCTS}
    trends = {name: given.trend for name, given in findings.items() if given.trend is not None}
    situation = Situation(levels, facts)
    degrees = {name: rule.when.weigh(situation) for name, rule in PROPOSITIONS.items()}
    fired = [_fired(PROPOSITIONS[name], degree, situation) for name, degree in degrees.items() if degree.holds]
    return Diagnosis(
        boxes=tuple(_box(box, findings, perceived) for box in BOXES),
        cycle=cycle(levels, trends),
        results=results(levels, mandated=facts.get("mandated")),
        legitimacy=legitimacy(levels),
        advice=tuple(sorted(fired, key=_most_urgent_and_surest_first)),
        open_rules=tuple(name for name, degree in degrees.items() if degree.holds is None),
        leader=leader_type(degrees["P5"], degrees["P6"]),
        roles=role_mix(levels),
        go=go_or_not(levels, facts, degrees["P7"]),
        late_sag=_late_sag(findings),
        gaps=gaps,
    )


def _gaps(findings: Mapping[str, Given], recorded: Mapping[str, Level]) -> Iterator[Gap]:
    for name, shown in recorded.items():
        said = findings[name].level if name in findings else None
        if said is not None and (said.low > shown.high or said.high < shown.low):
            yield Gap(name, said, shown)


_SURE = (Sureness.CLEAR, Sureness.LIKELY, Sureness.UNSURE, Sureness.NOT_ENOUGH)
_BORNE_OUT = ("as predicted", "as predicted, weakly", "not tested", "no support")


def _most_urgent_and_surest_first(one: Fired) -> tuple[float, ...]:
    rule = one.proposition
    return (
        -rule.urgency,
        _SURE.index(one.sureness),
        _BORNE_OUT.index(rule.verdict),
        -one.degree.low,
        list(PROPOSITIONS).index(one.rule),
    )


def _fired(rule: Proposition, degree: Degree, situation: Situation) -> Fired:
    why = tuple((name, _known(name, situation)) for name in rule.when.reads)
    return Fired(rule.id, degree, sureness(degree), why, rule)


def _known(name: str, situation: Situation) -> float | bool | None:
    if name in situation.levels:
        return situation.levels[name].value
    return situation.facts.get(name)


def _box(box: str, findings: Mapping[str, Given], perceived: Collection[str]) -> Box:
    stands = tuple(
        _stands(one.name, findings[one.name], one.name in perceived) for one in in_box(box) if one.name in findings
    )
    # more conflict is no better, so it stands in its box without being averaged into it
    counted = [one.level for one in stands if one.name != "conflict"]
    if not counted:
        return Box(box, None, Sureness.NOT_ENOUGH, stands)
    count = len(counted)
    level = Level(
        sum(one.value for one in counted) / count,
        sum(one.low for one in counted) / count,
        sum(one.high for one in counted) / count,
        count,
    )
    width = level.high - level.low
    return Box(box, level, _SURE[0] if width <= 1 else _SURE[1] if width <= 2 else _SURE[2], stands)


def _stands(name: str, given: Given, perceived: bool) -> Stands:
    benchmark, against = CONSTRUCTS[name].benchmark, None
    if benchmark is not None:
        first, _median, third = benchmark.quartiles
        value = given.level.value
        against = "below" if value < first else "above" if value > third else "within"
    return Stands(name, given.level, given.trend, against, PERCEIVED if perceived else RECORDED)


def _late_sag(findings: Mapping[str, Given]) -> tuple[Sag, ...] | None:
    """What fell from middle to end of what usually falls then; None where middle and end are known of none of it."""
    seen = [
        Sag(name, given.middle, given.end)
        for name in SAGS
        if (given := findings.get(name)) and given.middle is not None and given.end is not None
    ]
    return tuple(one for one in seen if one.middle - one.end >= SAG) if seen else None
