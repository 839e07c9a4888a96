"""How collaboration stands: one forum, a box of it, a piece of advice, the report, all forums side by side."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from convenor.theory.propositions import PROPOSITIONS
from convenor.web.insight.evidence.forum import forum_on, forums_on
from convenor.web.insight.presenters import forum as shown
from convenor.web.insight.presenters.forum import files
from convenor.web.insight.presenters.forum.figure import SLUGS
from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import NotHere
from convenor.web.ui.pages import page


@require_safe
def forum(request: HttpRequest, ref: str) -> HttpResponse:
    """The model, alive."""
    found = forum_on(request.viewer, ref, today())
    return page(request, "insight/forum.html", shown.forum_page(request, found))


@require_safe
def box(request: HttpRequest, ref: str, box: str) -> HttpResponse:
    """One box opened."""
    found = forum_on(request.viewer, ref, today())
    name = next((name for name, slug in SLUGS.items() if slug == box), None)
    if name is None:
        raise NotHere("not_here", subject=box)
    return page(request, "insight/forum_box.html", shown.box_page(request, found, name))


@require_safe
def advice(request: HttpRequest, ref: str, rule: str) -> HttpResponse:
    """Everything behind a piece of advice."""
    found = forum_on(request.viewer, ref, today())
    if rule not in PROPOSITIONS:
        raise NotHere("not_here", subject=rule)
    return page(request, "insight/forum_advice.html", shown.advice_page(request, found, rule))


@require_safe
def report(request: HttpRequest, ref: str) -> HttpResponse:
    """A paper for the board, to be printed."""
    found = forum_on(request.viewer, ref, today())
    return page(request, "insight/forum_report.html", shown.report_page(request, found))


@require_safe
def pdf(request: HttpRequest, ref: str) -> HttpResponse:
    """The same paper as a PDF."""
    from convenor.web.insight.forum_pdf import as_pdf  # only here: the site starts without it

    found = forum_on(request.viewer, ref, today())
    answer = HttpResponse(as_pdf(shown.report_page(request, found)), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="collaboration-{ref}-{today().isoformat()}.pdf"'
    return answer


@require_safe
def levels_csv(request: HttpRequest, ref: str) -> HttpResponse:
    """The figures as a spreadsheet."""
    return _spreadsheet(files.levels(forum_on(request.viewer, ref, today())), f"levels-{ref}")


@require_safe
def answers_csv(request: HttpRequest, ref: str) -> HttpResponse:
    """What was answered to advice and what came of it, as a spreadsheet."""
    return _spreadsheet(files.answers(forum_on(request.viewer, ref, today())), f"answers-{ref}")


def _spreadsheet(lines: str, name: str) -> HttpResponse:
    answer = HttpResponse(lines, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}-{today().isoformat()}.csv"'
    return answer


@require_safe
def forums(request: HttpRequest) -> HttpResponse:
    """Every forum, a line each."""
    found = forums_on(request.viewer, today())
    return page(request, "insight/forums.html", shown.forums_page(request, found))
