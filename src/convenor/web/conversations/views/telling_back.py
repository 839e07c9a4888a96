"""To everybody who was asked: what came of it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from convenor.web.conversations.forms.after import TellForm
from convenor.web.conversations.news_words import what_came
from convenor.web.conversations.presenters.news import reach_says
from convenor.web.conversations.selectors.telling_back import reach_of
from convenor.web.conversations.services.telling_back import tell_everybody
from convenor.web.conversations.views.closed import closed_conversation, else_back
from convenor.web.kernel.clock import today
from convenor.web.ui.flow import one_form, sent
from convenor.web.ui.pages import link


@else_back
def tell(request: HttpRequest, ref: str) -> HttpResponse:
    """Look at the letter, add a word, send it to all."""
    viewer, on = request.viewer, today()
    conversation = closed_conversation(request, ref)
    says = what_came(viewer, conversation)
    reach = reach_of(viewer, conversation)
    form = TellForm(sent(request), initial={"revision": conversation.revision})

    def act(given: dict[str, Any]) -> Any:
        return tell_everybody(by=viewer, ref=ref, on=on, **given)

    return one_form(
        request,
        form,
        act,
        then=link(request, "conversations:came_of", ref=ref),
        back=link(request, "conversations:conversation", ref=ref),
        done=_("The letters are on their way.") if reach.letters else _("Your words stand with the conversation."),
        template="conversations/tell.html",
        title=_("Tell everybody what came of it"),
        submit_text=_("Send it to everybody who was asked") if reach.letters else _("Put your words on the page"),
        question=conversation.question,
        reach=reach_says(reach, conversation),
        says=says,
    )
