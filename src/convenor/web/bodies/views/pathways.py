"""Pages of the ways through care that cross organisations."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from convenor.web.bodies.forms.pathways import PathwayEditForm, PathwayForm
from convenor.web.bodies.presenters.pathways import pathway_list, pathway_page
from convenor.web.bodies.presenters.required import required_shown
from convenor.web.bodies.selectors.affected import named
from convenor.web.bodies.selectors.bodies import bodies_to_choose, body_chosen
from convenor.web.bodies.selectors.neighbours import chosen, to_choose
from convenor.web.bodies.selectors.pathways import pathway_of, required_of
from convenor.web.bodies.selectors.pathways import pathways as pathways_of
from convenor.web.bodies.services.pathways import Step, add_pathway, edit_pathway
from convenor.web.bodies.views.at_table import places_of_pathway, required_at_table
from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.rules import can_keep_register, can_read_inside, require
from convenor.web.ui.forms import apply_errors
from convenor.web.ui.pages import link, page

PLAIN = ("name", "experience", "starts", "ends")


def pathways(request: HttpRequest) -> HttpResponse:
    """The pathways of today."""
    context = pathway_list(pathways_of(request.viewer, on=today()), link=partial(link, request))
    return page(request, "bodies/pathways.html", {**context, "may_keep": can_keep_register(request.viewer)})


def pathway(request: HttpRequest, ref: str) -> HttpResponse:
    """One pathway: its steps as a chain, and who of those it concerns sits on the body that looks after it."""
    viewer = request.viewer
    row = pathway_of(viewer, ref)
    found, names = places_of_pathway(viewer, row, on=today()) if row.body else ([], None)
    required = required_at_table(viewer, row, on=today()) if row.body else []
    shown = required_shown(required, required_of(viewer, row), link=partial(link, request)) if row.body else {}
    context = pathway_page(row, found, names, link=partial(link, request), shows_lead=can_read_inside(viewer))
    return page(request, "bodies/pathway.html", {**context, **shown, "may_keep": can_keep_register(viewer)})


def pathway_new(request: HttpRequest) -> HttpResponse:
    """Describe a pathway."""
    require(can_keep_register(request.viewer), "pathway.add")
    form = PathwayForm(request.POST or None, initial={"body": request.GET.get("body", "")}, **_choices(request.viewer))
    if request.method == "POST" and form.is_valid():
        try:
            row = add_pathway(by=request.viewer, **_said(request.viewer, form))
        except Invalid as error:
            apply_errors(form, error)
        else:
            messages.success(request, _("Saved."))
            return redirect(link(request, "bodies:pathway", ref=row.ref))
    context = {"form": form, "title": _("Describe a pathway"), "back_href": link(request, "bodies:pathways")}
    return page(request, "bodies/pathway_form.html", context)


def pathway_edit(request: HttpRequest, ref: str) -> HttpResponse:
    """Change a pathway and its steps."""
    viewer = request.viewer
    require(can_keep_register(viewer), "pathway.edit")
    row = pathway_of(viewer, ref)
    initial = {name: getattr(row, name) for name in (*PLAIN, "revision")}
    initial |= {name: getattr(row, name).ref if getattr(row, name) else "" for name in ("community", "body", "lead")}
    steps = [(step.what, step.partner.ref) for step in row.steps.all()]
    form = PathwayEditForm(request.POST or None, initial=initial, steps=steps, **_choices(viewer, row))
    if request.method == "POST" and form.is_valid():
        try:
            edit_pathway(by=viewer, pathway=row, revision=form.cleaned_data["revision"], **_said(viewer, form))
        except Invalid as error:
            apply_errors(form, error)
        else:
            messages.success(request, _("Saved."))
            return redirect(link(request, "bodies:pathway", ref=ref))
    context = {"form": form, "title": _("Change this pathway"), "back_href": link(request, "bodies:pathway", ref=ref)}
    return page(request, "bodies/pathway_form.html", context)


def _choices(viewer: Any, row: Any = None) -> dict[str, Any]:
    keep = {name: getattr(row, name).ref if row and getattr(row, name) else "" for name in ("community", "lead")}
    partners = to_choose(viewer, "partner")
    offered = {ref for ref, _name in partners}
    taken = {step.partner.ref: step.partner.name for step in row.steps.all()} if row else {}
    bodies = bodies_to_choose(viewer)
    if row and row.body and row.body.ref not in dict(bodies):
        bodies.append((row.body.ref, row.body.name))
    return {
        "communities": to_choose(viewer, "community", keep=keep["community"]),
        "people": to_choose(viewer, "person", keep=keep["lead"]),
        "bodies": bodies,
        "partners": [*partners, *((ref, name) for ref, name in taken.items() if ref not in offered)],
    }


def _said(viewer: Any, form: Any) -> dict[str, Any]:
    said = form.cleaned_data
    steps = form.steps()
    takers = named(viewer, "partner", {partner for _what, partner in steps if partner})
    return {
        **{name: said[name] for name in PLAIN},
        "community": chosen(viewer, "community", said["community"]),
        "body": body_chosen(viewer, said["body"]),
        "lead": chosen(viewer, "person", said["lead"]),
        "steps": [Step(what, takers.get(partner)) for what, partner in steps],
    }
