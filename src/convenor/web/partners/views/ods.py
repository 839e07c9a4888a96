"""Bringing organisations in from the Organisation Data Service: look first, then all of it or nothing."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.errors import ConvenorError
from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.rules import require
from convenor.web.partners.forms.ods import OdsForm
from convenor.web.partners.ods.bringing import Checked, bring_in, check, open_sealed
from convenor.web.partners.ods.client import OdsUnavailable, ods_source, records_of
from convenor.web.partners.presenters.ods import plan_page
from convenor.web.partners.rules import can_keep_partners
from convenor.web.ui.pages import link, page
from convenor.web.ui.wording import say


def ods(request: HttpRequest) -> HttpResponse:
    """Choose a file, or codes to look up."""
    require(can_keep_partners(request.viewer), "ods.bring_in")
    source = ods_source()
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = OdsForm(*sent, looks_up=source is not None)
    if request.method == "POST" and form.is_valid():
        try:
            if form.cleaned_data["file"]:
                data = form.cleaned_data["file"].read()
            elif source is not None:
                data = records_of(source, form.cleaned_data["codes"])
        except OdsUnavailable as error:
            form.add_error("codes", say(error))
        else:
            return _look(request, check(request.viewer, data, on=today()))
    return page(request, "partners/ods.html", {"form": form, "looks_up": source is not None})


def ods_apply(request: HttpRequest) -> HttpResponse:
    """Bring in what was looked at, if it still would do the same; otherwise show what it would do now."""
    require(can_keep_partners(request.viewer), "ods.bring_in")
    if request.method != "POST":
        return redirect(link(request, "partners:ods"))
    data, seen = open_sealed(request.viewer, request.POST.get("sealed", ""))
    try:
        plan = bring_in(by=request.viewer, data=data, on=today(), seen=seen)
    except Invalid as error:
        return _look(request, check(request.viewer, data, on=today()), refused=error)
    many = len(plan.acts)
    says = ngettext("%(n)d change was made.", "%(n)d changes were made.", many) % {"n": many}
    messages.success(request, f"{says} {_('Look through the new partners and say what sets them apart.')}")
    return redirect(link(request, "partners:partners"))


def _look(request: HttpRequest, checked: Checked, refused: ConvenorError | None = None) -> HttpResponse:
    context = {**plan_page(checked.plan), "sealed": checked.sealed, "refused": say(refused) if refused else ""}
    return page(request, "partners/ods_check.html", context)
