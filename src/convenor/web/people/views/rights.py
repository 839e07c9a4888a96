"""Who may do what in the software."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from convenor.web.kernel.errors import Invalid
from convenor.web.people import presenters, selectors, services
from convenor.web.people.forms import RightsForm
from convenor.web.people.views.returning import posted
from convenor.web.ui.forms import apply_errors
from convenor.web.ui.pages import link, page


def rights(request: HttpRequest) -> HttpResponse:
    """Everybody with a right here."""
    words = presenters.rights(request, selectors.rights_visible_to(request.viewer))
    return page(request, "people/rights.html", words)


def person_rights(request: HttpRequest, ref: str) -> HttpResponse:
    """One person's rights."""
    held = selectors.rights_of(request.viewer, ref)
    form = RightsForm(posted(request), initial={"roles": [role.value for role in held.roles]})
    if request.method == "POST" and form.is_valid():
        try:
            services.give_rights(by=request.viewer, person=ref, roles=form.cleaned_data["roles"])
        except Invalid as error:
            apply_errors(form, error)
        else:
            messages.success(request, _("The rights of %(name)s are changed.") % {"name": held.name})
            return redirect(link(request, "people:rights"))
    title = _("What may %(name)s do?") % {"name": held.name}
    return page(request, "ui/form_page.html", presenters.form(form, title, link(request, "people:rights")))
