"""Mergers, splits and replacements: chosen, looked at with all that hangs on them, then recorded."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import Invalid, NotHere
from convenor.web.kernel.rules import require
from convenor.web.partners.forms.partners import FollowForm
from convenor.web.partners.holdings import held_by_partner
from convenor.web.partners.presenters.successions import follow_check, followed_list
from convenor.web.partners.rules import can_keep_partners
from convenor.web.partners.selectors import (
    affiliations_of_partner,
    partner_choices,
    partner_visible_to,
    successions_visible_to,
    voices_of_partner,
)
from convenor.web.partners.services import follow_on, take_back_succession
from convenor.web.partners.views.addresses import address_in, reading
from convenor.web.ui.forms import apply_errors
from convenor.web.ui.pages import link, page


def merge(request: HttpRequest) -> HttpResponse:
    """What was merged, split or replaced so far, and the form for another; `?earlier=` chooses the one that ends."""
    require(can_keep_partners(request.viewer), "partner.follow_on")
    begun = request.GET.get("earlier", "")
    choices = partner_choices(request.viewer, on=today(), keep=begun)
    form = FollowForm(request.POST or None, partners=choices, initial={"earlier": begun, "kind": "merger"})
    if request.method == "POST" and form.is_valid():
        if request.POST.get("looked_at") == "yes" and _recorded(request, form):
            messages.success(request, _("Recorded. What hung on it stays until people decide."))
            return redirect(link(request, "partners:merge"))
        if not form.errors and request.POST.get("change") != "yes":
            return _look(request, form)
    recorded = followed_list(
        successions_visible_to(request.viewer),
        address=address_in(request),
        link=lambda ref: link(request, "partners:take_back", ref=ref),
    )
    return page(request, "partners/merge.html", {"form": form, "recorded": recorded, "more": form.wants_more})


def _recorded(request: HttpRequest, form: FollowForm) -> bool:
    try:
        follow_on(by=request.viewer, **_said(form))
    except Invalid as error:
        apply_errors(form, error)
        return False
    return True


def _look(request: HttpRequest, form: FollowForm) -> HttpResponse:
    """The page between: who ends when, who goes on, and what hangs on those that end."""
    viewer, on = request.viewer, form.cleaned_data["on"]
    said = _said(form)
    earlier = [partner_visible_to(viewer, ref) for ref in said["earlier"]]
    hanging = [
        (
            partner,
            held_by_partner(viewer, partner.ref, today()),
            voices_of_partner(viewer, partner.ref, on=today()),
            affiliations_of_partner(viewer, partner.ref, on=today()),
        )
        for partner in earlier
    ]
    later = [partner_visible_to(viewer, ref) for ref in said["later"]]

    def page_of(name: str, **parts: str) -> str:
        return reading(request, name, **parts) if name else ""

    context = follow_check(said["kind"], hanging, later, on=on, page_of=page_of)
    carried = [(name, value) for name, value in request.POST.items() if name.split("_")[0] in FollowForm.base_fields]
    return page(request, "partners/merge_check.html", {**context, "carried": carried})


def take_back(request: HttpRequest, ref: str) -> HttpResponse:
    """Take back a succession recorded by mistake."""
    require(can_keep_partners(request.viewer), "partner.take_back_succession")
    if request.method == "POST":
        take_back_succession(by=request.viewer, ref=ref)
        messages.success(request, _("Taken back. The earlier partner goes on."))
        return redirect(link(request, "partners:merge"))
    known = [one for one in successions_visible_to(request.viewer) if one.ref == ref]
    if not known:
        raise NotHere("not_here", subject=ref)
    context = {
        "link_of": known[0],
        "back_href": link(request, "partners:merge"),
    }
    return page(request, "partners/take_back.html", context)


def _said(form: FollowForm) -> dict[str, Any]:
    cleaned = form.cleaned_data
    return {
        "kind": cleaned["kind"],
        "earlier": form.chosen("earlier"),
        "later": form.chosen("later"),
        "on": cleaned["on"],
    }
