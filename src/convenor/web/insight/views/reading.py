"""Reading about one partner, one person, one community."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from convenor.web.insight.presenters.reading import community_page, partner_page, person_page
from convenor.web.insight.selectors.reading import community_read, partner_read, person_read
from convenor.web.kernel.clock import today
from convenor.web.ui.pages import page


@require_safe
def partner(request: HttpRequest, ref: str) -> HttpResponse:
    on = today()
    return page(request, "insight/partner.html", partner_page(request, partner_read(request.viewer, ref, on), on))


@require_safe
def person(request: HttpRequest, ref: str) -> HttpResponse:
    on = today()
    return page(request, "insight/person.html", person_page(request, person_read(request.viewer, ref, on), on))


@require_safe
def community(request: HttpRequest, ref: str) -> HttpResponse:
    on = today()
    return page(request, "insight/community.html", community_page(request, community_read(request.viewer, ref, on), on))
