"""Error pages that say what happened, that nothing was lost, and what to do next."""

import sys
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from convenor.web.kernel.middleware import request_id
from convenor.web.kernel.trouble import Trouble, trouble_of
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
    """Our own failure. Asks nothing of the database, which may be what failed: then it says so, and what helps."""
    trouble = trouble_of(sys.exc_info()[1])
    status = 503 if trouble else 500
    context: dict[str, Any] = {
        "request_id": request_id.get(),
        "trouble": trouble.name.lower() if trouble else "",
        "sent": request.method not in ("GET", "HEAD"),
    }
    try:
        answer = HttpResponse(
            render_to_string("ui/broken.html", context), status=status
        )  # no request: nobody looked up
    except ValueError:  # files of pages were never collected, and this page wants some of them too
        said = _("Something went wrong on our side. What you saved is safe. Tell whoever runs this site: %(number)s")
        if trouble is Trouble.BUSY:
            said = _("The site is busy. What you saved is safe. Wait half a minute, then try again. (%(number)s)")
        words = said % {"number": request_id.get()}
        answer = HttpResponse(words, status=status, content_type="text/plain; charset=utf-8")
    if trouble is Trouble.BUSY:
        answer.headers["Retry-After"] = "30"
    return answer


def accessibility(request: HttpRequest) -> HttpResponse:
    return page(request, "ui/accessibility.html")


def privacy(request: HttpRequest) -> HttpResponse:
    return page(request, "ui/privacy.html")
