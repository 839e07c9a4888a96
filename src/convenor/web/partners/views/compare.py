"""How partners differ, who can decide when, and the mix of the whole."""

from django.http import HttpRequest, HttpResponse

from convenor.web.kernel.clock import today
from convenor.web.kernel.rules import require
from convenor.web.partners.presenters.differences import MOST, side_by_side, stands_on
from convenor.web.partners.presenters.mix import mix_page
from convenor.web.partners.presenters.timing import WITHIN, decision_calendar
from convenor.web.partners.rules import can_keep_partners, can_read_differences
from convenor.web.partners.selectors import comparable_partnerships, mix_here, mix_of, partners_visible_to
from convenor.web.partners.views.addresses import address_in
from convenor.web.ui.pages import page


def differences(request: HttpRequest) -> HttpResponse:
    """Two to four partners side by side (`?partner=`, several times); what all of them stand on below."""
    require(can_read_differences(request.viewer), "differences.read")
    found = partners_visible_to(request.viewer, on=today())
    asked = request.GET.getlist("partner")
    known = {one.ref: one for one in found}
    chosen = [known[ref] for ref in dict.fromkeys(asked) if ref in known][:MOST]
    context = {
        **side_by_side(chosen),
        "chosen": [one.ref for one in chosen],
        "places": range(MOST),
        "choices": sorted(((one.ref, one.name) for one in found), key=lambda pair: pair[1].casefold()),
        "stands_on": stands_on(found),
    }
    return page(request, "partners/differences.html", context)


def timing(request: HttpRequest) -> HttpResponse:
    """Who can decide within so many days (`?within=`)."""
    require(can_read_differences(request.viewer), "timing.read")
    asked = request.GET.get("within", "")
    within = int(asked) if asked in {str(days) for days in WITHIN} else 30
    found = partners_visible_to(request.viewer, on=today())
    context = decision_calendar(found, within=within, address=address_in(request))
    return page(request, "partners/timing.html", {**context, "may_keep": can_keep_partners(request.viewer)})


def mix(request: HttpRequest) -> HttpResponse:
    """The mix of organisations and people, alone or beside another that agreed to it (`?with=`)."""
    here = mix_here(request.viewer, on=today())
    choices = comparable_partnerships(request.viewer)
    asked = request.GET.get("with", "")
    there = mix_of(request.viewer, asked, on=today()) if asked else None
    context = {"choices": choices, "compared_with": asked, "may_keep": can_keep_partners(request.viewer)}
    return page(request, "partners/mix.html", {**mix_page(here, there), **context})
