"""One's own details: what the partnership holds, to see, change, take away and take back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import Invalid, Refused
from convenor.web.people import presenters, selectors, services
from convenor.web.people.forms import InfluenceForm
from convenor.web.people.views.returning import posted
from convenor.web.ui.forms import apply_errors
from convenor.web.ui.pages import link, page


def my_details(request: HttpRequest) -> HttpResponse:
    """What the partnership holds about whoever is signed in."""
    return page(request, "people/my_details.html", presenters.my_details(request, _me(request), on=today()))


def my_influence(request: HttpRequest) -> HttpResponse:
    """Say where one's influence comes from, or take it back."""
    me = _me(request)
    form = InfluenceForm(posted(request), initial={"sources": list(me.influence), "revision": me.revision})
    if request.method == "POST" and form.is_valid():
        try:
            services.declare_influence(by=request.viewer, person=me.ref, on=today(), **form.cleaned_data)
        except Invalid as error:
            apply_errors(form, error)
        else:
            messages.success(request, _("Saved."))
            return redirect(link(request, "people:my_details"))
    words = presenters.form(form, _("Where your influence comes from"), link(request, "people:my_details"))
    return page(request, "ui/form_page.html", words)


def my_erasure(request: HttpRequest) -> HttpResponse:
    """What an erasure would take and leave, for whoever thinks of asking for it."""
    plan = selectors.erasure_plan(request.viewer, _me(request).ref)
    return page(request, "people/my_erasure.html", presenters.my_erasure(request, plan))


def my_copy(request: HttpRequest) -> HttpResponse:
    """Everything held about oneself, as a file."""
    return _file(selectors.copy_of(request.viewer, _me(request).ref))


def person_copy(request: HttpRequest, ref: str) -> HttpResponse:
    """Everything held about somebody, for the governance lead to hand to them."""
    return _file(selectors.copy_of(request.viewer, ref))


def _me(request: HttpRequest) -> selectors.PersonSeen:
    ref = selectors.own_ref(request.viewer)
    if ref is None:
        raise Refused("not_allowed", what="my_details")
    return selectors.person_visible_to(request.viewer, ref)


def _file(held: object) -> HttpResponse:
    response = JsonResponse(held, json_dumps_params={"indent": 2, "ensure_ascii": False})
    response["Content-Disposition"] = 'attachment; filename="what-is-held.json"'
    response["Cache-Control"] = "no-store"
    return response
