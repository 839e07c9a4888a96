"""Erasing a person: what goes and what stays, before and after."""

from django.http import HttpRequest, HttpResponse

from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.rules import require
from convenor.web.people import presenters, selectors, services
from convenor.web.people.forms import EraseForm
from convenor.web.people.rules import can_erase
from convenor.web.people.views.returning import posted
from convenor.web.ui.forms import apply_errors
from convenor.web.ui.pages import page


def erase(request: HttpRequest, ref: str) -> HttpResponse:
    """A summary to check, then the same summary of what was done."""
    require(can_erase(request.viewer), "person.erase")
    plan = selectors.erasure_plan(request.viewer, ref)
    if plan.erased_on:
        return page(request, "people/erased.html", presenters.erased(request, plan))
    form = EraseForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            done = services.erase(by=request.viewer, ref=ref, on=today())
        except Invalid as error:
            apply_errors(form, error)
        else:
            return page(request, "people/erased.html", presenters.erased(request, done, just_now=True))
    return page(request, "people/erase.html", presenters.erase(request, plan, form))
