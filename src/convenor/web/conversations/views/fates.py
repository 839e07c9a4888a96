"""What came of statements: said by whoever asked, several at once; and the page of one statement, for everybody."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.web.conversations.forms.after import FatesForm
from convenor.web.conversations.presenters import fates as words
from convenor.web.conversations.selectors import fates as selectors
from convenor.web.conversations.selectors.proposals import proposals_from, proposals_with
from convenor.web.conversations.selectors.reading import conversation_of, may_run
from convenor.web.conversations.selectors.releases import standing_of
from convenor.web.conversations.services.fates import say_fates
from convenor.web.conversations.views.closed import closed_conversation, else_back
from convenor.web.conversations.vocabulary import ProposalState
from convenor.web.kernel.clock import today
from convenor.web.ui.flow import one_form, sent
from convenor.web.ui.pages import link, page

GONE = (ProposalState.DECLINED, ProposalState.WITHDRAWN)


def statement(request: HttpRequest, ref: str, statement: str) -> HttpResponse:
    """One statement, and the way from it to what came of it."""
    viewer, on = request.viewer, today()
    conversation = conversation_of(viewer, ref, on)
    one = selectors.statement_seen(viewer, conversation, statement)
    context = words.statement_page(
        request,
        conversation,
        one,
        standing_of(viewer, conversation, statement),
        proposals_with(viewer, statement),
        selectors.fates_before(viewer, statement),
        may_run=may_run(viewer, conversation, on),
    )
    return page(request, "conversations/statement.html", context)


def came_of(request: HttpRequest, ref: str) -> HttpResponse:
    """What came of a whole conversation: proposals, decisions, and the fate of each statement."""
    viewer = request.viewer
    conversation = conversation_of(viewer, ref, today())
    statements = selectors.statements_seen(viewer, conversation)
    context = words.came_page(request, conversation, statements, proposals_from(viewer, conversation))
    return page(request, "conversations/came_of.html", context)


@else_back
def fates(request: HttpRequest, ref: str) -> HttpResponse:
    """Say what came of the statements that still wait; with `?of=`, of one of them, also again."""
    viewer = request.viewer
    conversation = closed_conversation(request, ref)
    statements = selectors.statements_seen(viewer, conversation)
    wanted = request.GET.get("of", "")
    to_say = [one for one in statements if one.is_owed or one.ref == wanted]
    used_in = [row for row in proposals_from(viewer, conversation) if row.state not in GONE]
    form = FatesForm(
        sent(request),
        initial={"statements": [wanted]},
        statements=[(one.ref, f"{one.number}. {one.text}") for one in to_say],
        proposals=[(row.ref, row.title) for row in used_in],
    )

    def act(given: dict[str, Any]) -> int:
        return say_fates(by=viewer, ref=ref, on=today(), **given)

    return one_form(
        request,
        form,
        act,
        then=link(request, "conversations:fates", ref=ref),
        back=link(request, "conversations:conversation", ref=ref),
        done=lambda count: (
            ngettext("Kept for one statement.", "Kept for %(count)s statements.", count) % {"count": count}
        ),
        template="conversations/fates.html",
        title=_("What came of what people said"),
        submit_text=_("Keep this answer"),
        anything=bool(to_say),
        **words.owed_page(request, conversation, statements),
    )


def _kept(count: int) -> str:
    return ngettext("Kept for one statement.", "Kept for %(count)s statements.", count) % {"count": count}
