"""The page on which one says who must sit on the body that looks after a pathway."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from convenor.web.bodies.forms.required import RequiredForm
from convenor.web.bodies.selectors.affected import named
from convenor.web.bodies.selectors.neighbours import to_choose
from convenor.web.bodies.selectors.pathways import pathway_of, required_of
from convenor.web.bodies.services.required import Place, require_seats
from convenor.web.bodies.vocabulary import PlaceOf
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.rules import can_keep_register, require
from convenor.web.ui.flow import sent
from convenor.web.ui.forms import apply_errors
from convenor.web.ui.pages import link, page


def pathway_required(request: HttpRequest, ref: str) -> HttpResponse:
    """Say who must sit there; the pathway's page shows who of them is missing."""
    viewer = request.viewer
    require(can_keep_register(viewer), "pathway.edit")
    row = pathway_of(viewer, ref)
    form = RequiredForm(
        sent(request),
        initial={"revision": row.revision},
        places=[_said(one) for one in required_of(viewer, row)],
        partners=to_choose(viewer, "partner"),
        communities=to_choose(viewer, "community"),
    )
    if request.method == "POST" and form.is_valid():
        try:
            revision = form.cleaned_data["revision"]
            require_seats(by=viewer, pathway=row, revision=revision, places=_places(viewer, form.places()))
        except Invalid as error:
            apply_errors(form, error)
        else:
            messages.success(request, _("Saved."))
            return redirect(link(request, "bodies:pathway", ref=ref))
    context = {
        "form": form,
        "title": _("Who must sit on the body that looks after it?"),
        "sentence": row.name,
        "back_href": link(request, "bodies:pathway", ref=ref),
    }
    return page(request, "bodies/pathway_required.html", context)


def _said(one: Any) -> tuple[str, str]:
    if one.partner:
        return f"{PlaceOf.PARTNER}:{one.partner.ref}", one.why
    if one.community:
        return f"{PlaceOf.COMMUNITY}:{one.community.ref}", one.why
    if one.profession:
        return f"{PlaceOf.PROFESSION}:{one.profession}", one.why
    return f"{PlaceOf.SEAT_CLASS}:{one.seat_class}", one.why


def _places(viewer: Any, given: list[tuple[str, str, str]]) -> list[Place]:
    rows = {
        kind: named(viewer, kind, {ref for what, ref, _why in given if what == kind})  # type: ignore[arg-type]
        for kind in (PlaceOf.PARTNER.value, PlaceOf.COMMUNITY.value)
    }
    return [Place(why=why, **{kind: rows[kind][ref] if kind in rows else ref}) for kind, ref, why in given]
