"""How a page that is one form goes: shown; sent and refused with reasons; or done, and on to the next page."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from convenor.web.kernel.errors import Invalid
from convenor.web.ui.forms import apply_errors
from convenor.web.ui.pages import link, page
from convenor.web.ui.wording import say


def one_form(
    request: HttpRequest,
    form: forms.Form,
    act: Callable[[dict[str, Any]], Any],
    *,
    then: str | Callable[[Any], str],
    back: str,
    done: str | Callable[[Any], str] = "",
    template: str = "ui/form_page.html",
    **words: Any,
) -> HttpResponse:
    """Show the form; when it is sent and stands, `act` on it, say `done`, and go to `then`."""
    if request.method == "POST" and form.is_valid():
        try:
            made = act(dict(form.cleaned_data))
        except Invalid as error:
            apply_errors(form, error)
        else:
            if said := done(made) if callable(done) else done:
                messages.success(request, said)
            return redirect(then(made) if callable(then) else then)
    return page(request, template, {"form": form, "back_href": back, **words})


def sent(request: HttpRequest) -> Any:
    """What was sent, or None when the page is only looked at."""
    return request.POST if request.method == "POST" else None


def else_to(name: str) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """A page on what something is not any more, or not yet, leads to the page of that name, and says why."""

    def guarded(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def looked_at(request: HttpRequest, ref: str, **parts: Any) -> HttpResponse:
            try:
                return view(request, ref, **parts)
            except Invalid as error:
                messages.info(request, say(error))
                return redirect(link(request, name, ref=ref))

        return looked_at

    return guarded


def letters_stopped(
    request: HttpRequest,
    *,
    stopped: Callable[[], bool],
    stop: Callable[[], None],
    want: Callable[[], None],
    **words: Any,
) -> HttpResponse:
    """No more letters of one kind; and, on a second thought, letters again. Only a form sent does it, never a look."""
    none_now = stopped()
    if request.method == "POST":
        none_now = "again" not in request.POST
        (stop if none_now else want)()
    done = request.method == "POST"
    return page(request, "ui/stop_letters.html", {"stopped": none_now, "done": done, **words})
