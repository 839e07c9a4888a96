"""The first page of a partnership."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from convenor.web.insight import selectors
from convenor.web.insight.evidence.home import forums_at_home
from convenor.web.insight.presenters.home import home_page
from convenor.web.kernel.clock import today
from convenor.web.ui.pages import page


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    found = selectors.home_of(request.viewer, today())
    forums = forums_at_home(request.viewer, found)
    return page(request, "insight/home.html", home_page(request, request.viewer, found, forums))
