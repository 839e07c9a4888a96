"""Whether proposals serve what each partner needs, as they say: a sentence, then a table. Nothing is added up across
partners, and no proposal is set above another."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.web.conversations.outcome_words import decided_says
from convenor.web.conversations.presenters.needs.doing import Hand
from convenor.web.conversations.presenters.needs.words import in_a_row, quoted, signed_says
from convenor.web.conversations.selectors.taking_part import Party
from convenor.web.conversations.vocabulary import ProposalState, Serves
from convenor.web.ui.pages import link


def section(hand: Hand) -> list[dict[str, Any]]:
    """Each proposal made from the conversation, as the partners look at it."""
    return [_one(hand, proposal) for proposal in hand.seen.proposals]


def says(proposal: Any, parties: Sequence[Party], looks: Mapping[tuple[str, str], Any]) -> str:
    """Whose needs a proposal serves, as they say, and whose it does not, and why. `parties`: those that said a need."""
    looked = [(one, looks[proposal.ref, one.ref]) for one in parties if (proposal.ref, one.ref) in looks]
    if not looked:
        if proposal.state == ProposalState.PUT:
            return _("No partner has looked yet whether it serves what it needs.")
        return _("No partner looked whether it serves what it needs, before it was decided.")
    by_word = {word: [(one, look) for one, look in looked if look.serves == word] for word in Serves}
    parts = [_well(len(by_word[Serves.WELL]), len(parties))]
    parts += [_but(one, look) for one, look in by_word[Serves.NOT]]
    if partly := [one.name for one, _look in by_word[Serves.PARTLY]]:
        parts.append(_("Partly, in the words of: %(names)s.") % {"names": in_a_row(partly)})
    if unsure := [one.name for one, _look in by_word[Serves.UNSURE]]:
        parts.append(_("Not able to say yet: %(names)s.") % {"names": in_a_row(unsure)})
    return " ".join(parts)


def serves(
    request: HttpRequest, proposal: Any, parties: Sequence[Party], looks: Mapping[tuple[str, str], Any]
) -> dict[str, Any]:
    """The same in short, for the page of the proposal; nothing but the way there while nobody has said a need."""
    return {
        "sentence": says(proposal, parties, looks) if parties else _("No partner has said yet what it needs."),
        "href": link(request, "conversations:needs", ref=proposal.conversation.ref),
    }


def _one(hand: Hand, proposal: Any) -> dict[str, Any]:
    seen = hand.seen
    return {
        "title": proposal.title,
        "href": link(hand.request, "conversations:proposal", ref=proposal.ref),
        "decided": decided_says(proposal),
        "sentence": says(proposal, seen.wrote, seen.looks),
        "rows": [_row(hand, proposal, party) for party in seen.wrote],
    }


def _row(hand: Hand, proposal: Any, party: Party) -> list[Any]:
    look = hand.seen.looks.get((proposal.ref, party.ref))
    may = proposal.state == ProposalState.PUT and hand.speaks.at_all(party.ref)
    text = word_of(look) if look else _("Has not looked yet") if proposal.state == ProposalState.PUT else _("Did not")
    cell = {"text": text, "href": hand.look(proposal, party)} if may else text
    return [party.name, cell, look.reason if look else "", signed_says(look) if look else ""]


def word_of(look: Any) -> str:
    """What a partner said, as it stands in a table."""
    return {
        Serves.WELL: _("Well"),
        Serves.PARTLY: _("Partly"),
        Serves.NOT: _("It does not"),
        Serves.UNSURE: _("Cannot say yet"),
    }[Serves(look.serves)]


def _well(count: int, whole: int) -> str:
    words = {"count": count, "all": whole}
    if not count:
        return _("None of %(all)s partners says that it serves well what it needs.") % words
    said = ngettext(
        "%(count)s of %(all)s partners says that it serves well what it needs.",
        "%(count)s of %(all)s partners say that it serves well what they need.",
        count,
    )
    return said % words


def _but(party: Party, look: Any) -> str:
    return _("%(name)s says that it does not: “%(reason)s”.") % {"name": party.name, "reason": quoted(look.reason)}
