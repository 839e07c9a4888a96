"""Error pages that say what happened, that nothing was lost, and what to do next."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from convenor.web.kernel.middleware import request_id
from convenor.web.ui.pages import page


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(request, "ui/bad_request.html", status=400)


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(request, "ui/refused.html", status=403)


def form_out_of_date(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's answer to a form without its guard: nearly always a page left open too long."""
    return page(request, "ui/form_out_of_date.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(request, "ui/not_found.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Our own failure. Asks nothing of the database, which may be what failed."""
    context: dict[str, Any] = {"request_id": request_id.get()}
    try:
        return HttpResponse(render_to_string("ui/broken.html", context), status=500)  # no request: nobody is looked up
    except ValueError:  # files of pages were never collected, and this page wants some of them too
        said = _("Something went wrong on our side. What you saved is safe. Tell whoever runs this site: %(number)s")
        words = said % {"number": request_id.get()}
        return HttpResponse(words, status=500, content_type="text/plain; charset=utf-8")


def accessibility(request: HttpRequest) -> HttpResponse:
    return page(request, "ui/accessibility.html")


def privacy(request: HttpRequest) -> HttpResponse:
    return page(request, "ui/privacy.html")
