"""The figure of a forum: its bars, the model drawn, and the table that says the same."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from convenor.methods.degrees import Level
from convenor.theory.collaborative_process.cycle import STAGES
from convenor.theory.constructs import BOXES, CONSTRUCTS, in_box
from convenor.theory.diagnosis import RECORDED, Stands
from convenor.theory.outcomes import Gauge
from convenor.web.insight.evidence.forum import Forum
from convenor.web.insight.forum_drawings import Bar, Model, Spoke, bar, model
from convenor.web.insight.links import link
from convenor.web.insight.presenters.forum import sentences as says
from convenor.web.insight.presenters.forum import whole
from convenor.web.insight.wording import forum as wording
from convenor.web.ui.drawing.svg import Part

SLUGS = {name: name.replace(" ", "-") for name in BOXES}


def bars(forum: Forum, box: str) -> list[Bar]:
    """The bars of a box, unknown ones too, in the order of the model."""
    known = known_in(forum, box)
    return [bar_of(forum, one.name, known.get(one.name)) for one in in_box(box)]


def known_in(forum: Forum, box: str) -> dict[str, Stands]:
    found = next(one for one in forum.diagnosis.boxes if one.name == box)
    return {one.name: one for one in found.constructs}


def bar_of(forum: Forum, name: str, stands: Stands | None) -> Bar:
    benchmark = CONSTRUCTS[name].benchmark
    middle = (benchmark.quartiles[0], benchmark.quartiles[2]) if benchmark else None
    if stands is None:
        return Bar(says.title(name), middle=middle, word=_("not known"), says=says.unknown_says(forum, name))
    past = [found.value for _day, found in forum.history(name) if found.value is not None]
    return Bar(
        title=says.title(name),
        level=stands.level,
        middle=middle,
        past=past if stands.evidence != RECORDED else (),
        word=says.sure_word(says.sure_of(forum, name)),
        says=says.construct_says(forum, stands),
        recorded=stands.evidence == RECORDED,
    )


def outcome_bars(forum: Forum) -> list[Bar]:
    """The two gauges as bars."""
    found = forum.diagnosis
    return [
        Bar(_("Results"), _level(found.results), says=whole.results_say(found.results), word=_word(found.results)),
        Bar(
            _("Legitimacy and support"),
            _level(found.legitimacy),
            says=whole.legitimacy_says(found.legitimacy),
            word=_beside_middle(found.legitimacy),
        ),
    ]


def drawn(request: HttpRequest, forum: Forum) -> Part:
    """The model with what is known in it."""
    wheel = forum.diagnosis.cycle
    known = {stage.name: stage.level for stage in wheel.stages}
    state = str(wording.STATES[str(wheel.state)].title) if wheel.state else _("Not enough")
    if wheel.stage:
        state = _("%(state)s at %(stage)s") % {"state": state, "stage": wording.stage(wheel.stage).lower()}
    shown = Model(
        boxes={name: bars(forum, name) for name in BOXES},
        titles={name: str(said.title) for name, said in wording.BOXES.items()},
        links={name: box_href(request, forum, name) for name in BOXES},
        spokes=[_spoke(wording.stage(name), known.get(name)) for name in STAGES],
        state=(_shorter(state), says.sure_word(wheel.sureness) if wheel.state else _("to say")),
        outcomes=outcome_bars(forum),
        outcomes_title=_("Outcomes, in cases like this"),
    )
    title = _("Where %(body)s stands in the model. The table and the sentences say the same.") % {
        "body": forum.body.name
    }
    return model(shown, title)


def _spoke(title: str, level: Level | None) -> Spoke:
    if level is None:
        return Spoke(title, None, "", _("%(stage)s: not enough to say.") % {"stage": title})
    facts = {"stage": title, "value": f"{level.value:.1f}", "low": f"{level.low:.1f}", "high": f"{level.high:.1f}"}
    says = _("%(stage)s: %(value)s of 5, between %(low)s and %(high)s.") % facts
    return Spoke(title, level.value, _("%(low)s to %(high)s") % facts, says)


def _shorter(state: str) -> str:
    """What fits into the wheel: only the state where the stage's name is long."""
    return state if len(state) <= 20 else state.partition(" at ")[0]


