"""Who leads what, for the partnership's own people: it is about posts, but people hold them."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from convenor.web.insight import selectors
from convenor.web.insight.presenters.actions import actions_page
from convenor.web.insight.presenters.leading import leading_page
from convenor.web.kernel.clock import today
from convenor.web.kernel.rules import can_read_inside, require
from convenor.web.ui.pages import page


@require_safe
def leading(request: HttpRequest) -> HttpResponse:
    require(can_read_inside(request.viewer), "leading.read")
    register = selectors.register_on(request.viewer, today(), with_people=True)
    return page(request, "insight/leading.html", leading_page(request, register))


@require_safe
def actions(request: HttpRequest) -> HttpResponse:
    require(can_read_inside(request.viewer), "leading.read")
    return page(request, "insight/actions.html", actions_page())
