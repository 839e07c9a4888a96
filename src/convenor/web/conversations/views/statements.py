"""Every statement that is shown, the public log of moderation and its policy; adding one, bringing one forward."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from convenor.web.conversations.forms.moderating import StatementForm, UndoForm
from convenor.web.conversations.presenters import statements as words
from convenor.web.conversations.presenters.policy import RULES
from convenor.web.conversations.selectors import moderated
from convenor.web.conversations.selectors.reading import conversation_of, conversation_to_run, may_run
from convenor.web.conversations.services.adding import add_statement, push
from convenor.web.conversations.services.holding import NOT_OPEN
from convenor.web.conversations.views.closed import else_back
from convenor.web.conversations.vocabulary import State
from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import Invalid
from convenor.web.ui.flow import one_form, sent
from convenor.web.ui.pages import link, page
from convenor.web.ui.wording import say

_FORWARD = gettext_lazy("It comes sooner now, and that is said beside it.")
_IN_TURN = gettext_lazy("It waits its turn again.")


def statements(request: HttpRequest, ref: str) -> HttpResponse:
    """All that are shown."""
    viewer, on = request.viewer, today()
    conversation = conversation_of(viewer, ref, on)
    rows = moderated.shown_in(viewer, conversation, on)
    runs = may_run(viewer, conversation, on)
    return page(request, "conversations/statements.html", words.listed(request, conversation, rows, may_run=runs))


@else_back
def statement_new(request: HttpRequest, ref: str) -> HttpResponse:
    """One more statement of those who ask, while people vote."""
    conversation = conversation_to_run(request.viewer, ref, today())
    if conversation.state != State.OPEN:
        raise Invalid(NOT_OPEN[conversation.state])
    form = StatementForm(sent(request))

    def act(given: dict[str, Any]) -> None:
        add_statement(by=request.viewer, ref=ref, on=today(), **given)

    back = link(request, "conversations:statements", ref=ref)
    return one_form(
        request,
        form,
        act,
        then=back,
        back=back,
        done=_("Your statement is shown now. Whoever has answered everything is asked about it when they come back."),
        title=_("Add a statement"),
        sentence=conversation.question,
        submit_text=_("Show it to everybody"),
    )


@require_POST
def statement_push(request: HttpRequest, ref: str, statement: str) -> HttpResponse:
    """Bring a statement forward, or let it wait for its turn again."""
    conversation_to_run(request.viewer, ref, today())
    form = UndoForm(sent(request))
    if form.is_valid():
        try:
            done = push(by=request.viewer, statement_ref=statement, on=today(), **form.cleaned_data)
        except Invalid as error:
            messages.info(request, say(error))
        else:
            messages.success(request, _FORWARD if done.pushed else _IN_TURN)
    return redirect(link(request, "conversations:statements", ref=ref))


def log(request: HttpRequest, ref: str) -> HttpResponse:
    """What became of the statements that people wrote, and why."""
    viewer, on = request.viewer, today()
    conversation = conversation_of(viewer, ref, on)
    asked = (viewer, conversation, on)
    context = words.log(
        request,
        conversation,
        moderated.counts_of(*asked),
        moderated.not_shown_in(*asked),
        moderated.joined_in(*asked),
        moderated.changes_in(*asked),
    )
    return page(request, "conversations/log.html", context)


def policy(request: HttpRequest) -> HttpResponse:
    """For which reasons a statement is not shown; the same everywhere on this site."""
    return page(request, "conversations/policy.html", {"rules": RULES})
