"""What people would gain, as each partner sees it, compared by a person; whether proposals serve what each needs."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from convenor.web.conversations.forms.needs import GainForm, LookForm, ObjectionForm, SideBySideForm
from convenor.web.conversations.presenters.needs.gains import reading_says
from convenor.web.conversations.selectors.needs import gain_of, need_of, needs_conversation
from convenor.web.conversations.selectors.proposals import proposal_of
from convenor.web.conversations.services.gains import (
    gains_to_read,
    newest_reading,
    object_to_reading,
    say_side_by_side,
    write_gain,
)
from convenor.web.conversations.services.looks import look_at_proposal, may_look
from convenor.web.conversations.views.closed import else_to_proposal
from convenor.web.conversations.views.signing import else_to_needs, may_write, signed_form
from convenor.web.kernel.clock import today
from convenor.web.ui.flow import one_form, sent
from convenor.web.ui.pages import link


@else_to_needs
def gain_write(request: HttpRequest, ref: str, partner: str) -> HttpResponse:
    """Say what people would gain."""
    viewer, on = request.viewer, today()
    writing = may_write(request, ref, partner)
    now = gain_of(viewer, writing.row, partner)
    initial = {"text": now.text, "revision": now.revision} if now else {"revision": 0}
    form = GainForm(sent(request), initial=initial, **writing.signed)

    def act(given: dict[str, Any]) -> Any:
        return write_gain(by=viewer, ref=ref, partner=partner, on=on, **given)

    title = _("What would people gain, as %(name)s sees it?") % {"name": writing.party.name}
    return signed_form(request, writing, form, act, title=title)


@else_to_needs
def gains_read(request: HttpRequest, ref: str) -> HttpResponse:
    """Read them side by side, and say whether they say the same."""
    viewer, on = request.viewer, today()
    row = needs_conversation(viewer, ref, on)
    gains = gains_to_read(by=viewer, conversation=row, on=on)
    form = SideBySideForm(sent(request), initial={"read": " ".join(one.ref for one in gains)})

    def act(given: dict[str, Any]) -> Any:
        return say_side_by_side(by=viewer, ref=ref, on=on, **given)

    address = link(request, "conversations:needs", ref=ref)
    return one_form(
        request,
        form,
        act,
        then=address,
        back=address,
        template="conversations/signed.html",
        title=_("Do the partners say the same of what people would gain?"),
        sentence=_("Read them slowly, side by side. No machine compares them: you do, and the page says as whom."),
        done=_("Thank you. Partners can say something against it."),
        submit_text=_("Keep what I say"),
        shown=[{"title": one.partner.name, "lines": one.text.splitlines()} for one in gains],
    )


@else_to_needs
def gains_object(request: HttpRequest, ref: str, partner: str) -> HttpResponse:
    """Say something against what was read out of the summaries."""
    viewer, on = request.viewer, today()
    writing = may_write(request, ref, partner, itself=True)
    reading = newest_reading(by=viewer, conversation=writing.row)

    def act(given: dict[str, Any]) -> Any:
        return object_to_reading(by=viewer, ref=ref, partner=partner, on=on, **given)

    title = _("What does %(name)s see otherwise?") % {"name": writing.party.name}
    shown = [{"title": reading_says(reading), "lines": reading.words.splitlines()}]
    return signed_form(request, writing, ObjectionForm(sent(request)), act, title=title, shown=shown)


@else_to_proposal
def proposal_look(request: HttpRequest, ref: str, partner: str) -> HttpResponse:
    """Say whether a proposal serves what a partner needs."""
    viewer, on = request.viewer, today()
    proposal = proposal_of(viewer, ref)
    writing = may_write(request, proposal.conversation.ref, partner)
    now = may_look(by=viewer, proposal=proposal, partner=partner)
    need = need_of(viewer, writing.row, partner)
    initial = {"serves": now.serves, "reason": now.reason, "revision": now.revision} if now else {"revision": 0}
    form = LookForm(sent(request), initial=initial, **writing.signed)

    def act(given: dict[str, Any]) -> Any:
        return look_at_proposal(by=viewer, ref=ref, partner=partner, on=on, **given)

    said = [*need.text.splitlines(), *need.why.splitlines()] if need else []
    return signed_form(
        request,
        writing,
        form,
        act,
        title=_("Does this proposal serve what %(name)s needs?") % {"name": writing.party.name},
        shown=[
            {"title": proposal.title, "lines": [*proposal.text.splitlines(), *proposal.benefit.splitlines()]},
            {"title": _("What %(name)s needs") % {"name": writing.party.name}, "lines": said},
        ],
    )
