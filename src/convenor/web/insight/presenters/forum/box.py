"""One box opened: its constructs, what people say and the record shows of each, how it moved, theory and cases."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from convenor.findings import Finding
from convenor.methods.control_charts import Chart, Direction, xmr
from convenor.theory.constructs import Construct, Evidence, in_box
from convenor.theory.items import ITEMS
from convenor.theory.propositions import PROPOSITIONS
from convenor.web.insight.evidence.forum import Forum
from convenor.web.insight.forum_drawings import bar, over_time
from convenor.web.insight.links import link
from convenor.web.insight.presenters.forum import figure, whole
from convenor.web.insight.presenters.forum import sentences as says
from convenor.web.insight.presenters.forum.advice import support
from convenor.web.insight.wording import forum as wording
from convenor.web.ui.environment import day

FEW = 6  # waves below which limits would be guesses
TOGETHER: dict[str, Any] = {
    "together": gettext_lazy("Members answered much alike."),
    "mixed": gettext_lazy("Members’ answers were mixed."),
    "split": gettext_lazy(
        "Members were split: the middle says little, because some see it quite otherwise than others."
    ),
}


def box_page(request: HttpRequest, forum: Forum, box: str) -> dict[str, Any]:
    """Everything about one box of one forum."""
    known = figure.known_in(forum, box)
    level = next(one for one in forum.diagnosis.boxes if one.name == box)
    return {
        "body": forum.body,
        "forum_href": link(request, "insight:forum", ref=forum.body.ref),
        "title": wording.BOXES[box].title,
        "about": wording.BOXES[box].about,
        "stands": figure.box_stands(level.level),
        "sure": says.sure_word(level.sureness) if level.level else "",
        "wheel": whole.wheel_says(forum) if box == "collaborative process" else "",
        "constructs": [_construct(request, forum, one, known) for one in in_box(box)],
        "rules": [_rule(request, forum, name) for name, rule in PROPOSITIONS.items() if rule.box == box],
        "rests_on": says.rests_on(forum),
    }


def _construct(request: HttpRequest, forum: Forum, one: Construct, known: Any) -> dict[str, Any]:
    stands = known.get(one.name)
    shown = figure.bar_of(forum, one.name, stands)
    gap = next((gap for gap in forum.diagnosis.gaps if gap.name == one.name), None)
    return {
        "id": one.name,
        "title": says.title(one.name),
        "question": wording.theory(one.question),
        "svg": bar(shown, f"bar-{one.name}"),
        "says": shown.says,
        "gap": whole.gap_says(gap) if gap else "",
        "evidence": _evidence(forum, one),
        "together": _together(forum.said.get(one.name)),
        "items": _items(forum.said.get(one.name)),
        "means": [
            {"key": _("Low"), "value": wording.theory(one.low)},
            {"key": _("High"), "value": wording.theory(one.high)},
            {"key": _("On the scale"), "value": _anchors(one)},
        ],
        "cases": _cases(one),
        **_over_time(forum, one),
    }


def _evidence(forum: Forum, one: Construct) -> list[list[Any]]:
    """What each kind of evidence says, or why it says nothing."""
    rows = []
    if Evidence.PERCEIVED in one.evidence:
        rows.append(_evidence_row(_("What people say"), forum.said.get(one.name), says.not_asked(one.name)))
    if Evidence.RECORDED in one.evidence:
        found = forum.recorded.get(one.name)
        row = _evidence_row(_("What the register shows"), found, str(wording.NOT_RECORDED))
        if found is not None and found.method in wording.READ_FROM:
            row[-1] = " ".join([_("Read from %(what)s.") % {"what": wording.READ_FROM[found.method]}, row[-1]]).strip()
        rows.append(row)
    if Evidence.OBSERVED in one.evidence:
        rows.append([_("What was seen"), _("not known"), "–", "–", _("Observing meetings comes later.")])
    return rows


def _evidence_row(kind: str, found: Finding | None, nothing: str) -> list[Any]:
    if found is None or found.value is None:
        why = wording.WHY_NOT.get(found.why_undefined or "") if found else None
        return [kind, _("not known"), "–", "–", str(why or nothing)]
    beware = says.joined([*says.caveats_of(found), says.worst_says(found)])
    return [kind, f"{found.value:.1f}", says.between(found), says.sure_word(found.sureness), beware]


def _together(found: Finding | None) -> str:
    """Whether members answered alike: a split board is not a lukewarm one."""
    agreement = found.details[0] if found is not None and found.known and found.details else None
    word = getattr(agreement, "word", "")
    return str(TOGETHER[word]) if word in TOGETHER else ""


def _items(found: Finding | None) -> list[str]:
    """The questions as they were asked."""
    keys = found.settings.get("items", ()) if found is not None else ()
    return [wording.theory(ITEMS[key].text) for key in keys if key in ITEMS]


def _anchors(one: Construct) -> str:
    low, middle, high = (wording.theory(words) for words in one.anchors)
    return _("1: %(low)s; 3: %(middle)s; 5: %(high)s") % {"low": low, "middle": middle, "high": high}


def _cases(one: Construct) -> str:
    found = one.benchmark
    if found is None:
        return _("The documented cases have no figure for it.")
    facts = {"n": found.n, "first": f"{found.quartiles[0]:g}", "third": f"{found.quartiles[2]:g}"}
    said = _("In %(n)s documented cases its middle half lay between %(first)s and %(third)s") % facts
    if found.start is None or found.middle is None or found.end is None:
        return f"{said}."
    moved = {"start": f"{found.start:.1f}", "middle": f"{found.middle:.1f}", "end": f"{found.end:.1f}"}
    return said + _("; it went from %(start)s at the start to %(middle)s half-way and %(end)s at the end.") % moved


def _over_time(forum: Forum, one: Construct) -> dict[str, Any]:
    history = forum.history(one.name)
    if len(history) < 2:
        return {"chart": "", "chart_says": _("Fewer than two waves can say it, so there is no line yet."), "waves": []}
    way = Direction.DECREASE if one.name == "conflict" else Direction.INCREASE
    chart = xmr([found.value for _on, found in history if found.value is not None], direction=way)
    days = [day(on) for on, _found in history]
    title = _("%(title)s over %(count)s waves") % {"title": says.title(one.name), "count": len(days)}
    few = len(history) < FEW
    return {
        "chart": over_time(chart, _short(days), title, f"chart-{one.name}", limits=not few),
        "chart_says": _chart_says(chart, few=few),
        "waves": [
            [when, f"{found.value:.1f}", says.between(found), found.n, _signal(point)]
            for when, (_on, found), point in zip(days, history, chart.points, strict=True)
        ],
    }


def _short(days: list[str]) -> list[str]:
    """Days without their year's first letters: 24 Nov 2026."""
    return [" ".join((one.split()[0], one.split()[1][:3], one.split()[2])) for one in days]


