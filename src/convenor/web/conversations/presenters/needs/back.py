"""Who has said back what others need, and whether those say that this is it: a sentence, what to do next, a table."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.web.conversations.presenters.decisions import paragraphs
from convenor.web.conversations.presenters.needs.doing import TRY, Hand
from convenor.web.conversations.presenters.needs.words import in_a_row, signed_says
from convenor.web.conversations.selectors.needs import NOT_YET, OLDER, WAITS, NeedsSeen
from convenor.web.conversations.selectors.taking_part import Party
from convenor.web.conversations.vocabulary import Understood
from convenor.web.ui.environment import day


def pairs_says(seen: NeedsSeen) -> str:
    """How many of all pairs have been understood, as they say themselves; empty below two partners."""
    pairs = _pairs(seen)
    if not pairs:
        return ""
    count = sum(state == Understood.YES for _who, _whose, state in pairs)
    if not count:
        return _("Of %(all)s pairs, none has been understood yet, as they say themselves.") % {"all": len(pairs)}
    said = ngettext(
        "Of %(all)s pairs, %(count)s has been understood, as they say themselves.",
        "Of %(all)s pairs, %(count)s have been understood, as they say themselves.",
        count,
    )
    return said % {"all": len(pairs), "count": count}


def section(hand: Hand) -> dict[str, Any] | None:
    """The sentence, what comes next, the table and every attempt; None below two partners."""
    seen = hand.seen
    if len(seen.wrote) < 2:
        return None
    return {
        "sentence": pairs_says(seen),
        "next": _next(seen),
        "head": [_("Who says it back"), *(_("What %(name)s needs") % {"name": one.short} for one in seen.wrote)],
        "rows": [[who.name, *(_cell(hand, who, whose) for whose in seen.wrote)] for who in seen.wrote],
        "attempts": [_attempts(seen, who, whose) for who, whose, _state in _pairs(seen) if _said(seen, who, whose)],
    }


def _pairs(seen: NeedsSeen) -> list[tuple[Party, Party, str]]:
    both = [(who, whose) for who in seen.wrote for whose in seen.wrote if who.ref != whose.ref]
    return [(who, whose, seen.between(who.ref, whose.ref)) for who, whose in both]


def _next(seen: NeedsSeen) -> list[str]:
    """Whose needs nobody has said back; who owes an answer; where it was not it yet."""
    found = []
    states = _pairs(seen)
    nobody = [one.name for one in seen.wrote if _all_are(seen, one, (NOT_YET, OLDER))]
    if nobody:
        found.append(_("Nobody has said back what %(names)s needs.") % {"names": _either(nobody)})
    owed = list(dict.fromkeys(whose.name for _who, whose, state in states if state == WAITS))
    if owed:
        found.append(_("An answer is still owed by: %(names)s.") % {"names": in_a_row(owed)})
    again = list(
        dict.fromkeys(who.name for who, _whose, state in states if state in (Understood.PARTLY, Understood.NO))
    )
    if again:
        found.append(_("It was not quite it; these can try again: %(names)s.") % {"names": in_a_row(again)})
    return found


def _all_are(seen: NeedsSeen, whose: Party, states: tuple[str, ...]) -> bool:
    return all(seen.between(one.ref, whose.ref) in states for one in seen.wrote if one.ref != whose.ref)


def _either(names: list[str]) -> str:
    """A, B or C: with “nobody”."""
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s or %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


def _said(seen: NeedsSeen, who: Party, whose: Party) -> Any:
    return seen.said_back.get((who.ref, whose.ref), ())


def _cell(hand: Hand, who: Party, whose: Party) -> Any:
    if who.ref == whose.ref:
        return _("its own")
    state = hand.seen.between(who.ref, whose.ref)
    text = {
        Understood.YES.value: _("Understood"),
        Understood.PARTLY.value: _("Partly understood"),
        Understood.NO.value: _("Not understood yet"),
        WAITS: _("Said back; waits for an answer"),
        OLDER: _("Only of what was written before"),
        NOT_YET: _("Not said back yet"),
    }[state]
    if state in TRY and hand.speaks.at_all(who.ref):
        return {"text": text, "href": hand.go("need_back", partner=who.ref, other=whose.ref)}
    return text


def _attempts(seen: NeedsSeen, who: Party, whose: Party) -> dict[str, Any]:
    return {
        "title": _("%(who)s, of what %(whose)s needs") % {"who": who.name, "whose": whose.name},
        "said": [
            {
                "text": paragraphs(one.text),
                "said": signed_says(one),
                "answer": _answer(one, whose),
                "missing": paragraphs(one.missing),
            }
            for one in _said(seen, who, whose)
        ],
    }


def _answer(one: Any, whose: Party) -> str:
    words = {"whose": whose.name, "day": day(one.answered_on)}
    if not one.answer:
        if one.need.replaced:
            return _("%(whose)s wrote anew before it answered.") % words
        return _("%(whose)s has not answered yet.") % words
    said = {
        Understood.YES: _("%(whose)s, on %(day)s: Yes, that is it."),
        Understood.PARTLY: _("%(whose)s, on %(day)s: Partly."),
        Understood.NO: _("%(whose)s, on %(day)s: No."),
    }[Understood(one.answer)] % words
    return said + " " + _("It has written anew since.") if one.need.replaced else said
