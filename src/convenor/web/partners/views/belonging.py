"""Who belongs to a partner: the pages that say so and change it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.rules import require
from convenor.web.partners.forms.communities import AffiliationEditForm, AffiliationForm
from convenor.web.partners.rules import can_keep_partners
from convenor.web.partners.selectors import affiliation_visible_to, partner_visible_to
from convenor.web.partners.services import affiliate, edit_affiliation
from convenor.web.partners.views.addresses import back_to_partner
from convenor.web.people.selectors import people_visible_to
from convenor.web.ui.forms import apply_errors
from convenor.web.ui.pages import link, page


def affiliation_new(request: HttpRequest, ref: str) -> HttpResponse:
    """Say that somebody belongs to a partner; `?person=` chooses who."""
    require(can_keep_partners(request.viewer), "affiliation.add")
    partner = partner_visible_to(request.viewer, ref)
    people = [(one.ref, one.name) for one in people_visible_to(request.viewer, on=today())]
    form = AffiliationForm(request.POST or None, people=people, initial={"person": request.GET.get("person", "")})
    if request.method == "POST" and form.is_valid():
        try:
            affiliate(by=request.viewer, partner=ref, **form.cleaned_data)
        except Invalid as error:
            apply_errors(form, error)
        else:
            messages.success(request, _("Recorded."))
            return redirect(back_to_partner(request, ref))
    context = {
        "form": form,
        "title": _("Who belongs to %(name)s?") % {"name": partner.name},
        "sentence": _("Somebody may belong to several partners at once: that is what spans boundaries."),
        "submit_text": _("Record this"),
        "back_href": back_to_partner(request, ref),
    }
    return page(request, "ui/form_page.html", context)


def affiliation_edit(request: HttpRequest, ref: str) -> HttpResponse:
    """Change the post or the days, or say that it is over."""
    seen = affiliation_visible_to(request.viewer, ref)
    initial = {name: getattr(seen, name) for name in ("title", "starts", "ends", "revision")}
    form = AffiliationEditForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            edit_affiliation(by=request.viewer, ref=ref, **form.cleaned_data)
        except Invalid as error:
            apply_errors(form, error)
        else:
            messages.success(request, _("Saved."))
            return redirect(back_to_partner(request, seen.partner_ref))
    context = {
        "form": form,
        "title": _("%(person)s at %(partner)s") % {"person": seen.person_name, "partner": seen.partner_name},
        "back_href": link(request, "partners:partner_edit", ref=seen.partner_ref),
    }
    return page(request, "ui/form_page.html", context)
