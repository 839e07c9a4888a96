"""One closed pulse by one kind of group: where groups stand apart, and whether chance alone would part them as far."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from convenor.findings import Finding, Sureness
from convenor.web.kernel.errors import NotHere
from convenor.web.pulses.presenters import result_words as words
from convenor.web.pulses.shown import Apart, BreakdownShown, ShownWave
from convenor.web.pulses.vocabulary import Breakdown
from convenor.web.ui.drawing.dots import group_dots, letter
from convenor.web.ui.environment import day
from convenor.web.ui.pages import link

MOST_SAID = 3


def groups_page(request: HttpRequest, wave: ShownWave, breakdown: str) -> dict[str, Any]:
    """The whole page; NotHere when the pulse is not shown by this."""
    found = next((one for one in wave.breakdowns if one.name == breakdown), None)
    if found is None:
        raise NotHere("not_here", subject=breakdown)
    names = [words.group_of(breakdown, one.name) for one in found.groups]
    apart = sorted(found.apart, key=lambda one: (_SURE.index(one.sureness), one.p if one.p is not None else 0.0))
    return {
        "title": _("%(pulse)s: %(by)s") % {"pulse": wave.title, "by": str(Breakdown(breakdown).label).lower()},
        "facts": [wave.body_name, _("closed on %(day)s") % {"day": day(wave.closed)}],
        "sentence": _sentence(found, apart),
        "groups": [[letter(at), name, one.asked, one.answered] for at, (name, one) in enumerate(_pairs(names, found))],
        "complete": found.complete,
        "rows": [_drawn(construct, found, names) for construct in wave.levels],
        "head": [_("What"), *names],
        "table_rows": [
            [words.title_of(name), *(_cell(one.findings[name]) for one in found.groups)] for name in wave.levels
        ],
        "apart": [_apart(one, found) for one in apart],
        "exact": all(one.exact for one in apart),
        "results": link(request, "pulses:results", ref=wave.ref),
    }


_SURE = (Sureness.CLEAR, Sureness.LIKELY, Sureness.UNSURE, Sureness.NOT_ENOUGH)


def _pairs(names: Sequence[str], found: BreakdownShown) -> Any:
    return zip(names, found.groups, strict=True)


def _sentence(found: BreakdownShown, apart: Sequence[Apart]) -> str:
    """The surest differences; that there is none is an answer too."""
    sure = [one for one in apart if one.sureness is not Sureness.UNSURE]
    if not apart:
        return _("The groups are not compared: too few answered, or several questions were asked together.")
    if not sure:
        return _("The groups do not stand further apart than chance alone would bring about.")
    said: dict[tuple[str, bool], list[str]] = {}
    for one in sure[:MOST_SAID]:
        where = {"what": words.title_of(one.construct), "sure": str(words.SURENESS[one.sureness.value])}
        said.setdefault((one.group, one.higher), []).append(_("“%(what)s” (%(sure)s)") % where)
    return " ".join(_stands(found.name, group, where, higher=higher) for (group, higher), where in said.items())


def _stands(breakdown: str, group: str, where: Sequence[str], *, higher: bool) -> str:
    facts = {"who": words.group_of(breakdown, group), "where": ", ".join(where)}
    if higher:
        return _("“%(who)s” stand higher than the others on %(where)s.") % facts
    return _("“%(who)s” stand lower than the others on %(where)s.") % facts


def _drawn(construct: str, found: BreakdownShown, names: Sequence[str]) -> dict[str, Any]:
    findings = [one.findings[construct] for one in found.groups]
    said = ", ".join(
        _("%(group)s %(level)s") % {"group": name, "level": words.level_of(one)}
        for name, one in zip(names, findings, strict=True)
    )
    title = words.title_of(construct)
    held = [one for one in findings if not one.known]
    return {
        "title": title,
        "dots": group_dots(f"{title}: {said}", [one.value for one in findings], name=f"dots-{construct}"),
        "held": str(words.WITHHELD[held[0].why_undefined or "too_few"]) if held else "",
    }


def _cell(finding: Finding) -> str:
    if not finding.known:
        return words.level_of(finding)
    return _("%(level)s (%(count)s)") % {"level": words.level_of(finding), "count": words.answered_it(finding)}


def _apart(one: Apart, found: BreakdownShown) -> list[Any]:
    way = _("higher") if one.higher else _("lower")
    return [
        words.title_of(one.construct),
        words.group_of(found.name, one.group),
        way if one.value is None else _plus_minus(one.value),
        _signed(one.low, one.high),
        _by_chance(one.p),
        str(words.SURENESS[one.sureness.value]),
    ]


def _signed(low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return ""
    return _("%(low)s to %(high)s") % {"low": _plus_minus(low), "high": _plus_minus(high)}


def _plus_minus(value: float) -> str:
    return f"{value:+.1f}".replace("-", "−") if round(value, 1) else "0.0"


def _by_chance(p: float | None) -> str:
    """A probability as people say it: 4 in 100."""
    if p is None:
        return ""
    return _("%(number)s in 100") % {"number": round(100 * p)} if p >= 0.01 else _("fewer than 1 in 100")
