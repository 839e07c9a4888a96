"""Reading what came out of closed pulses, and taking it away; before a pulse is closed there is nothing here."""

from collections.abc import Iterable
from io import BytesIO

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from convenor.theory.items import SETS
from convenor.web.kernel.errors import NotHere
from convenor.web.pulses.presenters.groups import groups_page
from convenor.web.pulses.presenters.over_time import chart_page, over_time_page
from convenor.web.pulses.presenters.results import results_page
from convenor.web.pulses.result_table import write_results
from convenor.web.pulses.selectors.results import closed_wave, closed_waves, licence_of
from convenor.web.pulses.shown import ShownWave, shown_wave, shown_waves
from convenor.web.ui.pages import page


@require_safe
def results(request: HttpRequest, ref: str) -> HttpResponse:
    """One closed pulse."""
    wave = _one(request, ref)
    licence = None if wave.question_set in SETS else licence_of(request.viewer, wave.question_set)
    return page(request, "pulses/results.html", results_page(request, wave, licence))


@require_safe
def results_by(request: HttpRequest, ref: str, breakdown: str) -> HttpResponse:
    """One closed pulse by one kind of group."""
    return page(request, "pulses/results_by.html", groups_page(request, _one(request, ref), breakdown))


@require_safe
def results_file(request: HttpRequest, ref: str) -> HttpResponse:
    """One closed pulse as a table with its dictionary."""
    wave = _one(request, ref)
    return _file([wave], wave.title, f"pulse-{wave.closed.isoformat()}.zip")


@require_safe
def over_time(request: HttpRequest, body: str) -> HttpResponse:
    """All closed pulses of one body, construct by construct."""
    return page(request, "pulses/over_time.html", over_time_page(request, _all(request, body), body))


@require_safe
def over_time_one(request: HttpRequest, body: str, construct: str) -> HttpResponse:
    """One construct over all closed pulses of one body."""
    return page(request, "pulses/over_time_one.html", chart_page(request, _all(request, body), body, construct))


@require_safe
def over_time_file(request: HttpRequest, body: str) -> HttpResponse:
    """All closed pulses of one body as one table."""
    waves = _all(request, body, breakdowns=True)
    return _file(waves, waves[-1].body_name, "pulses.zip")


def _one(request: HttpRequest, ref: str) -> ShownWave:
    wave, earlier = closed_wave(request.viewer, ref)
    return shown_wave(wave, earlier)


def _all(request: HttpRequest, body: str, *, breakdowns: bool = False) -> tuple[ShownWave, ...]:
    found = shown_waves(closed_waves(request.viewer, body), breakdowns=breakdowns)
    if not found:
        raise NotHere("not_here", subject=body)
    return found


def _file(waves: Iterable[ShownWave], title: str, name: str) -> HttpResponse:
    out = BytesIO()
    write_results(out, waves, title=title)
    response = HttpResponse(out.getvalue(), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
