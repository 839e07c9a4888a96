"""Pages of the recruitment list."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from convenor.web.bodies.forms.outreach import OutreachEditForm, OutreachForm, OutreachRemoveForm
from convenor.web.bodies.presenters.outreach import outreach_list, parties_by_kind
from convenor.web.bodies.selectors.bodies import bodies_to_choose, body_chosen
from convenor.web.bodies.selectors.neighbours import chosen, to_choose
from convenor.web.bodies.selectors.outreach import outreach as lines_of
from convenor.web.bodies.selectors.outreach import outreach_of
from convenor.web.bodies.selectors.rows import body_of
from convenor.web.bodies.services.outreach import add_outreach, edit_outreach, remove_outreach
from convenor.web.bodies.vocabulary import OutreachState
from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.rules import can_invite_missing, can_keep_register, require
from convenor.web.ui.forms import apply_errors
from convenor.web.ui.pages import link, page

WORDS = ("seat_class", "who", "would_bring", "state", "asked_on", "answer", "answered_on", "revision")


def outreach(request: HttpRequest) -> HttpResponse:
    """Who is to be brought in, how far it has come, and the next step with each; `?body=` narrows to one body."""
    viewer = request.viewer
    wanted = request.GET.get("body", "")
    body = body_of(viewer, wanted) if wanted else None
    rights = {"may_invite": can_invite_missing(viewer), "may_fill": can_keep_register(viewer)}
    context = outreach_list(lines_of(viewer, body=body), link=partial(link, request), **rights)
    return page(request, "bodies/outreach.html", {**context, **rights, "body": body})


def outreach_new(request: HttpRequest) -> HttpResponse:
    """Put somebody on the list; `?community=` or `?partner=` and `?body=` say whom and where from the start."""
    viewer = request.viewer
    require(can_invite_missing(viewer), "outreach.add")
    given = [f"{kind}:{request.GET[kind]}" for kind in ("community", "partner") if request.GET.get(kind)]
    initial = {"party": given[0] if given else "", "body": request.GET.get("body", "")}
    initial["seat_class"] = request.GET.get("seat_class", "")
    parties = parties_by_kind(to_choose(viewer, "community"), to_choose(viewer, "partner"))
    form = OutreachForm(request.POST or None, initial=initial, parties=parties, **_choices(viewer))
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        kind, _colon, ref = said.pop("party").partition(":")
        said |= _rows(viewer, said) | {kind: chosen(viewer, kind, ref)}
        try:
            add_outreach(by=viewer, on=today(), **said)
        except Invalid as error:
            apply_errors(form, error)
        else:
            messages.success(request, _("On the list."))
            return redirect(link(request, "bodies:outreach"))
    context = {
        "form": form,
        "title": _("Bring somebody in"),
        "sentence": _("Only the partnership’s own people see the list; what you write here, only those who ask."),
        "submit_text": _("Put on the list"),
        "back_href": link(request, "bodies:outreach"),
    }
    return page(request, "ui/form_page.html", context)


def outreach_edit(request: HttpRequest, ref: str) -> HttpResponse:
    """Say how far it has come with one of them."""
    viewer = request.viewer
    row = outreach_of(viewer, ref)
    initial = {name: getattr(row, name) for name in WORDS}
    initial |= {"body": row.body.ref if row.body else "", "asks": row.asks.ref if row.asks else ""}
    form = OutreachEditForm(request.POST or None, initial=initial, **_choices(viewer, row))
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        said |= _rows(viewer, said)
        try:
            edit_outreach(by=viewer, on=today(), outreach=row, **said)
        except Invalid as error:
            apply_errors(form, error)
        else:
            joined = row.state == OutreachState.JOINED
            messages.success(request, _("Saved. Now give them their seat.") if joined else _("Saved."))
            back = link(request, "bodies:body", ref=row.body.ref) if joined and row.body else None
            return redirect(back or link(request, "bodies:outreach"))
    context = {
        "form": form,
        "title": str(row),
        "sentence": row.body.name if row.body else "",
        "back_href": link(request, "bodies:outreach"),
        "remove_href": link(request, "bodies:outreach_remove", ref=ref),
    }
    return page(request, "bodies/outreach_edit.html", context)


def outreach_remove(request: HttpRequest, ref: str) -> HttpResponse:
    """Take a line off the list, after asking."""
    row = outreach_of(request.viewer, ref)
    form = OutreachRemoveForm(request.POST or None, initial={"revision": row.revision})
    if request.method == "POST" and form.is_valid():
        remove_outreach(by=request.viewer, outreach=row, revision=form.cleaned_data["revision"])
        messages.success(request, _("Taken off the list."))
        return redirect(link(request, "bodies:outreach"))
    context = {
        "form": form,
        "title": _("Take %(party)s off the list?") % {"party": str(row)},
        "sentence": _("What was written about asking them is deleted and cannot be brought back."),
        "submit_text": _("Yes, take off the list"),
        "back_href": link(request, "bodies:outreach_edit", ref=ref),
    }
    return page(request, "ui/form_page.html", context)


def _choices(viewer: Any, row: Any = None) -> dict[str, Any]:
    bodies = bodies_to_choose(viewer)
    if row and row.body and row.body.ref not in dict(bodies):
        bodies.append((row.body.ref, row.body.name))
    return {"bodies": bodies, "people": to_choose(viewer, "person", keep=row.asks.ref if row and row.asks else "")}


def _rows(viewer: Any, said: dict[str, Any]) -> dict[str, Any]:
    return {"body": body_chosen(viewer, said["body"]), "asks": chosen(viewer, "person", said["asks"])}
