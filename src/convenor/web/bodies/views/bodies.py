"""Reading: the list of bodies, one body's page, and the three questions only people can answer."""

from datetime import date
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from convenor.web.bodies import selectors, services
from convenor.web.bodies.forms.bodies import OnForm, TestsForm
from convenor.web.bodies.presenters import bodies as shown
from convenor.web.bodies.presenters import body_page
from convenor.web.bodies.views.forum import forum_of
from convenor.web.kernel.clock import today
from convenor.web.kernel.rules import can_keep_register
from convenor.web.ui.flow import one_form, sent
from convenor.web.ui.pages import link, page


def bodies(request: HttpRequest) -> HttpResponse:
    """Every body by tier, today or as it was on a day."""
    on, form = as_of(request)
    lines = selectors.bodies_on(request.viewer, on)
    context = {
        "on": on,
        "form": form,
        "past": on != today(),
        "tiers": shown.by_tier(lines),
        "facts": shown.list_facts(lines),
        "sentence": shown.list_sentence(lines),
        "keeps": can_keep_register(request.viewer),
    }
    return page(request, "bodies/bodies.html", context)


def body(request: HttpRequest, ref: str) -> HttpResponse:
    """One body: who sits on it, what it may decide, where it stands, what kind of body it is."""
    on, form = as_of(request)
    seen = selectors.body_page(request.viewer, ref, on)
    told = forum_of(request.viewer, ref, on)
    context = body_page.context(seen, told, request.viewer, partial(link, request), on, past=on != today())
    return page(request, "bodies/body.html", {**context, "form": form})


def tests(request: HttpRequest, ref: str) -> HttpResponse:
    """Answer the three of the six tests that cannot be read off the register."""
    row = selectors.body_to_change(request.viewer, ref)
    names = ("revision", "public_body_started", "members_decide", "public_matter")
    form = TestsForm(sent(request), initial={name: getattr(row, name) for name in names})
    there = link(request, "bodies:body", ref=ref)
    return one_form(
        request,
        form,
        lambda given: services.edit_body(by=request.viewer, body=row, **given),
        then=there,
        back=there,
        done=_("Saved."),
        title=_("What kind of body is it?"),
        sentence=_("Three of the six tests of a collaborative forum only people can answer. We read off the rest."),
    )


def as_of(request: HttpRequest) -> tuple[date, OnForm]:
    """The day a page is asked for, today unless one is given, and the form that asks."""
    form = OnForm(request.GET if "on_year" in request.GET else None)
    if form.is_bound and form.is_valid() and form.cleaned_data["on"]:
        return form.cleaned_data["on"], form
    return today(), form
