"""What stands around a proposal is written here: sources, what is new, critical points, whether it held."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from convenor.web.bodies.selectors.neighbours import to_choose
from convenor.web.conversations.forms.around import AgainstForm, AnswerForm, HeldForm, NewForm, SourceForm
from convenor.web.conversations.rules import can_say_against
from convenor.web.conversations.selectors import around as selectors
from convenor.web.conversations.selectors.proposals import proposal_of, proposal_to_follow, proposal_to_run
from convenor.web.conversations.selectors.reading import may_run
from convenor.web.conversations.services.against import answer_against, say_against
from convenor.web.conversations.services.deciding import SAID_YES
from convenor.web.conversations.services.reviewing import say_whether_it_held
from convenor.web.conversations.services.together import add_source, say_what_is_new, take_source_out
from convenor.web.conversations.views.closed import else_to_proposal
from convenor.web.conversations.vocabulary import ProposalState
from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.rules import require
from convenor.web.ui.flow import one_form, sent
from convenor.web.ui.forms import Form
from convenor.web.ui.pages import link

A_YEAR = timedelta(days=365)


@else_to_proposal
def source_new(request: HttpRequest, ref: str) -> HttpResponse:
    """Name a source of a proposal."""
    row = _undecided(request, ref)
    form = SourceForm(sent(request), communities=to_choose(request.viewer, "community"))

    def act(given: dict[str, Any]) -> Any:
        return add_source(by=request.viewer, ref=ref, on=today(), **given)

    return _form(request, row, form, act, title=_("What else does it draw on?"), sentence=row.title)


@else_to_proposal
def source_out(request: HttpRequest, ref: str, source: str) -> HttpResponse:
    """Take out a source that was named by mistake."""
    found = selectors.source_to_take_out(request.viewer, ref, source, today())

    def act(given: dict[str, Any]) -> None:
        take_source_out(by=request.viewer, ref=ref, source=source, on=today())

    said = {"title": _("Take this source out?"), "sentence": found.whose, "submit_text": _("Take it out")}
    return _form(request, found.proposal, Form(sent(request)), act, **said)


@else_to_proposal
def proposal_new(request: HttpRequest, ref: str) -> HttpResponse:
    """Say what is new in a proposal."""
    row = _undecided(request, ref)
    form = NewForm(sent(request), initial={"revision": row.revision, "new_in_it": row.new_in_it})

    def act(given: dict[str, Any]) -> Any:
        return say_what_is_new(by=request.viewer, ref=ref, on=today(), **given)

    return _form(request, row, form, act, title=_("What is new in it?"), sentence=row.title)


def against_new(request: HttpRequest, ref: str) -> HttpResponse:
    """Say what speaks against a proposal."""
    viewer, on = request.viewer, today()
    row = proposal_of(viewer, ref)
    require(can_say_against(viewer, runs=may_run(viewer, row.conversation, on)), "proposal.against")
    form = AgainstForm(sent(request), initial={"said_on": on})

    def act(given: dict[str, Any]) -> Any:
        return say_against(by=viewer, ref=ref, on=on, **given)

    said = {"title": _("What speaks against it?"), "sentence": row.title, "submit_text": _("Keep this point")}
    return _form(request, row, form, act, done=_("Thank you. It stands with the proposal for good."), **said)


@else_to_proposal
def against_answer(request: HttpRequest, ref: str, against: str) -> HttpResponse:
    """Answer a critical point."""
    point = selectors.against_to_answer(request.viewer, ref, against, today())
    form = AnswerForm(sent(request), initial={"revision": point.revision})

    def act(given: dict[str, Any]) -> Any:
        return answer_against(by=request.viewer, ref=ref, against=against, on=today(), **given)

    return _form(request, point.proposal, form, act, title=_("Answer this point"), sentence=point.text)


@else_to_proposal
def proposal_again(request: HttpRequest, ref: str) -> HttpResponse:
    """Say whether what was decided held."""
    row, on = proposal_to_follow(request.viewer, ref, today()), today()
    if row.state not in SAID_YES:
        raise Invalid("proposal_nothing_to_hold")
    form = HeldForm(sent(request), initial={"revision": row.revision, "look_again": on + A_YEAR})

    def act(given: dict[str, Any]) -> Any:
        return say_whether_it_held(by=request.viewer, ref=ref, on=on, **given)

    return _form(request, row, form, act, title=_("Did it hold?"), sentence=row.title)


def _undecided(request: HttpRequest, ref: str) -> Any:
    row = proposal_to_run(request.viewer, ref, today())
    if row.state != ProposalState.PUT:
        raise Invalid("proposal_together_decided")
    return row


def _form(request: HttpRequest, row: Any, form: Any, act: Any, **said: Any) -> HttpResponse:
    address = link(request, "conversations:proposal", ref=row.ref)
    return one_form(request, form, act, then=address, back=address, **{"done": _("It is kept."), **said})
