"""The words results are said in: how sure, how far people agree, why something is held back, what a group is called."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext

from convenor.findings import Finding
from convenor.theory.constructs import CONSTRUCTS
from convenor.theory.items import MEASURES
from convenor.web.bodies.vocabulary import Level, Tier
from convenor.web.partners.vocabulary import Sector
from convenor.web.pulses.shown import SOON, AgreementShown

SURENESS: Mapping[str, Any] = {
    "clear": _lazy("clear"),
    "likely": _lazy("likely"),
    "unsure": _lazy("unsure"),
    "not enough to say": _lazy("not enough to say"),
}
AGREEMENT: Mapping[str, Any] = {
    "together": _lazy("people see it alike"),
    "mixed": _lazy("people see it differently"),
    "split": _lazy("people are split in two camps"),
}
WITHHELD: Mapping[str, Any] = {
    "too_few": _lazy("Held back: fewer than five answered it."),
    "would_tell": _lazy("Held back: it would tell what a few people answered."),
    "too_soon": _lazy("Held back: nearly the same people were asked shortly before."),
}
WITHHELD_SHORT: Mapping[str, Any] = {
    "too_few": _lazy("held back: fewer than five"),
    "would_tell": _lazy("held back: would tell of a few"),
    "too_soon": _lazy("held back: too soon after another"),
}
BOUNDS: Mapping[str, Any] = {"at_least": _lazy("%(level)s or more"), "at_most": _lazy("%(level)s or less")}
BOXES: Mapping[str, Any] = {
    "starting conditions": _lazy("Starting conditions"),
    "institutional design": _lazy("How it is set up"),
    "facilitative leadership": _lazy("Leadership"),
    "collaborative process": _lazy("Working together"),
    "goals": _lazy("Joint goals"),
}
GROUPS: Mapping[str, Mapping[str, Any]] = {
    "sector": dict(Sector.choices),
    "tier": {**dict(Tier.choices), "none": _lazy("On no body")},
    "level": {**dict(Level.choices), "none": _lazy("On no body")},
    "clinical": {"yes": _lazy("Clinical or care professionals"), "no": _lazy("Others")},
    "mandated": {"mandated": _lazy("Have to take part"), "voluntary": _lazy("Choose to take part")},
    "size": {"large": _lazy("Large partners"), "small": _lazy("Small partners")},
}


def title_of(construct: str) -> str:
    """What a construct or measure is called."""
    if construct in CONSTRUCTS:
        return CONSTRUCTS[construct].title
    return MEASURES[construct].title if construct in MEASURES else construct.replace("_", " ").capitalize()


def group_of(breakdown: str, group: str) -> str:
    """What a group is called."""
    return str(GROUPS.get(breakdown, {}).get(group, group))


def level_of(finding: Finding) -> str:
    """A level as it is said: 3.4, or 4.6 or more; why not, where it is held back."""
    if finding.value is None:
        return str(WITHHELD_SHORT[finding.why_undefined or "too_few"])
    said = f"{finding.value:.1f}"
    bound = finding.settings.get("bound")
    return str(BOUNDS[bound]) % {"level": said} if bound else said


def between(low: float | None, high: float | None) -> str:
    """Two bounds: 3.0 to 3.8; one figure where they are the same."""
    if low is None or high is None:
        return ""
    if low == high:
        return f"{low:.1f}"
    return _("%(low)s to %(high)s") % {"low": f"{low:.1f}", "high": f"{high:.1f}"}


def answered_it(finding: Finding) -> str:
    """How many answered a question."""
    return ngettext("%(count)s answer", "%(count)s answers", finding.n) % {"count": finding.n}


def agreement_of(finding: Finding) -> AgreementShown | None:
    """How far people agree; None of what is held back and of a group."""
    return next((one for one in finding.details if isinstance(one, AgreementShown)), None)


def against_cases(construct: str, value: float | None) -> str:
    """Where a level stands to the middle half of the 60 cases; empty where they have no such figure."""
    benchmark = CONSTRUCTS[construct].benchmark if construct in CONSTRUCTS else None
    if benchmark is None or value is None:
        return ""
    first, _middle, third = benchmark.quartiles
    if value < first:
        return _("below the middle half of 60 cases")
    return _("above the middle half of 60 cases") if value > third else _("within the middle half of 60 cases")


def cases_of(construct: str) -> tuple[float, float] | None:
    """The middle half of the 60 cases."""
    benchmark = CONSTRUCTS[construct].benchmark if construct in CONSTRUCTS else None
    return (benchmark.quartiles[0], benchmark.quartiles[2]) if benchmark else None


def too_soon() -> str:
    """Why a whole pulse is held back."""
    return _(
        "Nothing of it is shown. Another pulse asked nearly the same people less than %(days)s days before, and the "
        "difference between the two would tell what a few people answered."
    ) % {"days": SOON}
