"""A new body, one question a page. What was said is kept until the last page, where it is checked and saved."""

from itertools import takewhile
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from convenor.web.bodies import selectors, services
from convenor.web.bodies.forms.bodies import NameStep, PlaceStep, WorkStep
from convenor.web.bodies.presenters.new_body import summary
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.rules import can_keep_register, require
from convenor.web.ui.forms import apply_errors
from convenor.web.ui.pages import link, page

LAST = 4


def body_new(request: HttpRequest) -> HttpResponse:
    """Steps 1 to 3 ask; step 4 shows what was said and saves it."""
    require(can_keep_register(request.viewer), "body.add")
    step = min(max(_whole(request.GET.get("step", "1")), 1), LAST)
    said = _said(request)
    ready = list(takewhile(lambda number: _answered(_form(request, number, said), said), range(1, LAST)))
    if step > len(ready) + 1 and step > 1:
        return redirect(_address(request, len(ready) + 1))
    if step == LAST:
        return _check(request, said)
    form = _form(request, step, request.POST if request.method == "POST" else said or None, first=not said)
    if request.method == "POST" and form.is_valid():
        kept = {name: request.POST[name] for name in request.POST if name != "csrfmiddlewaretoken"}
        request.session[_key(request)] = {**said, **kept}
        return redirect(_address(request, step + 1))
    if request.method != "POST" and step not in ready:
        form = _form(request, step, None)
    back = _address(request, step - 1) if step > 1 else link(request, "bodies:bodies")
    words = {
        "title": _("Add a body"),
        "sentence": _("Step %(step)s of %(last)s") % {"step": step, "last": LAST},
        "submit_text": _("Continue"),
    }
    return page(request, "ui/form_page.html", {"form": form, "back_href": back, **words})


def _check(request: HttpRequest, said: dict[str, str]) -> HttpResponse:
    given: dict[str, Any] = {}
    for number in range(1, LAST):
        form = _form(request, number, said)
        form.is_valid()
        given |= form.cleaned_data
    empty = forms.Form(request.POST if request.method == "POST" else None)
    if request.method == "POST" and empty.is_valid():
        parent = selectors.body_chosen(request.viewer, given["parent"])
        try:
            row = services.add_body(by=request.viewer, **{**given, "parent": parent})
        except Invalid as error:
            apply_errors(empty, error)
        else:
            del request.session[_key(request)]
            messages.success(request, _("%(body)s is in the register. Now add its seats.") % {"body": row.name})
            return redirect(link(request, "bodies:body", ref=row.ref))
    names = dict(selectors.bodies_to_choose(request.viewer))
    context = {
        "form": empty,
        "back_href": _address(request, LAST - 1),
        "items": summary(given, names, lambda step: _address(request, step)),
    }
    return page(request, "bodies/body_check.html", context)


def _form(request: HttpRequest, step: int, data: Any, *, first: bool = False) -> forms.Form:
    data = None if first and request.method != "POST" else data
    if step == 1:
        return NameStep(data)
    if step == 2:
        return PlaceStep(data, bodies=selectors.bodies_to_choose(request.viewer))
    return WorkStep(data)


def _answered(form: forms.Form, said: dict[str, str]) -> bool:
    """Whether a step was sent and stands; one of which every answer is free was still asked."""
    return not said.keys().isdisjoint(form.fields) and form.is_valid()


def _said(request: HttpRequest) -> dict[str, str]:
    return dict(request.session.get(_key(request), {}))


def _key(request: HttpRequest) -> str:
    return f"new-body-{request.viewer.partnership_id}"


def _address(request: HttpRequest, step: int) -> str:
    return f"{link(request, 'bodies:body_new')}?step={step}"


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 1