def _chart_says(chart: Chart, *, few: bool) -> str:
    if few:
        return _("Too few waves for limits: nobody can say yet which changes are more than chance.")
    trial = _("Limits from fewer than 13 waves are for trial.") if any(chart.trial) else ""
    said = {
        "common cause": _("Nothing but chance: the last wave lies within what this forum does anyway."),
        "improvement": _("The last wave is a signal of change for the better."),
        "concern": _("The last wave is a signal of change for the worse."),
        "neutral": _("The last wave is a signal of change."),
    }
    kind = "common cause" if chart.variation == "common cause" else chart.variation.split()[0]
    return says.joined([said[kind], trial])


def _signal(point: Any) -> str:
    if not point.side:
        return _("nothing but chance")
    return _("better") if point.better else _("worse") if point.better is False else _("a change")


def _rule(request: HttpRequest, forum: Forum, name: str) -> list[Any]:
    rule = PROPOSITIONS[name]
    fired = next((one for one in forum.diagnosis.advice if one.rule == name), None)
    if fired is not None:
        state = _("holds (%(sure)s)") % {"sure": says.sure_word(fired.sureness)}
    else:
        state = _("not enough to say") if name in forum.diagnosis.open_rules else _("does not hold")
    href = link(request, "insight:forum_advice", ref=forum.body.ref, rule=name)
    return [{"text": wording.theory(rule.title), "href": href}, state, wording.theory(rule.then), support(rule)]
