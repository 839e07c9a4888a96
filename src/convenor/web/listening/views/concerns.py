"""Pages of the register of concerns."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from convenor.web.bodies.selectors.neighbours import chosen, to_choose
from convenor.web.bodies.selectors.pathways import pathway_chosen, pathways_to_choose
from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.rules import require
from convenor.web.listening import selectors, services
from convenor.web.listening.forms import concerns as of_concerns
from convenor.web.listening.presenters.concerns import in_public, listed, one
from convenor.web.listening.rules import (
    can_answer_concern,
    can_raise_concern,
    can_settle_concern,
)
from convenor.web.listening.selectors.concerns import concern_row
from convenor.web.listening.views.choices import MYSELF, raiser, raisers
from convenor.web.people.selectors import own_ref
from convenor.web.ui.environment import day
from convenor.web.ui.flow import sent
from convenor.web.ui.forms import apply_errors
from convenor.web.ui.pages import link, page


def concerns(request: HttpRequest) -> HttpResponse:
    """The register, what is late first."""
    on = today()
    return page(request, "listening/concerns.html", listed(request, selectors.concerns(request.viewer, on), on))


def concerns_public(request: HttpRequest) -> HttpResponse:
    """What people outside may read."""
    found = selectors.concerns_made_public(request.viewer)
    return page(request, "listening/concerns_public.html", in_public(found, today()))


def concern(request: HttpRequest, ref: str) -> HttpResponse:
    """One concern."""
    row, found = concern_row(request.viewer, ref), selectors.concern_of(request.viewer, ref)
    rights = {
        "may_answer": can_answer_concern(request.viewer, row),
        "may_settle": can_settle_concern(request.viewer, row),
    }
    return page(request, "listening/concern.html", one(request, found, today(), **rights))


def concern_new(request: HttpRequest) -> HttpResponse:
    """Raise one, in two steps; nothing is kept before the second is sent. `?session=&point=` begin from what was said
    in a listening session."""
    viewer = request.viewer
    require(can_raise_concern(viewer), "concern.raise")
    point = _point(request)
    asked = of_concerns.WhatForm(
        sent(request), initial={"said": point.text if point else ""}, pathways=pathways_to_choose(viewer)
    )
    if not asked.is_valid():
        return _step(request, asked, 1)
    second = request.POST if request.POST.get("step") == "2" else None
    who = of_concerns.WhoForm(
        second,
        initial={"raised_by": MYSELF if viewer.person_id else ""},
        raisers=raisers(viewer),
        people=to_choose(viewer, "person"),
    )
    if second is None or not who.is_valid():
        return _step(request, who, 2, asked)
    try:
        made = _raise(request, asked.cleaned_data, who.cleaned_data, point.ref if point else "")
    except Invalid as error:
        apply_errors(who, error)
        return _step(request, who, 2, asked)
    nameless = made.person is None and made.partner is None and made.community is None
    said = _("It is on the register, and nothing says who raised it.") if nameless else _("It is on the register.")
    messages.success(request, said + " " + _("An answer is owed by %(day)s.") % {"day": day(made.due)})
    return redirect(link(request, "listening:concerns"))


def _step(request: HttpRequest, form: forms.Form, number: int, carried: forms.Form | None = None) -> HttpResponse:
    title = _("What is the concern?") if number == 1 else _("Who raises it, and who answers?")
    context = {"form": form, "step": number, "carried": carried, "title": title}
    return page(request, "listening/concern_new.html", context)


def _point(request: HttpRequest) -> Any:
    if not request.GET.get("point"):
        return None
    return selectors.point_of(request.viewer, request.GET.get("session", ""), request.GET["point"])


def _raise(request: HttpRequest, what: dict[str, Any], who: dict[str, Any], point: str) -> Any:
    viewer = request.viewer
    by = raiser(viewer, who["raised_by"], own_ref(viewer))
    return services.raise_concern(
        by=viewer,
        kind=what["kind"],
        title=what["title"],
        said=what["said"],
        hurt=what["hurt"],
        service=what["service"],
        pathway=pathway_chosen(viewer, what.get("pathway", "")),
        owner=chosen(viewer, "person", who["owner"]),
        due=who["due"],
        confidential=who["confidential"],
        on=today(),
        point=point,
        **by,
    )
