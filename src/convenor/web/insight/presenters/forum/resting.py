"""What an answer to advice keeps: what the advice rested on that day, and what is watched from then on."""

from datetime import date
from typing import Any

from convenor.theory.constructs import CONSTRUCTS
from convenor.theory.diagnosis import Fired
from convenor.theory.propositions import PROPOSITIONS
from convenor.web.insight.evidence.forum import Forum, level_of
from convenor.web.insight.presenters.forum import sentences as says


def snapshot(fired: Fired | None, on: date) -> dict[str, Any]:
    """What the advice rested on that day, to be kept beside the answer."""
    if fired is None:
        return {}
    return {
        "on": on.isoformat(),
        "title": fired.proposition.title,
        "sureness": str(fired.sureness),
        "degree": [fired.degree.value, fired.degree.low, fired.degree.high],
        "inputs": dict(fired.why),
    }


def watched(forum: Forum, rule: str) -> tuple[str, tuple[float, float, float] | None]:
    """The construct that should change when the advice works, and where it stands: the lowest that the rule reads."""
    named = [name for name in PROPOSITIONS[rule].when.reads if name in CONSTRUCTS]
    known = {name: level for name in named if (level := level_of(says.finding_of(forum, name)))}
    if not known:
        return (named[0] if named else ""), None
    name = min(known, key=lambda one: known[one].value)
    return name, (known[name].value, known[name].low, known[name].high)
