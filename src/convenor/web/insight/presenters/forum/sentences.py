"""The sentences of a forum: what stands out, each construct, the wheel, the outcomes, gaps, who was asked."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from convenor.findings import Finding, Sureness
from convenor.methods.degrees import is_high, is_low
from convenor.theory.constructs import CONSTRUCTS
from convenor.theory.diagnosis import RECORDED, Gap, Stands
from convenor.theory.outcomes import Gauge
from convenor.web.insight.evidence.forum import Forum, level_of
from convenor.web.insight.wording import forum as wording
from convenor.web.insight.wording.words import SURENESS, listing
from convenor.web.ui.environment import day

MIDDLE_CASE = 0.71  # where the gauges' middle stands
MOVES = 0.25
ABOUT = 0.05  # of the gauge: nearer to the middle than this is about there
NEITHER_GOOD_NOR_BAD = ("conflict", "single_forum")  # more of them is not simply better


def finding_of(forum: Forum, name: str) -> Finding | None:
    """What a construct's level rests on: what people say where they can, else the record."""
    said = forum.said.get(name)
    if said is not None and said.known:
        return said
    return forum.recorded.get(name) or said


def sure_of(forum: Forum, name: str) -> Sureness:
    found = finding_of(forum, name)
    return found.sureness if found is not None and found.known else Sureness.NOT_ENOUGH


def sure_word(sure: Sureness) -> str:
    return str(SURENESS[str(sure)])


def headline(forum: Forum) -> str:
    """The answer before any figure."""
    if not forum.any_said and not any(found.known for found in forum.recorded.values()):
        return _("There is not enough to say yet how collaboration stands here.")
    strong, weak = standing_out(forum)
    said = _stands_out(strong, weak)
    if forum.any_said:
        return said
    return _("%(said)s That is what the register shows; nobody has been asked yet.") % {"said": said}


def standing_out(forum: Forum) -> tuple[list[str], list[str]]:
    """The two constructs that stand highest, and the two that stand lowest, of those that are high or low."""
    stands = [
        one
        for box in forum.diagnosis.boxes
        for one in box.constructs
        if one.name not in NEITHER_GOOD_NOR_BAD and sure_of(forum, one.name) is not Sureness.UNSURE
    ]
    asked = [one for one in stands if one.evidence != RECORDED] or stands
    high = sorted((one for one in asked if is_high(one.level).holds), key=lambda one: -one.level.value)
    low = sorted((one for one in asked if is_low(one.level).holds), key=lambda one: one.level.value)
    return [one.name for one in high[:2]], [one.name for one in low[:2]]


def _stands_out(strong: list[str], weak: list[str]) -> str:
    good = listing(wording.CLAUSES[name].strong for name in strong)
    bad = listing(wording.CLAUSES[name].weak for name in weak)
    if good and bad:
        return _("%(good)s, but %(bad)s.") % {"good": _capital(good), "bad": bad}
    if good:
        return _("%(good)s; nothing stands out as weak.") % {"good": _capital(good)}
    if bad:
        return _("%(bad)s, and nothing stands out as strong.") % {"bad": _capital(bad)}
    return _("Nothing stands out: what is known lies about the middle of the scale.")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def rests_on(forum: Forum) -> str:
    """Who was asked when, and that the register is read beside it."""
    wave = forum.asked_when
    if wave is None:
        return _("Read from the register on %(day)s. No pulse has closed here yet.") % {"day": day(forum.on)}
    if not wave.answered:
        return _(
            "Fewer than five of %(asked)s members answered the pulse that closed on %(day)s, so nothing of it is shown."
            " The register is read as on %(on)s."
        ) % {"asked": wave.asked, "day": day(wave.window.last), "on": day(forum.on)}
    facts = {"answered": wave.answered, "asked": wave.asked, "day": day(wave.window.last), "on": day(forum.on)}
    says = ngettext(
        "From %(answered)s of %(asked)s member who answered the pulse that closed on %(day)s, and the register on"
        " %(on)s.",
        "From %(answered)s of %(asked)s members who answered the pulse that closed on %(day)s, and the register on"
        " %(on)s.",
        wave.asked,
    )
    return says % facts


