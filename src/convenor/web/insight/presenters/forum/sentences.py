"""The sentences of a forum: what stands out, each construct, who was asked, what to beware of."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.findings import Finding, Sureness
from convenor.methods.degrees import is_high, is_low
from convenor.theory.constructs import CONSTRUCTS
from convenor.theory.diagnosis import RECORDED, Stands
from convenor.theory.items import ITEMS, SETS
from convenor.web.insight.evidence.forum import Forum, level_of
from convenor.web.insight.wording import forum as wording
from convenor.web.insight.wording.words import SURENESS, listing
from convenor.web.ui.environment import day

MOVES = 0.25
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
    """Why nothing can be said of a construct, that it is nobody's fault, and which questions would tell."""
    found = finding_of(forum, name)
    why = wording.WHY_NOT.get(found.why_undefined or "") if found is not None else None
    return _("%(title)s: not enough to say. %(why)s") % {"title": title(name), "why": why or not_asked(name)}


def not_asked(name: str) -> str:
    """That nobody was asked about a construct, and the first set of questions that asks."""
    asks = next((one for one in SETS.values() if any(ITEMS[key].construct == name for key in one.items)), None)
    if asks is None:
        return _("Nobody has been asked about it yet.")
    return _("Nobody has been asked about it yet: the questions “%(set)s” would tell.") % {
        "set": wording.theory(asks.title)
    }


def caveats_of(found: Finding) -> list[str]:
    """What to beware of."""
    return [str(wording.CAVEATS[code]) for code in found.caveats if code in wording.CAVEATS]


def between(found: Finding | None) -> str:
    """A finding's interval in words."""
    level = level_of(found)
    return _("%(low)s to %(high)s") % {"low": f"{level.low:.1f}", "high": f"{level.high:.1f}"} if level else ""


def joined(parts: Iterable[Any]) -> str:
    return " ".join(str(part) for part in parts if part)
