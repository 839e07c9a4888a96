"""Who is missing: the whole partnership, one body, and a file of it."""

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.views.decorators.http import require_safe

from convenor.web.insight import selectors
from convenor.web.insight.presenters.files import missing_lines
from convenor.web.insight.presenters.missing import body_page, whole_page
from convenor.web.insight.presenters.short_pathways import short_lines
from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import NotHere
from convenor.web.ui.pages import page


@require_safe
def who_is_missing(request: HttpRequest) -> HttpResponse:
    register = selectors.register_on(request.viewer, today(), with_people=True)
    short = short_lines(request, selectors.short_pathways(request.viewer, register))
    return page(request, "insight/who_is_missing.html", {**whole_page(request, register), **short})


@require_safe
def who_is_missing_body(request: HttpRequest, ref: str) -> HttpResponse:
    register = selectors.register_on(request.viewer, today(), with_people=True)
    body = next((one for one in register.bodies if one.ref == ref), None)
    if body is None:
        raise NotHere("not_here", subject=ref)
    short = short_lines(request, selectors.short_pathways(request.viewer, register), body=ref)
    return page(request, "insight/who_is_missing_body.html", {**body_page(request, register, body), **short})


@require_safe
def who_is_missing_csv(request: HttpRequest) -> StreamingHttpResponse:
    register = selectors.register_on(request.viewer, today())
    response = StreamingHttpResponse(missing_lines(request, register), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="who-is-missing-{register.on.isoformat()}.csv"'
    return response