def construct_says(forum: Forum, stands: Stands) -> str:
    """One construct in a sentence."""
    level = stands.level
    facts = {
        "title": title(stands.name),
        "value": value_says(forum, stands),
        "low": f"{level.low:.1f}",
        "high": f"{level.high:.1f}",
        "sure": sure_word(sure_of(forum, stands.name)),
        "source": _source(stands),
    }
    said = _("%(title)s: %(value)s of 5, between %(low)s and %(high)s (%(sure)s), %(source)s") % facts
    parts = [said, *([str(wording.AGAINST[stands.against])] if stands.against else []), *_moved(stands)]
    return "; ".join(parts) + "."


def value_says(forum: Forum, stands: Stands) -> str:
    """The value; near an end of the scale only that it is at least or at most so much, so that nobody can be told."""
    said = f"{stands.level.value:.1f}"
    found = finding_of(forum, stands.name)
    bound = found.settings.get("bound") if found is not None else ""
    if bound == "at_least":
        return _("at least %(value)s") % {"value": said}
    return _("at most %(value)s") % {"value": said} if bound == "at_most" else said


def worst_says(found: Finding) -> str:
    """How low and how high it could be if those who did not answer all stood at an end; empty where all answered."""
    worst = found.settings.get("worst")
    if not worst or "not_all_answered" not in found.caveats:
        return ""
    return _("Whatever those who did not answer think, the level of all lies between %(low)s and %(high)s.") % {
        "low": f"{worst[0]:.1f}",
        "high": f"{worst[1]:.1f}",
    }


def _source(stands: Stands) -> str:
    if stands.evidence == RECORDED:
        return _("as the register shows it")
    says = ngettext("from %(count)s answer", "from %(count)s answers", stands.level.n)
    return says % {"count": stands.level.n}


def _moved(stands: Stands) -> list[str]:
    if stands.trend is None:
        return []
    by = f"{abs(stands.trend):.1f}"
    if stands.trend >= MOVES:
        return [_("it rose by %(by)s since the first wave") % {"by": by}]
    if stands.trend <= -MOVES:
        return [_("it fell by %(by)s since the first wave") % {"by": by}]
    return [_("hardly changed since the first wave")]


def title(name: str) -> str:
    return wording.theory(CONSTRUCTS[name].title)


def unknown_says(forum: Forum, name: str) -> str:
    """Why nothing can be said of a construct, and that it is nobody's fault."""
    found = finding_of(forum, name)
    why = wording.WHY_NOT.get(found.why_undefined or "") if found is not None else None
    return _("%(title)s: not enough to say. %(why)s") % {
        "title": title(name),
        "why": why or _("Nobody has been asked about it yet."),
    }


def wheel_says(forum: Forum) -> str:
    """The state of the wheel in a sentence, and what would turn it."""
    wheel = forum.diagnosis.cycle
    if wheel.state is None:
        return _("Too few of its five stages are known to see how the wheel turns.")
    stage = str(wording.STAGES[wheel.stage]).lower() if wheel.stage else ""
    said = str(wording.WHEEL[str(wheel.state)]) % {"stage": stage}
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


def caveats_of(found: Finding) -> list[str]:
    """What to beware of."""
    return [str(wording.CAVEATS[code]) for code in found.caveats if code in wording.CAVEATS]


def between(found: Finding | None) -> str:
    """A finding's interval in words."""
    level = level_of(found)
    return _("%(low)s to %(high)s") % {"low": f"{level.low:.1f}", "high": f"{level.high:.1f}"} if level else ""


def joined(parts: Iterable[Any]) -> str:
    return " ".join(str(part) for part in parts if part)
