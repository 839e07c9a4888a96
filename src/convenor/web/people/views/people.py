"""The list of people, the leaders among them, and adding or changing one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.rules import require
from convenor.web.people import presenters, selectors, services
from convenor.web.people.forms import FindForm, PersonEditForm, PersonForm
from convenor.web.people.rules import can_change_person, can_keep_people
from convenor.web.people.views.returning import posted
from convenor.web.ui.forms import apply_errors
from convenor.web.ui.pages import link, page


def people(request: HttpRequest) -> HttpResponse:
    """Everybody the partnership knows, with their professions; found by name or profession."""
    form = FindForm(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    number = request.GET.get("page", "1")
    found = selectors.people_page(request.viewer, on=today(), number=int(number) if number.isdecimal() else 1, **wanted)
    return page(request, "people/people.html", presenters.people(request, found, form, wanted))


def leaders(request: HttpRequest) -> HttpResponse:
    """Who leads, formally or not, from which profession, and who still works on the front line."""
    found = selectors.leaders_visible_to(request.viewer, on=today())
    return page(request, "people/leaders.html", presenters.leaders(request, found, on=today()))


def person_new(request: HttpRequest) -> HttpResponse:
    """Somebody new in the register."""
    require(can_keep_people(request.viewer), "person.add")
    form = PersonForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            person = services.add_person(by=request.viewer, **form.cleaned_data)
        except Invalid as error:
            apply_errors(form, error)
        else:
            messages.success(request, _("%(name)s is in the register.") % {"name": person.name})
            return redirect(link(request, "people:person_edit", ref=person.ref))
    return page(request, "ui/form_page.html", presenters.new_person_form(request, form))


def person_edit(request: HttpRequest, ref: str) -> HttpResponse:
    """Somebody's name and address, with their professions and roles beneath."""
    person = selectors.person_visible_to(request.viewer, ref)
    require(can_change_person(request.viewer, person.id), "person.edit")
    values = {"name": person.name, "email": person.email, "revision": person.revision}
    form = PersonEditForm(posted(request), initial=values)
    if request.method == "POST" and form.is_valid():
        try:
            services.edit_person(by=request.viewer, ref=ref, **form.cleaned_data)
        except Invalid as error:
            apply_errors(form, error)
        else:
            messages.success(request, _("Saved."))
            return redirect(link(request, "people:person_edit", ref=ref))
    return page(request, "people/person_edit.html", presenters.person_edit(request, person, form))
