"""A forum over its pulses: one control chart for each construct, the two icons in words, and a table of all points."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from convenor.methods.control_charts import TRIAL, Direction
from convenor.theory.constructs import BOXES, CONSTRUCTS
from convenor.web.kernel.errors import NotHere
from convenor.web.pulses.presenters import result_words as words
from convenor.web.pulses.presenters.series import DIRECTIONS, FEWEST, Series, series_of
from convenor.web.pulses.shown import ShownWave
from convenor.web.ui.drawing.change_icons import assurance_icon, variation_icon
from convenor.web.ui.drawing.run_chart import Lines, Mark, run_chart
from convenor.web.ui.drawing.svg import Part
from convenor.web.ui.environment import day
from convenor.web.ui.pages import link

VARIATION = {
    "common cause": _lazy("No more than chance"),
    "improvement high": _lazy("Better: higher than chance alone would bring"),
    "improvement low": _lazy("Better: lower than chance alone would bring"),
    "concern high": _lazy("Worse: higher than chance alone would bring"),
    "concern low": _lazy("Worse: lower than chance alone would bring"),
    "neutral high": _lazy("Higher than chance alone would bring"),
    "neutral low": _lazy("Lower than chance alone would bring"),
}
ASSURANCE = {
    "consistent pass": _lazy("Stays above the middle of 60 cases"),
    "inconsistent": _lazy("Now above, now below the middle of 60 cases"),
    "consistent fail": _lazy("Stays below the middle of 60 cases"),
}
ASSURANCE_LESS = {
    "consistent pass": _lazy("Stays below the middle of 60 cases"),
    "inconsistent": ASSURANCE["inconsistent"],
    "consistent fail": _lazy("Stays above the middle of 60 cases"),
}
RULES = {
    "outside a limit": _lazy("outside a limit"),
    "seven in a row, rising or falling": _lazy("seven in a row, rising or falling"),
    "two of three near a limit": _lazy("two of three near a limit"),
    "seven in a row on one side": _lazy("seven in a row on one side of the mean"),
}


def over_time_page(request: HttpRequest, waves: Sequence[ShownWave], body_ref: str) -> dict[str, Any]:
    """Every construct that was asked about, with its latest level and what its chart says."""
    asked = _asked(waves)
    if not asked:
        raise NotHere("not_here", subject=body_ref)
    found = [series_of(waves, name) for name in asked]
    return {
        "title": _("%(body)s over time") % {"body": waves[-1].body_name},
        "facts": [
            _("%(count)s pulses") % {"count": len(waves)},
            _("the latest closed on %(day)s") % {"day": day(waves[-1].closed)},
        ],
        "sentence": _sentence(found),
        "head": [_("What"), _("Latest"), _("Change"), _("Beside 60 cases")],
        "rows": [_summary(request, one, body_ref) for one in found],
        "file": link(request, "pulses:over_time_file", body=body_ref),
    }


def chart_page(request: HttpRequest, waves: Sequence[ShownWave], body_ref: str, construct: str) -> dict[str, Any]:
    """One construct over time."""
    series = series_of(waves, construct)
    if not series.points:
        raise NotHere("not_here", subject=construct)
    return {
        "title": words.title_of(construct),
        "facts": [waves[-1].body_name, *(_titled(CONSTRUCTS[construct].box) if construct in CONSTRUCTS else [])],
        "sentence": change_of(series),
        "question": CONSTRUCTS[construct].question if construct in CONSTRUCTS else "",
        "icons": icons_of(series),
        "drawing": chart_of(series),
        "limits": _limits(series),
        "rows": _rows(series),
        "all": link(request, "pulses:over_time", body=body_ref),
    }


def chart_of(series: Series, *, name: str = "chart") -> Part:
    """The chart drawn."""
    marks, at = [], 0
    for one in series.points:
        finding = one.finding
        label = date_format(one.closed, "M Y")
        if finding.value is None:
            marks.append(Mark(label, None))
            continue
        point = series.chart.points[at] if series.chart else None
        side, better = (point.side, point.better) if point else (0, None)
        marks.append(Mark(label, finding.value, finding.low, finding.high, side, better))
        at += 1
    title = _("%(what)s over %(count)s pulses. %(change)s") % {
        "what": words.title_of(series.construct),
        "count": len(series.points),
        "change": change_of(series),
    }
    return run_chart(title, marks, _lines(series), scale=(1, 5), name=name)


def icons_of(series: Series) -> list[dict[str, Any]]:
    """The icons with their words; none while there are too few points."""
    if series.chart is None:
        return []
    said = str(VARIATION[series.chart.variation])
    found = [{"icon": variation_icon(series.chart.variation, said, name=f"variation-{series.construct}"), "says": said}]
    if series.chart.assurance:
        against = str(_against(series.construct)[series.chart.assurance])
        icon = assurance_icon(series.chart.assurance, against, name=f"assurance-{series.construct}")
        found.append({"icon": icon, "says": against})
    return found


def change_of(series: Series) -> str:
    """What the chart says, in a sentence."""
    if not series.known:
        return _("Nothing can be shown yet.")
    latest = _("The latest level is %(level)s.") % {"level": words.level_of(series.known[-1].finding)}
    if series.chart is None:
        return f"{latest} " + _(
            "There are too few pulses with these questions to say what is chance and what is change."
        )
    return f"{latest} {VARIATION[series.chart.variation]}."


def _against(construct: str) -> Any:
    return ASSURANCE_LESS if DIRECTIONS.get(construct) is Direction.DECREASE else ASSURANCE


def _asked(waves: Sequence[ShownWave]) -> list[str]:
    asked = {name for wave in waves for name in wave.levels}
    order = [one.name for box in BOXES for one in CONSTRUCTS.values() if one.box == box]
    return [name for name in order if name in asked] + sorted(asked - set(order))


def _titled(box: str) -> list[str]:
    return [str(words.BOXES[box])]


def _sentence(found: Sequence[Series]) -> str:
    changed = [one for one in found if one.chart and one.chart.variation != "common cause"]
    if all(one.chart is None for one in found):
        return _(
            "There are too few pulses yet to say what is chance and what is change: at least %(count)s are needed."
        ) % {"count": FEWEST}
    if not changed:
        return _("Nothing has changed by more than chance.")
    said = ", ".join(_("“%(what)s”") % {"what": words.title_of(one.construct)} for one in changed[:4])
    return _("Changed by more than chance: %(what)s.") % {"what": said}


def _summary(request: HttpRequest, series: Series, body_ref: str) -> list[Any]:
    href = link(request, "pulses:over_time_one", body=body_ref, construct=series.construct)
    icons = icons_of(series)
    latest = words.level_of(series.points[-1].finding)
    return [
        {"text": words.title_of(series.construct), "href": href},
        latest,
        icons[0] if icons else _("too few pulses yet"),
        icons[1] if len(icons) > 1 else "",
    ]


def _lines(series: Series) -> list[Lines]:
    """The mean and limits of each run of points with the same questions, by their places among all points."""
    if series.chart is None:
        return []
    shown = [number for number, one in enumerate(series.points) if one.finding.known]
    lines: list[Lines] = []
    start = 0
    segments = iter(series.chart.trial)
    for at in range(1, len(shown) + 1):
        if at < len(shown) and series.known[at].asked_as == series.known[start].asked_as:
            continue
        point = series.chart.points[start]
        trial = next(segments)
        if at - start >= FEWEST:
            lines.append(Lines(shown[start], shown[at - 1], point.mean, point.lower, point.upper, trial))
        start = at
    return lines


def _limits(series: Series) -> str:
    if series.chart is None:
        return ""
    last = series.chart.points[-1]
    said = _("The mean is %(mean)s, the limits %(between)s.") % {
        "mean": f"{last.mean:.1f}",
        "between": words.between(last.lower, last.upper),
    }
    if series.chart.trial[-1]:
        return f"{said} " + _("They are for trial: they rest on fewer than %(count)s pulses, and will move.") % {
            "count": TRIAL
        }
    return said


def _rows(series: Series) -> list[list[Any]]:
    rows, at = [], 0
    for one in series.points:
        rule = ""
        if one.finding.known:
            point = series.chart.points[at] if series.chart else None
            rule = str(RULES[point.rule.value]) if point and point.rule else ""
            at += 1
        rows.append(
            [
                day(one.closed),
                one.title,
                words.level_of(one.finding),
                words.between(one.finding.low, one.finding.high),
                _("%(count)s of %(asked)s") % {"count": one.finding.n, "asked": one.asked} if one.finding.known else "",
                rule,
            ]
        )
    return rows
