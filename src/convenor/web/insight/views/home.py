"""The first page of a partnership."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from convenor.web.insight import selectors
from convenor.web.insight.evidence.forum import forums_asked
from convenor.web.insight.presenters.forum.side_by_side import line
from convenor.web.insight.presenters.home import home_page
from convenor.web.kernel.clock import today
from convenor.web.kernel.rules import can_keep_register
from convenor.web.kernel.viewer import Role
from convenor.web.ui.pages import page


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    viewer, on = request.viewer, today()
    found = selectors.home_of(viewer, on)
    keeps = can_keep_register(viewer)
    forums = forums_asked(viewer, on, led_only=not keeps) if keeps or viewer.has(Role.LEADER) else []
    lines = [line(request, one, number) for number, one in enumerate(forums)]
    return page(request, "insight/home.html", {**home_page(request, viewer, found), "forums": lines})
