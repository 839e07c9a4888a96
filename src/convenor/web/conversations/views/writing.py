"""Writing a statement of one's own: what is like it is shown first, and one may vote on that instead."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from convenor.web.conversations import selectors, services
from convenor.web.conversations.forms.answering import WriteForm
from convenor.web.conversations.likeness import most_alike
from convenor.web.conversations.presenters import answering as words
from convenor.web.conversations.selectors import Door
from convenor.web.conversations.views.doors import behind
from convenor.web.conversations.vocabulary import OPINIONS
from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import Invalid
from convenor.web.people.sign_in.sessions import try_again_allowed
from convenor.web.ui.forms import apply_errors
from convenor.web.ui.pages import page

AT_LEAST = 0.5  # shown from here on: asking once too often costs little, twice the same statement costs everybody


@never_cache
@behind
def say_write(request: HttpRequest, token: str, door: Door) -> HttpResponse:
    """One thought in one sentence. Nothing is kept before those that are like it have been looked at."""
    form = WriteForm(request.POST if request.method == "POST" else None)
    similar: list[dict[str, object]] = []
    if request.method == "POST" and form.is_valid():
        text, different = form.cleaned_data["text"], form.cleaned_data["different"]
        similar = [] if different else _similar(token, door, text)
        if not similar:
            try:
                if not try_again_allowed(request, "conversation_write"):
                    raise Invalid("conversation_many_write")
                services.write_statement(token=token, text=text, on=today())
            except Invalid as error:
                apply_errors(form, error)
            else:
                messages.success(request, _written(door))
                return redirect(reverse("conversations:say_mine", kwargs={"token": token}))
    context = {**words.about(door), "token": token, "form": form, "similar": similar}
    return page(request, "conversations/say_write.html", context)


def _similar(token: str, door: Door, text: str) -> list[dict[str, object]]:
    """Statements that nearly say the same, the likest first, each with what one said to it."""
    said = {vote.ref: vote for vote in selectors.own_votes(door)}
    shown = {row.ref: row.text for row in selectors.votable(token, door.part)}
    return [
        {
            "ref": ref,
            "text": shown[ref],
            "said": OPINIONS[said[ref].value] if ref in said else "",
            "buttons": words.buttons(),
        }
        for ref in most_alike(text, shown, at_least=AT_LEAST)
    ]


def _written(door: Door) -> str:
    if door.conversation.checked_first:
        return _("Thank you. Your statement waits to be looked at. What becomes of it is said on this page.")
    return _("Thank you. Everybody is asked about your statement from now on.")
