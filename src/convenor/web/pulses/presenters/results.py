"""What came out of one closed pulse: a sentence, then each level as a bar and in words, then all of it as a table."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from convenor.findings import Finding
from convenor.theory.constructs import BOXES, CONSTRUCTS
from convenor.theory.items import ITEMS, MEASURES
from convenor.web.pulses.presenters import result_words as words
from convenor.web.pulses.presenters.result_sentences import response, sentence
from convenor.web.pulses.shown import ShownWave, worst_of
from convenor.web.pulses.vocabulary import Breakdown
from convenor.web.ui.drawing.level import level_bar
from convenor.web.ui.environment import day
from convenor.web.ui.pages import link


def results_page(request: HttpRequest, wave: ShownWave, licence: tuple[str, str, str] | None = None) -> dict[str, Any]:
    """The whole page of one closed pulse. `licence`: title, holder and licence of questions that are not ours."""
    known = [one for one in wave.levels.values() if one.known]
    return {
        "title": wave.title,
        "facts": [wave.body_name, _("closed on %(day)s") % {"day": day(wave.closed)}],
        "sentence": sentence(wave),
        "known": bool(known),
        "response": response(wave) if known else "",
        "sections": list(_sections(wave)) if known else [],
        "all_rows": _rows(wave) if known else [],
        "cut": _cut(request, wave),
        "not_cut": _not_cut(wave),
        "comes": _comes(wave),
        "key": _key(),
        "provenance": _of_others(*licence) if licence else _provenance(wave),
        "over_time": link(request, "pulses:over_time", body=wave.body_ref) if wave.body_ref and known else "",
        "file": link(request, "pulses:results_file", ref=wave.ref) if known else "",
        "pulse": link(request, "pulses:wave", ref=wave.ref),
    }


def _sections(wave: ShownWave) -> Iterable[dict[str, Any]]:
    for box in BOXES:
        rows = [one for name, one in wave.findings.items() if CONSTRUCTS[name].box == box]
        if rows:
            yield {"title": words.BOXES[box], "rows": [_level(wave, one) for one in rows]}
    for name, one in wave.measures.items():
        yield {
            "title": words.title_of(name),
            "about": MEASURES[name].question if name in MEASURES else "",
            "rows": [_level(wave, one), *_items(wave, name)],
        }


def _level(wave: ShownWave, finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.construct,
        "title": words.title_of(finding.construct),
        "question": _question(wave, finding.construct),
        **_drawn(finding, words.title_of(finding.construct), finding.construct, words.cases_of(finding.construct)),
    }


def _question(wave: ShownWave, construct: str) -> str:
    items = [item for item in wave.items if item.construct == construct]
    if len(items) != 1:
        return _("All %(count)s questions together") % {"count": len(items)}
    return (
        _("%(question)s (counted the other way round)") % {"question": items[0].text}
        if items[0].reverse
        else items[0].text
    )


def _items(wave: ShownWave, measure: str) -> list[dict[str, Any]]:
    items = [item for item in wave.items if item.construct == measure and item.key in wave.by_item]
    return [
        {
            "id": item.key,
            "title": item.text,
            "question": _("Counted the other way round") if item.reverse else "",
            **_drawn(wave.by_item[item.key], item.text, item.key, None),
        }
        for item in items
    ]


def _drawn(finding: Finding, title: str, name: str, cases: tuple[float, float] | None) -> dict[str, Any]:
    """The bar of a level, and the same in words."""
    said = words.level_of(finding)
    if finding.value is None or finding.low is None or finding.high is None:
        bar = level_bar(f"{title}: {said}", value=None, cases=cases, name=f"bar-{name}")
        return {"bar": bar, "level": "", "says": [str(words.WITHHELD[finding.why_undefined or "too_few"])], "sure": ""}
    around = words.between(finding.low, finding.high)
    bar = level_bar(
        _("%(what)s: %(level)s of 5, very likely %(between)s") % {"what": title, "level": said, "between": around},
        value=finding.value,
        between=(finding.low, finding.high),
        cases=cases,
        worst=worst_of(finding),
        name=f"bar-{name}",
    )
    how = words.agreement_of(finding)
    says = [
        _("%(between)s · %(count)s") % {"between": around, "count": words.answered_it(finding)},
        str(words.AGREEMENT[how.word]) if how and how.word != "split" else "",
        words.against_cases(finding.construct, finding.value) if cases else "",
    ]
    sure = str(words.SURENESS[finding.sureness.value])
    return {
        "bar": bar,
        "level": said,
        "says": [one for one in says if one],
        "sure": sure,
        "split": str(words.AGREEMENT["split"]) if how and how.word == "split" else "",
    }


def _rows(wave: ShownWave) -> list[list[Any]]:
    texts = {item.key: item.text for item in wave.items}
    levels = [_row(one, words.title_of(one.construct)) for one in wave.levels.values()]
    return [*levels, *(_row(one, texts[key]) for key, one in wave.by_item.items())]


def _row(finding: Finding, title: str) -> list[Any]:
    cases = words.cases_of(finding.construct)
    worst = worst_of(finding)
    how = words.agreement_of(finding)
    return [
        title,
        words.level_of(finding),
        words.between(finding.low, finding.high),
        finding.n if finding.known else "",
        str(words.SURENESS[finding.sureness.value]) if finding.known else "",
        _agreed(how),
        words.between(*cases) if cases else "",
        words.between(*worst) if worst else "",
    ]


def _agreed(how: Any) -> str:
    if how is None:
        return ""
    if how.rwg is None:
        return str(words.AGREEMENT[how.word])
    return _("%(how)s (r_wg %(rwg)s)") % {"how": words.AGREEMENT[how.word], "rwg": how.rwg}


def _cut(request: HttpRequest, wave: ShownWave) -> list[dict[str, str]]:
    return [
        {
            "text": str(Breakdown(one.name).label),
            "href": link(request, "pulses:results_by", ref=wave.ref, breakdown=one.name),
        }
        for one in wave.breakdowns
    ]


def _not_cut(wave: ShownWave) -> str:
    """Which ways to count were asked for and are not shown, and why."""
    if wave.withheld:
        return ""
    said = []
    if wave.left_out:
        said.append(
            _("Not shown by: %(what)s. A group would have had too few people.") % {"what": _labels(wave.left_out)}
        )
    if wave.not_shown:
        said.append(
            _("Not shown by: %(what)s. It would tell what a few people answered.") % {"what": _labels(wave.not_shown)}
        )
    return " ".join(said)


def _labels(names: Sequence[str]) -> str:
    return ", ".join(str(Breakdown(name).label) for name in names if name in Breakdown.values)


def _comes(wave: ShownWave) -> str:
    if not wave.what_comes:
        return ""
    if wave.comes_by is None:
        return wave.what_comes
    return _("%(what)s By: %(day)s.") % {"what": wave.what_comes, "day": day(wave.comes_by)}


def _key() -> Any:
    title = _("An example: a level of 3, very likely 2.5 to 3.5, with the middle half of 60 cases at 2 to 4")
    return level_bar(title, value=3, between=(2.5, 3.5), cases=(2, 4), worst=(2, 4), name="bar-key")


def _of_others(title: str, holder: str, licence: str) -> str:
    return _("The questions are “%(title)s” of %(holder)s, asked by licence (%(licence)s).") % {
        "title": title,
        "holder": holder,
        "licence": licence,
    }


def _provenance(wave: ShownWave) -> str:
    """Who wrote and who checked the questions that are our own."""
    own = [ITEMS[item.key] for item in wave.items if item.key in ITEMS and ITEMS[item.key].text == item.text]
    if not own:
        return ""
    unchecked = sum(not item.checked for item in own)
    said = _("Questions written by: %(who)s. Next look at them: by %(day)s.") % {
        "who": ", ".join(sorted({item.author for item in own})),
        "day": day(min(item.next_review for item in own)),
    }
    if not unchecked:
        return said
    return f"{said} " + _("%(count)s of %(all)s are not yet checked by a second person.") % {
        "count": unchecked,
        "all": len(own),
    }
