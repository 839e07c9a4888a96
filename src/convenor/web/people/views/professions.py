"""Adding, changing, confirming and taking out a profession."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.rules import require
from convenor.web.people import presenters, selectors, services
from convenor.web.people.forms import ProfessionEditForm, ProfessionForm
from convenor.web.people.rules import can_change_person
from convenor.web.people.views.returning import back_to, posted, revision_in
from convenor.web.ui.forms import apply_errors
from convenor.web.ui.pages import page


def profession_new(request: HttpRequest, ref: str) -> HttpResponse:
    """One more profession of a person."""
    person = selectors.person_visible_to(request.viewer, ref)
    require(can_change_person(request.viewer, person.id), "profession.add")
    form = ProfessionForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            services.add_profession(by=request.viewer, person=ref, **form.cleaned_data)
        except Invalid as error:
            apply_errors(form, error)
        else:
            messages.success(request, _("The profession is recorded."))
            return redirect(back_to(request, ref, person.id))
    words = presenters.form(form, _("Add a profession"), back_to(request, ref, person.id), sentence=person.name)
    return page(request, "ui/form_page.html", words)


def profession_edit(request: HttpRequest, ref: str) -> HttpResponse:
    """A profession as it is recorded."""
    row = selectors.profession_visible_to(request.viewer, ref)
    form = ProfessionEditForm(posted(request), initial=presenters.profession_values(row))
    if request.method == "POST" and form.is_valid():
        try:
            services.edit_profession(by=request.viewer, ref=ref, **form.cleaned_data)
        except Invalid as error:
            apply_errors(form, error)
        else:
            messages.success(request, _("Saved."))
            return redirect(back_to(request, row.person_ref, row.person_id))
    words = presenters.change_profession(request, form, row, back_to(request, row.person_ref, row.person_id))
    return page(request, "people/row_edit.html", words)


@require_POST
def front_line_confirm(request: HttpRequest, ref: str) -> HttpResponse:
    """One button: I still work with patients or service users (or do not any more), as of today."""
    row = selectors.profession_visible_to(request.viewer, ref)
    said = request.POST.get("front_line") == "yes"
    services.confirm_front_line(by=request.viewer, ref=ref, revision=revision_in(request), front_line=said, on=today())
    messages.success(request, _("Thank you. It is noted as of today."))
    return redirect(back_to(request, row.person_ref, row.person_id))


@require_POST
def profession_remove(request: HttpRequest, ref: str) -> HttpResponse:
    """Take out what should not have been recorded."""
    row = selectors.profession_visible_to(request.viewer, ref)
    services.remove_profession(by=request.viewer, ref=ref, revision=revision_in(request))
    messages.success(request, _("The profession is taken out."))
    return redirect(back_to(request, row.person_ref, row.person_id))
