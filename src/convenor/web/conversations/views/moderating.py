"""Looking at what people wrote: one statement after another, or as a list. Several may do so at once."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from convenor.web.conversations import looking
from convenor.web.conversations.forms.moderating import RulingForm, UndoForm
from convenor.web.conversations.presenters import moderating as words
from convenor.web.conversations.selectors.queue import Said, next_waiting, statements_to_moderate
from convenor.web.conversations.selectors.reading import conversation_to_run
from convenor.web.conversations.services.moderating import rule, undo_ruling
from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import ChangedMeanwhile, Invalid, NotHere
from convenor.web.ui.flow import sent
from convenor.web.ui.forms import apply_errors
from convenor.web.ui.pages import link, page
from convenor.web.ui.wording import say

TEMPLATE = "conversations/moderate.html"


def moderate(request: HttpRequest, ref: str) -> HttpResponse:
    """The next statement that waits, and that nobody else was just given."""
    conversation, rows = _rows(request, ref)
    actor = request.viewer.actor
    one = next_waiting(rows, request.GET.get("after", ""), looking.others_look_at(ref, actor))
    if one is not None:
        looking.look_at(ref, actor, one.ref)
    return page(request, TEMPLATE, words.queue(request, conversation, rows, one, _form(request, rows, one)))


def moderate_list(request: HttpRequest, ref: str) -> HttpResponse:
    """All statements, by what became of them."""
    conversation, rows = _rows(request, ref)
    context = words.listing(request, conversation, rows, request.GET.get("kind", ""))
    return page(request, "conversations/moderate_list.html", context)


def moderate_one(request: HttpRequest, ref: str, statement: str) -> HttpResponse:
    """One statement, also one that was ruled on before: say what becomes of it, and on to the next."""
    conversation, rows = _rows(request, ref)
    one = _of(rows, statement)
    form = _form(request, rows, one)
    if request.method == "POST" and form.is_valid():
        try:
            rule(by=request.viewer, statement_ref=statement, on=today(), **_given(rows, form.cleaned_data))
        except ChangedMeanwhile:
            return redirect(_next(request, ref, faster=statement))
        except Invalid as error:
            apply_errors(form, _where_asked(error, form))
        else:
            return redirect(_next(request, ref, last=statement))
    return page(request, TEMPLATE, words.queue(request, conversation, rows, one, form))


@require_POST
def moderate_undo(request: HttpRequest, ref: str, statement: str) -> HttpResponse:
    """Put a statement back to where it was before its last ruling, and show it again."""
    conversation_to_run(request.viewer, ref, today())
    form = UndoForm(sent(request))
    if form.is_valid():
        try:
            undo_ruling(by=request.viewer, statement_ref=statement, revision=form.cleaned_data["revision"], on=today())
        except ChangedMeanwhile:
            return redirect(_next(request, ref, faster=statement))
        except Invalid as error:
            messages.info(request, say(error))
    return redirect(link(request, "conversations:moderate_one", ref=ref, statement=statement) + "#queue")


def _rows(request: HttpRequest, ref: str) -> tuple[Any, list[Said]]:
    on = today()
    conversation = conversation_to_run(request.viewer, ref, on)
    return conversation, statements_to_moderate(request.viewer, conversation, on)


def _of(rows: list[Said], ref: str) -> Said:
    one = next((row for row in rows if row.ref == ref), None)
    if one is None:
        raise NotHere("not_here", subject=ref)
    return one


def _form(request: HttpRequest, rows: list[Said], one: Said | None) -> RulingForm:
    initial = {"revision": one.revision, "reason": one.reason, "note": one.note} if one else {}
    likely = words.near_choices(rows, one) if one else []
    return RulingForm(sent(request), initial=initial, likely=likely)


def _given(rows: list[Said], said: dict[str, Any]) -> dict[str, Any]:
    """What the form says, the number of another statement turned into its reference."""
    number = said.pop("same_number")
    if number:
        said["same_as"] = next((row.ref for row in rows if row.number == number), "")
    return said


def _where_asked(error: Invalid, form: RulingForm) -> Invalid:
    """Which other statement was asked for by its number, where one was given or none was likely."""
    if error.field == "same_as" and (form["same_number"].value() or not form["same_as"].field.choices):  # type: ignore[attr-defined]
        error.field = "same_number"
    return error


def _next(request: HttpRequest, ref: str, **what: str) -> str:
    ((name, statement),) = what.items()
    return f"{link(request, 'conversations:moderate', ref=ref)}?{name}={statement}&after={statement}#queue"
