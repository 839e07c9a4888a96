"""What can be said of a forum as a whole: the wheel, the outcomes, gaps, what fell late, which leader would help."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from convenor.theory.diagnosis import Gap
from convenor.theory.outcomes import Gauge
from convenor.web.insight.evidence.forum import Forum
from convenor.web.insight.presenters.forum.sentences import sure_word, title
from convenor.web.insight.wording import forum as wording
from convenor.web.insight.wording.words import listing

MIDDLE_CASE = 0.71  # where the gauges' middle stands
ABOUT = 0.05  # of the gauge: nearer to the middle than this is about there


def wheel_says(forum: Forum) -> str:
    """The state of the wheel in a sentence, and what would turn it."""
    wheel = forum.diagnosis.cycle
    if wheel.state is None:
        return _("Too few of its five stages are known to see how the wheel turns.")
    stage = wording.stage(wheel.stage).lower() if wheel.stage else ""
    said = str(wording.STATES[str(wheel.state)].about) % {"stage": stage}
    sure = _("How sure: %(sure)s.") % {"sure": sure_word(wheel.sureness)}
    return " ".join(part for part in (said, wording.theory(wheel.turn), sure) if part)


def results_say(gauge: Gauge) -> str:
    """The gauge of results in a sentence."""
    if gauge.value is None or gauge.low is None or gauge.high is None:
        return _("Results: not enough to say. More of the model has to be known first.")
    return _(
        "Results: of the documented cases that stood like this, about %(share)s in 10 reached more than half of their"
        " goals (%(low)s to %(high)s in 100); of all 60, 7 in 10 did. What such cases looked like, never a prediction."
    ) % {"share": round(gauge.value * 10), "low": round(gauge.low * 100), "high": round(gauge.high * 100)}


def legitimacy_says(gauge: Gauge) -> str:
    """The gauge of legitimacy and support in a sentence: read beside the middle case, not as a share."""
    if gauge.value is None or gauge.low is None or gauge.high is None:
        return _("Legitimacy and support: not enough to say. More of the model has to be known first.")
    return str(BESIDE[beside_middle(gauge)][1])


def beside_middle(gauge: Gauge) -> str:
    """How the gauge of legitimacy stands beside the middle of the cases, as a code; empty when it is not known."""
    if gauge.value is None or gauge.low is None or gauge.high is None:
        return ""
    if gauge.low > MIDDLE_CASE or gauge.high < MIDDLE_CASE:
        return "better" if gauge.low > MIDDLE_CASE else "worse"
    if abs(gauge.value - MIDDLE_CASE) <= ABOUT:
        return "about"
    return "perhaps better" if gauge.value > MIDDLE_CASE else "perhaps worse"


BESIDE = {
    "better": (
        gettext_lazy("above the middle"),
        gettext_lazy("Legitimacy and support: better than in the middle of the documented cases."),
    ),
    "worse": (
        gettext_lazy("below the middle"),
        gettext_lazy("Legitimacy and support: worse than in the middle of the documented cases."),
    ),
    "about": (
        gettext_lazy("the middle"),
        gettext_lazy("Legitimacy and support: about as in the middle of the documented cases."),
    ),
    "perhaps better": (
        gettext_lazy("unsure"),
        gettext_lazy(
            "Legitimacy and support: perhaps better than in the middle of the documented cases; it is not sure."
        ),
    ),
    "perhaps worse": (
        gettext_lazy("unsure"),
        gettext_lazy(
            "Legitimacy and support: perhaps worse than in the middle of the documented cases; it is not sure."
        ),
    ),
}


def gap_says(gap: Gap) -> str:
    """Where what people say and what the record shows lie apart."""
    facts = {"title": title(gap.name), "said": f"{gap.perceived.value:.1f}", "shown": f"{gap.recorded.value:.1f}"}
    if gap.apart > 0:
        return (
            _("%(title)s: people put it at %(said)s of 5, the register shows %(shown)s. It looks better from inside.")
            % facts
        )
    return (
        _("%(title)s: people put it at %(said)s of 5, the register shows %(shown)s. What is written is not yet felt.")
        % facts
    )


def sag_says(forum: Forum) -> str:
    """What fell late, as it does in many documented cases; empty when nothing did."""
    fell = forum.diagnosis.late_sag or ()
    if not fell:
        return ""
    names = listing(
        _("%(title)s (%(middle)s, now %(end)s)")
        % {"title": title(one.name), "middle": f"{one.middle:.1f}", "end": f"{one.end:.1f}"}
        for one in fell
    )
    return _("Lately lower than half-way: %(names)s. Many documented cases let these slip towards the end.") % {
        "names": names
    }


def leader_says(forum: Forum) -> list[str]:
    """The kind of leader the theory asks for and whether to go on, with what would change it."""
    said = []
    leader, go = forum.diagnosis.leader, forum.diagnosis.go
    if leader.type and leader.type != "none in particular":
        said.append(f"{wording.LEADERS[leader.type]} {wording.theory(leader.check)}".strip())
    if go.answer:
        line = str(wording.GOES[go.answer])
        if go.hours:
            line += " " + _("By rule of thumb, %(low)s to %(high)s hours in the first year.") % {
                "low": go.hours_low,
                "high": go.hours_high,
            }
        said.append(line)
        said += [wording.theory(change) for change in go.would_change] if go.answer == "do not embark" else []
    return said
