"""What waits for whoever looks: an answer, a need, a proposal to look at, a summary, something to say back."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from convenor.web.conversations.selectors.needs import NOT_YET, OLDER, WAITS, NeedsSeen
from convenor.web.conversations.selectors.taking_part import Party, Speaks
from convenor.web.conversations.vocabulary import Understood
from convenor.web.ui.pages import link

TRY = (NOT_YET, OLDER, Understood.PARTLY, Understood.NO)  # where something can be said back, or again
MOST = 3  # partners to say back, named at once


@dataclass(frozen=True)
class Hand:
    """Whoever looks at the page, with what they may write."""

    request: HttpRequest
    row: Any
    seen: NeedsSeen
    speaks: Speaks
    may_run: bool = False

    def go(self, name: str, **parts: Any) -> str:
        """The address of a page of this conversation."""
        return link(self.request, f"conversations:{name}", ref=self.row.ref, **parts)

    def look(self, proposal: Any, party: Party) -> str:
        """The address where a partner says whether a proposal serves it."""
        return link(self.request, "conversations:proposal_look", ref=proposal.ref, partner=party.ref)

    @property
    def own(self) -> list[Party]:
        """The partners taking part that are the viewer's own."""
        return [one for one in self.seen.parties if self.speaks.as_own(one.ref)]


Step = dict[str, str]


def to_do(hand: Hand) -> list[Step]:
    """The next steps of the viewer's own organisations, what others wait for first."""
    found = [step for party in hand.own for step in _answers(hand, party)]
    found += [step for party in hand.own for step in _own_words(hand, party)]
    found += [step for party in hand.own for step in _to_say_back(hand, party)]
    if hand.may_run and len(hand.seen.gains) > 1 and (not hand.seen.readings or hand.seen.reading_is_old):
        found.append({"text": _("Read side by side what people would gain"), "href": hand.go("gains_read")})
    return found


def on_behalf(hand: Hand) -> list[Step]:
    """What may be written down for a partner that told whoever looks."""
    if not hand.speaks.for_others:
        return []
    others = [one for one in hand.seen.parties if not hand.speaks.as_own(one.ref)]
    return [step for party in others for step in _own_words(hand, party)]


def _answers(hand: Hand, party: Party) -> Iterator[Step]:
    for other in hand.seen.wrote:
        if hand.seen.between(other.ref, party.ref) == WAITS and not hand.speaks.as_own(other.ref):
            said = hand.seen.said_back[other.ref, party.ref][-1]
            words = {"other": other.name, "party": party.name}
            text = _("Say whether %(other)s has understood what %(party)s needs") % words
            yield {"text": text, "href": hand.go("need_answer", said=said.ref)}


def _own_words(hand: Hand, party: Party) -> Iterator[Step]:
    name = {"party": party.name}
    if party.ref not in hand.seen.needs:
        yield {"text": _("Say what %(party)s needs") % name, "href": hand.go("need_write", partner=party.ref)}
    else:
        for one in hand.seen.open_proposals:
            if (one.ref, party.ref) not in hand.seen.looks:
                text = _("Say whether “%(title)s” serves what %(party)s needs") % {**name, "title": one.title}
                yield {"text": text, "href": hand.look(one, party)}
    if party.ref not in hand.seen.gains:
        text = _("Say what people would gain, as %(party)s sees it") % name
        yield {"text": text, "href": hand.go("gain_write", partner=party.ref)}


def _to_say_back(hand: Hand, party: Party) -> list[Step]:
    if party.ref not in hand.seen.needs:
        return []
    others = [one for one in hand.seen.wrote if one.ref != party.ref]
    waiting = [one for one in others if hand.seen.between(party.ref, one.ref) in TRY]
    return [
        {
            "text": _("Say back what %(other)s needs, as %(party)s understands it")
            % {"other": one.name, "party": party.name},
            "href": hand.go("need_back", partner=party.ref, other=one.ref),
        }
        for one in waiting[:MOST]
    ]
