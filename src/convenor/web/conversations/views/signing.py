"""What every form has in which a partner speaks: for whom it is written, who will read it, what it is about."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from convenor.web.conversations.presenters.needs.page import who_reads
from convenor.web.conversations.selectors.needs import needs_conversation, public_later
from convenor.web.conversations.selectors.taking_part import Party, parties_of, party_to_write_for, speaks_for
from convenor.web.conversations.vocabulary import State
from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.rules import require
from convenor.web.ui.flow import else_to, one_form
from convenor.web.ui.pages import link

else_to_needs = else_to("conversations:needs")


@dataclass(frozen=True)
class Writing:
    """A conversation, and the partner for which somebody writes."""

    row: Any
    party: Party
    own: bool

    @property
    def signed(self) -> dict[str, Any]:
        """What a form of signed words is told."""
        return {"name": self.party.name, "own": self.own}


def may_write(request: HttpRequest, ref: str, partner: str, *, itself: bool = False) -> Writing:
    """For whom the form is, before it is shown."""
    viewer, on = request.viewer, today()
    row = needs_conversation(viewer, ref, on)
    speaks = speaks_for(viewer, on)
    require(bool(speaks.own or speaks.for_others), "needs.write")
    party = party_to_write_for(viewer, parties_of(viewer, row, on), partner)
    own = speaks.as_own(party.ref)
    require(own or (speaks.for_others and not itself), "needs.write")
    if row.state == State.CANCELLED:
        raise Invalid("conversation_cancelled_already")
    return Writing(row, party, own)


def signed_form(
    request: HttpRequest,
    writing: Writing,
    form: forms.Form,
    act: Callable[[dict[str, Any]], Any],
    **words: Any,
) -> HttpResponse:
    """The form of one partner's words: who reads them stands above."""
    address = link(request, "conversations:needs", ref=writing.row.ref)
    given = {
        "sentence": _("For the conversation: %(question)s") % {"question": writing.row.question},
        "submit_text": _("Sign it for %(name)s") % {"name": writing.party.name},
        "done": _("Thank you. It stands on this page, under the name of %(name)s.") % {"name": writing.party.name},
        **words,
    }
    return one_form(
        request,
        form,
        act,
        then=address,
        back=address,
        template="conversations/signed.html",
        who_reads=who_reads(writing.row, public_later(request.viewer)),
        **given,
    )
