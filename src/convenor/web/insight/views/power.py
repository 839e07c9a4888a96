"""Where power lies."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from convenor.web.insight import selectors
from convenor.web.insight.presenters.power import power_page
from convenor.web.kernel.clock import today
from convenor.web.ui.pages import page


@require_safe
def power(request: HttpRequest) -> HttpResponse:
    register = selectors.register_on(request.viewer, today())
    return page(request, "insight/power.html", power_page(request, register))
