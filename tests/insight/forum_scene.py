"""A forum whose members were asked: made-up waves in place of the pulses' own, so that each test says what it means."""

from dataclasses import dataclass
from datetime import timedelta

from convenor.findings import Finding, Sureness
from convenor.records import Window
from convenor.theory.constructs import CONSTRUCTS
from convenor.web.pulses.evidence import WaveEvidence
from tests.insight.scene import TODAY


@dataclass(frozen=True)
class Alike:
    """How far members answered alike."""

    word: str


def level(name, value, margin=0.3, n=18, word="mixed"):
    low, high = max(1, value - margin), min(5, value + margin)
    sure = Sureness.CLEAR if margin < 0.5 else Sureness.LIKELY if margin < 1 else Sureness.UNSURE
    return Finding(name, "pulse_level", "1", value, n, low, high, sure, details=(Alike(word),))


def withheld(name):
    return Finding(
        name, "pulse_level", "1", None, 0, why_undefined="too_few", sureness=Sureness.NOT_ENOUGH, settings={"items": ()}
    )


def wave(number, findings, *, days_ago=12, answered=18, asked=24):
    closed = TODAY - timedelta(days=days_ago)
    return WaveEvidence(
        ref=f"W{number}",
        title=f"Wave {number}",
        window=Window(closed - timedelta(days=14), closed),
        asked=asked,
        answered=answered,
        findings={one.construct: one for one in findings},
        measures={},
    )


def waves(count=12, every=61, **rated):
    """So many waves of every construct at 3.0, or as rated: a number, or one number for each wave."""
    made = []
    for number in range(count):
        findings = []
        for name in CONSTRUCTS:
            value = rated.get(name, 3.0)
            findings.append(level(name, value[number] if isinstance(value, list) else value))
        made.append(wave(number, findings, days_ago=12 + (count - 1 - number) * every))
    return tuple(made)


def asked(monkeypatch, by_body):
    """Let these waves be the pulses of these bodies."""
    where = "convenor.web.insight.evidence.waves"
    monkeypatch.setattr(f"{where}.pulses_of", lambda viewer, ref: tuple(by_body.get(ref, ())) if viewer.belongs else ())
    monkeypatch.setattr(f"{where}.pulses_by_body", lambda viewer: by_body if viewer.belongs else {})
    monkeypatch.setattr(
        f"{where}.newest_of_pulses",
        lambda viewer, refs, on: {ref: tuple(by_body.get(ref, ())) for ref in refs} if viewer.belongs else {},
    )
