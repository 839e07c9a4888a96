"""The page of what each partner needs: the answer in sentences, what waits for whoever looks, and each part."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.web.conversations.presenters.decisions import paragraphs
from convenor.web.conversations.presenters.needs import back, gains, looks
from convenor.web.conversations.presenters.needs.doing import Hand, on_behalf, to_do
from convenor.web.conversations.presenters.needs.words import in_a_row, signed_says
from convenor.web.conversations.selectors.needs import NeedsSeen
from convenor.web.conversations.selectors.taking_part import Party, Speaks
from convenor.web.conversations.vocabulary import State
from convenor.web.ui.pages import link


def needs_page(
    request: HttpRequest, row: Any, seen: NeedsSeen, speaks: Speaks, *, may_run: bool, public_later: bool
) -> dict[str, Any]:
    """Everything the page says."""
    can_write = row.state != State.CANCELLED
    hand = Hand(request, row, seen, speaks if can_write else Speaks(), may_run=may_run and can_write)
    doing = to_do(hand)
    return {
        "conversation": {"text": row.question, "href": link(request, "conversations:conversation", ref=row.ref)},
        "sentence": f"{_wrote_says(seen)} {back.pairs_says(seen)}".strip(),
        "doing": doing,
        "more": on_behalf(hand),
        "cards": [_card(seen, one) for one in seen.wrote],
        "not_yet": _not_yet(seen),
        "back": back.section(hand),
        "proposals": looks.section(hand),
        "gains": gains.section(hand),
        "who_reads": who_reads(row, public_later) if request.viewer.belongs else "",
    }


def who_reads(row: Any, public_later: bool) -> str:
    """Who reads what partners write here: said before anybody writes."""
    if not public_later:
        return _("Everybody of the partnership reads this, and nobody else, unless the partnership opens its record.")
    if row.state == State.CLOSED:
        return _("The conversation is closed and its record is open, so everybody can read this, the public too.")
    return _("Everybody of the partnership reads this now; once the conversation is closed, the public does, too.")


def _wrote_says(seen: NeedsSeen) -> str:
    words = {"count": len(seen.wrote), "all": len(seen.parties)}
    if not seen.wrote:
        return _("No partner has said yet what it needs.")
    said = ngettext(
        "%(count)s of %(all)s partners has said what it needs.",
        "%(count)s of %(all)s partners have said what they need.",
        len(seen.wrote),
    )
    return said % words


def _card(seen: NeedsSeen, party: Party) -> dict[str, Any]:
    need = seen.needs[party.ref]
    return {
        "name": party.name,
        "text": paragraphs(need.text),
        "why": paragraphs(need.why),
        "said": signed_says(need),
        "earlier": [
            {"text": paragraphs(one.text), "why": paragraphs(one.why), "said": signed_says(one)}
            for one in reversed(list(seen.earlier.get(party.ref, ())))
        ],
    }


def _not_yet(seen: NeedsSeen) -> str:
    missing = [one.name for one in seen.parties if one.ref not in seen.needs]
    return _("Not yet: %(names)s.") % {"names": in_a_row(missing)} if missing else ""
