"""Adding, changing and taking out a role of leadership."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.rules import require
from convenor.web.people import presenters, selectors, services
from convenor.web.people.forms import RoleEditForm, RoleForm
from convenor.web.people.rules import can_change_person
from convenor.web.people.views.returning import back_to, posted, revision_in
from convenor.web.ui.forms import apply_errors
from convenor.web.ui.pages import page


def role_new(request: HttpRequest, ref: str) -> HttpResponse:
    """One more role. Whoever writes down an informal role of their own agrees to it by doing so, today."""
    person = selectors.person_visible_to(request.viewer, ref)
    require(can_change_person(request.viewer, person.id), "leadership.add")
    form = RoleForm(posted(request), initial={"agreed_on": today()} if person.is_you else {})
    if request.method == "POST" and form.is_valid():
        try:
            services.add_role(by=request.viewer, person=ref, **form.cleaned_data)
        except Invalid as error:
            apply_errors(form, error)
        else:
            messages.success(request, _("The role is recorded."))
            return redirect(back_to(request, ref, person.id))
    words = presenters.form(form, _("Add a role of leadership"), back_to(request, ref, person.id), sentence=person.name)
    return page(request, "ui/form_page.html", words)


def role_edit(request: HttpRequest, ref: str) -> HttpResponse:
    """A role as it is recorded."""
    row = selectors.role_visible_to(request.viewer, ref)
    form = RoleEditForm(posted(request), initial=presenters.role_values(row))
    if request.method == "POST" and form.is_valid():
        try:
            services.edit_role(by=request.viewer, ref=ref, **form.cleaned_data)
        except Invalid as error:
            apply_errors(form, error)
        else:
            messages.success(request, _("Saved."))
            return redirect(back_to(request, row.person_ref, row.person_id))
    words = presenters.change_role(request, form, row, back_to(request, row.person_ref, row.person_id))
    return page(request, "people/row_edit.html", words)


@require_POST
def role_remove(request: HttpRequest, ref: str) -> HttpResponse:
    """Take a role out for good; for an informal one, that is taking back one's consent."""
    row = selectors.role_visible_to(request.viewer, ref)
    services.remove_role(by=request.viewer, ref=ref, revision=revision_in(request))
    messages.success(request, _("The role is gone."))
    return redirect(back_to(request, row.person_ref, row.person_id))