def box_href(request: HttpRequest, forum: Forum, box: str) -> str:
    return link(request, "insight:forum_box", ref=forum.body.ref, box=SLUGS[box])


def boxes(request: HttpRequest, forum: Forum) -> list[dict[str, Any]]:
    """Each box to open in place: its level, bars with sentences, and its own page."""
    made = []
    for number, box in enumerate(forum.diagnosis.boxes):
        shown = bars(forum, box.name)
        made.append(
            {
                "id": SLUGS[box.name],
                "title": wording.BOXES[box.name].title,
                "about": wording.BOXES[box.name].about,
                "stands": box_stands(box.level),
                "svg": bar(_whole(str(wording.BOXES[box.name].title), box.level), f"box-{number}"),
                "bars": [
                    {"title": one.title, "word": one.word, "says": one.says, "svg": bar(one, f"bar-{number}-{at}")}
                    for at, one in enumerate(shown)
                ],
                "wheel": whole.wheel_says(forum) if box.name == "collaborative process" else "",
                "href": box_href(request, forum, box.name),
            }
        )
    return made


def _whole(title: str, level: Level | None) -> Bar:
    """A box as one bar."""
    says_it = _("%(box)s: %(stands)s.") % {"box": title, "stands": box_stands(level)}
    return Bar(title, level, says=says_it)


def box_stands(level: Level | None) -> str:
    if level is None:
        return _("not enough to say")
    return _("%(value)s of 5, between %(low)s and %(high)s") % {
        "value": f"{level.value:.1f}",
        "low": f"{level.low:.1f}",
        "high": f"{level.high:.1f}",
    }


def table_head() -> list[str]:
    return [
        _("What"),
        _("Stands at"),
        _("Between"),
        _("Answers"),
        _("How sure"),
        _("Moved"),
        _("Beside 60 cases"),
    ]


def table_rows(forum: Forum) -> list[list[Any]]:
    """The same as the drawing, row by row; what is not known too."""
    rows: list[list[Any]] = []
    for name in BOXES:
        known = known_in(forum, name)
        rows += [_row(forum, str(wording.BOXES[name].title), one.name, known.get(one.name)) for one in in_box(name)]
    return rows


def _row(forum: Forum, box: str, name: str, stands: Stands | None) -> list[Any]:
    what = {"text": says.title(name), "note": box}
    if stands is None:
        return [what, _("not known"), "–", "–", _("not enough to say"), "–", "–"]
    level = stands.level
    return [
        what,
        says.value_says(forum, stands),
        _("%(low)s to %(high)s") % {"low": f"{level.low:.1f}", "high": f"{level.high:.1f}"},
        _("register") if stands.evidence == RECORDED else level.n,
        says.sure_word(says.sure_of(forum, name)),
        "–" if stands.trend is None else f"{stands.trend:+.1f}",
        _beside(stands.against),
    ]


def _beside(against: str | None) -> str:
    known = {"below": _("below"), "within": _("within"), "above": _("above")}
    return known[against] if against else _("no figure")


def gauges(forum: Forum) -> list[dict[str, Any]]:
    """The two gauges with their sentences."""
    return [
        {"title": one.title, "says": one.says, "svg": bar(one, f"gauge-{number}")}
        for number, one in enumerate(outcome_bars(forum))
    ]


def _level(gauge: Gauge) -> Level | None:
    if gauge.value is None or gauge.low is None or gauge.high is None:
        return None
    return Level(1 + 4 * gauge.value, 1 + 4 * gauge.low, 1 + 4 * gauge.high, gauge.n)


def _word(gauge: Gauge) -> str:
    return _("not known") if gauge.value is None else _("%(share)s in 100") % {"share": round(gauge.value * 100)}


def _beside_middle(gauge: Gauge) -> str:
    where = whole.beside_middle(gauge)
    return str(whole.BESIDE[where][0]) if where else _("not known")
