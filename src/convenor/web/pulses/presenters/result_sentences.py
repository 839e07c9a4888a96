"""What came out of a pulse, in a sentence or two: how many answered, what stands out, what the silent leave open."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.findings import Finding
from convenor.web.pulses.presenters import result_words as words
from convenor.web.pulses.shown import ShownWave, Withheld

LESS_IS_BETTER = ("conflict",)


def sentence(wave: ShownWave) -> str:
    """What it says, before any figure."""
    if wave.answered is None:
        return _("Fewer than five of %(asked)s answered. Nothing is shown: it could tell what somebody said.") % {
            "asked": wave.asked
        }
    answered = _("%(answered)s of %(asked)s answered.") % {"answered": wave.answered, "asked": wave.asked}
    if wave.withheld is Withheld.TOO_SOON:
        return f"{answered} {words.too_soon()}"
    said = [answered, _highest_and_lowest(wave), _split(wave.levels.values())]
    return " ".join(one for one in said if one)


def _highest_and_lowest(wave: ShownWave) -> str:
    known = [one for one in wave.levels.values() if one.known and one.construct not in LESS_IS_BETTER]
    ranked = sorted(known, key=lambda one: (-(one.value or 0), one.construct))
    if not ranked:
        return ""
    if len(ranked) == 1 or ranked[0].value == ranked[-1].value:
        return _("“%(what)s” stands at %(level)s.") % {
            "what": words.title_of(ranked[0].construct),
            "level": words.level_of(ranked[0]),
        }
    return _("“%(high)s” stands highest (%(most)s), “%(low)s” lowest (%(least)s).") % {
        "high": words.title_of(ranked[0].construct),
        "most": words.level_of(ranked[0]),
        "low": words.title_of(ranked[-1].construct),
        "least": words.level_of(ranked[-1]),
    }


def _split(findings: Iterable[Finding]) -> str:
    split = [
        words.title_of(one.construct) for one in findings if (how := words.agreement_of(one)) and how.word == "split"
    ]
    if not split:
        return ""
    if len(split) > 3:
        return _("On %(count)s matters people are split in two camps.") % {"count": len(split)}
    listed = ", ".join(_("“%(what)s”") % {"what": one} for one in split)
    return _("People are split in two camps on %(what)s.") % {"what": listed}


def response(wave: ShownWave) -> str:
    """Who has not answered, and what that leaves open: these people are everybody, not a sample."""
    silent = wave.asked - (wave.answered or 0)
    if not silent:
        return _("Everybody answered: nothing is left to guess.")
    said = ngettext(
        "One person did not answer. The dotted line shows where a level could lie, whatever they think; the whisker, "
        "where it very likely lies among all who were asked.",
        "%(count)s people did not answer. The dotted line shows where a level could lie, whatever they think; the "
        "whisker, where it very likely lies among all who were asked.",
        silent,
    ) % {"count": silent}
    if 2 * silent > wave.asked:
        said += " " + _("More people are silent than spoke: those who spoke may not stand for the others.")
    return said
