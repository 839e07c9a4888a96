"""How many layers, and who sits on several of them."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from convenor.web.insight import selectors
from convenor.web.insight.presenters.layers import layers_page
from convenor.web.kernel.clock import today
from convenor.web.ui.pages import page


@require_safe
def layers(request: HttpRequest) -> HttpResponse:
    register = selectors.register_on(request.viewer, today(), with_people=True)
    return page(request, "insight/layers.html", layers_page(request, register))
