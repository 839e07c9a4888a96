"""How a page that is one form goes: shown; sent and refused with reasons; or done, and on to the next page."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from convenor.web.kernel.errors import Invalid
from convenor.web.ui.forms import apply_errors
from convenor.web.ui.pages import page


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
