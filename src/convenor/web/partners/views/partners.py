"""The list of partners, and the pages that add, change, rename and end one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.rules import can_read_inside, require
from convenor.web.partners.forms.partners import (
    SECTIONS,
    EndForm,
    FormerNameForm,
    PartnerEditForm,
    PartnerNewForm,
    RenameForm,
)
from convenor.web.partners.presenters.partners import partner_list
from convenor.web.partners.rules import can_keep_partners
from convenor.web.partners.selectors import (
    affiliations_of_partner,
    communities_visible_to,
    name_visible_to,
    names_of,
    partner_visible_to,
    partners_visible_to,
)
from convenor.web.partners.services import (
    add_partner,
    correct_former_name,
    edit_partner,
    end_partner,
    rename_partner,
)
from convenor.web.partners.views.addresses import address_in, back_to_partner
from convenor.web.partners.vocabulary import Participation, Sector
from convenor.web.ui.forms import apply_errors
from convenor.web.ui.pages import link, page


def partners(request: HttpRequest) -> HttpResponse:
    """Every partner, by sector; `?search=`, `?sector=` and `?participation=` narrow it, `?ended=yes` adds the past."""
    asked = {name: request.GET.get(name, "").strip() for name in ("search", "sector", "participation")}
    ended = request.GET.get("ended") == "yes"
    found = partners_visible_to(
        request.viewer,
        on=None if ended else today(),
        search=asked["search"],
        sector=asked["sector"],
        participation=asked["participation"],
    )
    communities = communities_visible_to(request.viewer, on=today())
    searched = bool(any(asked.values()) or ended)
    context = partner_list(found, communities, address=address_in(request), searched=searched)
    return page(
        request,
        "partners/partners.html",
        {
            **context,
            "asked": asked,
            "ended": ended,
            "searched": searched,
            "sectors": Sector.choices,
            "participations": [*Participation.choices, ("unsaid", _("Nobody has said"))],
            "may_keep": can_keep_partners(request.viewer),
            "inside": can_read_inside(request.viewer),
        },
    )


def partner_new(request: HttpRequest) -> HttpResponse:
    """Add a partner with what one must know; the rest is asked on the next page."""
    require(can_keep_partners(request.viewer), "partner.add")
    form = PartnerNewForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            partner = add_partner(by=request.viewer, **form.cleaned_data)
        except Invalid as error:
            apply_errors(form, error)
        else:
            messages.success(request, _("%(name)s is a partner now.") % {"name": partner.name})
            return redirect(link(request, "partners:partner_edit", ref=partner.ref))
    context = {
        "form": form,
        "title": _("Add a partner"),
        "sentence": _("An organisation that takes part, or ought to. What sets it apart is asked on the next page."),
        "submit_text": _("Add this partner"),
        "back_href": link(request, "partners:partners"),
    }
    return page(request, "ui/form_page.html", context)


def partner_edit(request: HttpRequest, ref: str) -> HttpResponse:
    """All that is recorded of a partner on one page, in sections."""
    require(can_keep_partners(request.viewer), "partner.edit")
    partner = partner_visible_to(request.viewer, ref)
    initial = {name: getattr(partner, name) for name in PartnerEditForm.base_fields}
    form = PartnerEditForm(request.POST or None, initial={**initial, "accountability": list(partner.accountability)})
    if request.method == "POST" and form.is_valid():
        try:
            edit_partner(by=request.viewer, ref=ref, **form.cleaned_data)
        except Invalid as error:
            apply_errors(form, error)
        else:
            messages.success(request, _("Saved."))
            return redirect(back_to_partner(request, ref))
    context = {
        "form": form,
        "partner": partner,
        "sections": [(title, says, [form[name] for name in names]) for title, says, names in SECTIONS],
        "names": names_of(request.viewer, ref),
        "people": affiliations_of_partner(request.viewer, ref),
    }
    return page(request, "partners/partner_edit.html", context)


def partner_rename(request: HttpRequest, ref: str) -> HttpResponse:
    """A new name from a day on; the old one stays among its former names."""
    require(can_keep_partners(request.viewer), "partner.rename")
    partner = partner_visible_to(request.viewer, ref)
    form = RenameForm(request.POST or None, initial={"revision": partner.revision, "on": today()})
    if request.method == "POST" and form.is_valid():
        try:
            rename_partner(by=request.viewer, ref=ref, today=today(), **form.cleaned_data)
        except Invalid as error:
            apply_errors(form, error)
        else:
            messages.success(request, _("The new name is recorded, and the old one kept."))
            return redirect(back_to_partner(request, ref))
    context = {
        "form": form,
        "title": _("A new name for %(name)s") % {"name": partner.name},
        "sentence": _("What was recorded before that day keeps the name it had then."),
        "submit_text": _("Record the new name"),
        "back_href": back_to_partner(request, ref),
    }
    return page(request, "ui/form_page.html", context)


def former_name_edit(request: HttpRequest, ref: str) -> HttpResponse:
    """Put right a name it went by, or the days it did."""
    require(can_keep_partners(request.viewer), "partner.former_name")
    seen, partner = name_visible_to(request.viewer, ref)
    initial = {name: getattr(seen, name) for name in ("name", "starts", "ends", "revision")}
    form = FormerNameForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            correct_former_name(by=request.viewer, ref=ref, **form.cleaned_data)
        except Invalid as error:
            apply_errors(form, error)
        else:
            messages.success(request, _("Saved."))
            return redirect(back_to_partner(request, partner))
    context = {
        "form": form,
        "title": _("Put a former name right"),
        "back_href": link(request, "partners:partner_edit", ref=partner),
    }
    return page(request, "ui/form_page.html", context)


def partner_end(request: HttpRequest, ref: str) -> HttpResponse:
    """The last day of a partner that nobody follows."""
    require(can_keep_partners(request.viewer), "partner.end")
    partner = partner_visible_to(request.viewer, ref)
    form = EndForm(request.POST or None, initial={"revision": partner.revision, "on": partner.ends or today()})
    if request.method == "POST" and form.is_valid():
        try:
            end_partner(by=request.viewer, ref=ref, **form.cleaned_data)
        except Invalid as error:
            apply_errors(form, error)
        else:
            messages.success(request, _("Its last day is recorded."))
            return redirect(back_to_partner(request, ref))
    context = {
        "form": form,
        "title": _("When does %(name)s end?") % {"name": partner.name},
        "sentence": _(
            "If another partner follows it, record a merger instead: then the record leads from one to the other."
        ),
        "submit_text": _("Record its last day"),
        "back_href": back_to_partner(request, ref),
    }
    return page(request, "ui/form_page.html", context)
