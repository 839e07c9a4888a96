"""Reading what came out of a conversation, and taking it away. Nothing here looks at a vote."""

from io import BytesIO
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from convenor.web.conversations.presenters.results.every import every_page
from convenor.web.conversations.presenters.results.method import method_page
from convenor.web.conversations.presenters.results.page import results_page
from convenor.web.conversations.result_table import write_results
from convenor.web.conversations.selectors.reading import conversation_of, may_run
from convenor.web.conversations.selectors.releases import ReleaseSeen, latest_release, may_be_owed
from convenor.web.conversations.tasks import ask_for_release
from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import NotHere
from convenor.web.ui.pages import page


@require_safe
def results(request: HttpRequest, ref: str) -> HttpResponse:
    """What came out."""
    row, release = _found(request, ref)
    runs = may_run(request.viewer, row, today())
    return page(request, "conversations/results.html", results_page(request, row, release, today(), may_run=runs))


@require_safe
def results_every(request: HttpRequest, ref: str) -> HttpResponse:
    """Every statement, in the order asked for."""
    row, release = _found(request, ref)
    context = every_page(request, row, release, today(), request.GET.get("sort", ""))
    return page(request, "conversations/results_every.html", context)


@require_safe
def results_method(request: HttpRequest, ref: str) -> HttpResponse:
    """What it rests on."""
    row, release = _there(request, ref)
    return page(request, "conversations/results_method.html", method_page(request, row, release, today()))


@require_safe
def results_file(request: HttpRequest, ref: str) -> HttpResponse:
    """What is shown, as tables with their dictionary; nothing else."""
    row, release = _there(request, ref)
    out = BytesIO()
    write_results(out, row, release)
    response = HttpResponse(out.getvalue(), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="conversation-{release.made_on.isoformat()}.zip"'
    return response


def _found(request: HttpRequest, ref: str) -> tuple[Any, ReleaseSeen | None]:
    """The last release. Where another may be owed, because its job was killed or votes came in, it is asked for."""
    row = conversation_of(request.viewer, ref, today())
    release = latest_release(request.viewer, row, today())
    if may_be_owed(row, release):
        ask_for_release(row.pk)
    return row, release


def _there(request: HttpRequest, ref: str) -> tuple[Any, ReleaseSeen]:
    row, release = _found(request, ref)
    if release is None:
        raise NotHere("not_here", subject=ref)
    return row, release
