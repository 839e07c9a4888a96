"""A diagnosis in words, for a terminal: the answer first, then where it stands, then what to do."""

from collections.abc import Iterator

from convenor.cli.diagnoses import words
from convenor.theory.constructs import CONSTRUCTS
from convenor.theory.diagnosis import Diagnosis
from convenor.theory.outcomes import Gauge

MOST = 5


def as_text(case: str, found: Diagnosis) -> str:
    """One diagnosis as lines."""
    return "\n".join([case, "=" * min(len(case), 100), *headline(found), "", *_boxes(found), *_advice(found), ""])


def headline(found: Diagnosis) -> Iterator[str]:
    """What can be said in a few sentences."""
    yield f"Results: {gauge(found.results)}"
    yield f"Legitimacy and support: {standing(found.legitimacy)}"
    yield f"The cycle: {cycle(found)}"
    yield f"Leader: {leader(found)}"
    yield f"Go or no-go: {go(found)}"
    if found.late_sag:
        fell = ", ".join(f"{CONSTRUCTS[one.name].title} ({one.middle:.1f} to {one.end:.1f})" for one in found.late_sag)
        yield f"Falling late: {fell}"


def gauge(one: Gauge) -> str:
    """A gauge in words."""
    if one.value is None or one.low is None or one.high is None:
        return f"not enough evidence ({_constructs(one.n)} known)"
    share = f"about {one.value * 10:.0f} in 10" if one.value >= 0.05 else "fewer than 1 in 10"
    whole = f"{share} documented cases like this did well, against 7 in 10 of all"
    return f"{whole} (95% interval {one.low * 100:.0f} to {one.high * 100:.0f} in 100, from {_constructs(one.n)})"


def _constructs(count: int) -> str:
    return f"{count} construct" if count == 1 else f"{count} constructs"


def standing(one: Gauge) -> str:
    """The gauge of legitimacy in words: the cases count no successes for it, so it is read beside their middle."""
    if one.value is None or one.low is None or one.high is None:
        return f"not enough evidence ({_constructs(one.n)} known)"
    beside = "better than" if one.value > 0.76 else "worse than" if one.value < 0.66 else "about as"
    where = f"{one.value * 100:.0f} in 100, {beside} the middle of the documented cases, which stands at 71"
    return f"{where} (95% interval {one.low * 100:.0f} to {one.high * 100:.0f}, from {_constructs(one.n)})"


def cycle(found: Diagnosis) -> str:
    """The state of the cycle in words."""
    turning = found.cycle
    if turning.state is None:
        return "not enough evidence"
    where = f", held up most at {turning.stage}" if turning.stage else ""
    return f"{turning.state}{where} ({turning.sureness}). {turning.turn}".strip()


def leader(found: Diagnosis) -> str:
    """The leader the theory asks for, in words."""
    one = found.leader
    return f"{one.type} ({one.sureness}). {one.check}".strip() if one.type else "not enough evidence"


def go(found: Diagnosis) -> str:
    """Go or no-go in words."""
    one = found.go
    if one.answer is None:
        return "not enough evidence"
    hours = (
        f"; {one.hours_low} to {one.hours_high} hours for trust in the first year, by rule of thumb"
        if one.hours
        else ""
    )
    change = f" What would change it: {' '.join(one.would_change)}" if one.would_change else ""
    return f"{one.answer} ({one.sureness}){hours}.{change}"


def _boxes(found: Diagnosis) -> Iterator[str]:
    for box in found.boxes:
        if box.level is None and not box.constructs:
            yield f"{box.name.capitalize()}: not enough evidence"
            continue
        mean = f"{box.level.value:.1f} ({box.level.low:.1f} to {box.level.high:.1f})" if box.level else "not averaged"
        yield f"{box.name.capitalize()}: {mean}"
        for one in box.constructs:
            beside = f", {one.against} the middle half of 60 cases" if one.against else ""
            moved = f", {one.trend:+.1f} from first to last" if one.trend is not None else ""
            yield f"  {CONSTRUCTS[one.name].title:<38} {one.level.value:.1f}{beside}{moved}"


def _advice(found: Diagnosis) -> Iterator[str]:
    yield ""
    yield "What to do next" if found.advice else "No advice: no rule holds on this evidence."
    for number, one in enumerate(found.advice[:MOST], start=1):
        do = one.proposition.do
        yield f"{number}. {one.proposition.title} [{one.rule}, {one.sureness}]"
        yield f"   Who: {do.who}. What: {do.what}"
        yield f"   By when: {do.by}. You see that it worked when: {do.sign}"
        yield f"   Why: {words.why(one)}. {one.proposition.then}"
        yield f"   Cases: {words.support(one.proposition)}. Source: {one.proposition.source}."
    if len(found.advice) > MOST:
        yield f"Also: {', '.join(one.rule for one in found.advice[MOST:])}"
    if found.open_rules:
        yield f"Not enough evidence for: {', '.join(found.open_rules)}"
