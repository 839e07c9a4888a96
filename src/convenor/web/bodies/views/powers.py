"""Who may decide this? The map of functions and decisions, and writing down what a body may decide."""

import csv
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from convenor.web.bodies import selectors, services
from convenor.web.bodies.forms.powers import DecidesForm, DelegationEditForm, DelegationEndForm, DelegationForm
from convenor.web.bodies.presenters import functions
from convenor.web.bodies.presenters import powers as shown
from convenor.web.bodies.views.bodies import as_of
from convenor.web.kernel.clock import today
from convenor.web.kernel.rules import can_keep_register
from convenor.web.ui.flow import one_form, sent
from convenor.web.ui.pages import link, page

FACTS = ("function", "kind", "limit", "conditions", "source", "starts")


def decides(request: HttpRequest) -> HttpResponse:
    """Who may decide this? A few words, perhaps an amount, and the answer."""
    form = DecidesForm(request.GET if "what" in request.GET else None)
    answers: list[dict[str, Any]] | None = None
    if form.is_bound and form.is_valid():
        what, amount = form.cleaned_data["what"], form.cleaned_data["amount"]
        found = selectors.who_may_decide(request.viewer, what, amount, today())
        answers = [shown.answer_shown(one, amount, partial(link, request)) for one in found]
    else:
        selectors.powers_on(request.viewer, today())  # asks whether one may read at all
    context = {"form": form, "answers": answers, "keeps": can_keep_register(request.viewer)}
    return page(request, "bodies/decides.html", context)


def functions_map(request: HttpRequest) -> HttpResponse:
    """What is decided where: a drawing by tier, and the same as a table."""
    on, form = as_of(request)
    powers = selectors.powers_on(request.viewer, on)
    context = {
        "on": on,
        "form": form,
        "past": on != today(),
        "drawing": functions.drawing_of(powers) if powers else None,
        "head": shown.HEAD,
        "rows": [shown.row(power, partial(link, request)) for power in powers],
        "sentence": functions.sentence(powers),
        "keeps": can_keep_register(request.viewer),
    }
    return page(request, "bodies/functions_map.html", context)


def functions_csv(request: HttpRequest) -> HttpResponse:
    """The same table as a file."""
    on, _form = as_of(request)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="functions-and-decisions.csv"'
    response.write("\ufeff")  # spreadsheets else read it in the wrong letters
    writer = csv.writer(response)
    writer.writerow(shown.HEAD)
    for power in selectors.powers_on(request.viewer, on):
        writer.writerow(functions.safe(cell) for cell in shown.row(power))
    return response


def delegation_new(request: HttpRequest, body: str) -> HttpResponse:
    """One more matter that a body may decide or recommends on."""
    row = selectors.body_to_change(request.viewer, body)
    form = DelegationForm(sent(request), **_choices(request, row))

    def act(given: dict[str, Any]) -> Any:
        del given["from_whom"]
        return services.add_delegation(by=request.viewer, body=row, **given, **_giver(request, form))

    there = link(request, "bodies:body", ref=body)
    words = {
        "title": _("What may %(body)s decide?") % {"body": row.name},
        "sentence": _("Write down one matter. Anybody can then find out who may decide it."),
    }
    return one_form(request, form, act, then=there, back=there, done=_("Saved."), **words)


def delegation_edit(request: HttpRequest, body: str, ref: str) -> HttpResponse:
    """Correct one of them."""
    row = selectors.delegation_to_change(request.viewer, body, ref)
    initial = {name: getattr(row, name) for name in (*FACTS, "revision")}
    giver = f"body:{row.from_body.ref}" if row.from_body else ""
    initial["from_whom"] = f"partner:{row.from_partner.ref}" if row.from_partner else giver
    form = DelegationEditForm(sent(request), initial=initial, **_choices(request, row.body, row.from_partner))

    def act(given: dict[str, Any]) -> Any:
        del given["from_whom"]
        return services.edit_delegation(by=request.viewer, delegation=row, **given, **_giver(request, form))

    there = link(request, "bodies:body", ref=body)
    end = link(request, "bodies:delegation_end", body=body, ref=ref)
    more = {"text": _("It may no longer decide this"), "href": end}
    words = {"title": _("Change what %(body)s may decide") % {"body": row.body.name}, "more": more}
    template = "bodies/form_and_more.html"
    return one_form(request, form, act, then=there, back=there, done=_("Saved."), template=template, **words)


def delegation_end(request: HttpRequest, body: str, ref: str) -> HttpResponse:
    """From a day on it may decide this no longer."""
    row = selectors.delegation_to_change(request.viewer, body, ref)
    there = link(request, "bodies:body", ref=body)
    return one_form(
        request,
        DelegationEndForm(sent(request), initial={"revision": row.revision}),
        lambda given: services.end_delegation(by=request.viewer, delegation=row, **given),
        then=there,
        back=there,
        done=_("Saved."),
        title=_("%(body)s may no longer decide this") % {"body": row.body.name},
        sentence=row.function,
    )


def _choices(request: HttpRequest, body: Any, partner: Any = None) -> dict[str, Any]:
    return {
        "bodies": selectors.bodies_to_choose(request.viewer, but=body),
        "partners": selectors.to_choose(request.viewer, "partner", keep=partner.ref if partner else ""),
    }


def _giver(request: HttpRequest, form: DelegationForm) -> dict[str, Any]:
    what, ref = form.giver()
    return {
        "from_body": selectors.body_chosen(request.viewer, ref if what == "body" else ""),
        "from_partner": selectors.chosen(request.viewer, "partner", ref if what == "partner" else ""),
    }
