"""Reading which pulses there are, and one of them; the door to one's own answer."""

import csv

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from convenor.formats.text import guard
from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import NotHere
from convenor.web.kernel.rules import require
from convenor.web.pulses import selectors
from convenor.web.pulses.links import answer_path, token_of
from convenor.web.pulses.presenters import waves as words
from convenor.web.pulses.presenters.list_file import as_file
from convenor.web.pulses.rules import can_run_pulses, can_see_pulses
from convenor.web.pulses.vocabulary import WaveState
from convenor.web.ui.pages import page


def pulses(request: HttpRequest) -> HttpResponse:
    """All pulses."""
    on = today()
    found = selectors.waves_visible_to(request.viewer)
    asked = selectors.asked_of(request.viewer, on)
    return page(request, "pulses/pulses.html", words.listed(request, found, asked, on))


def pulses_csv(request: HttpRequest) -> HttpResponse:
    """All pulses as a file: what was asked of whom and when, how many answered; no answer."""
    found = selectors.waves_visible_to(request.viewer)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="pulses.csv"'
    response.write("\ufeff")  # spreadsheets else read it in the wrong letters
    writer = csv.writer(response)
    writer.writerows([guard(cell) for cell in row] for row in as_file(found))
    return response


def wave(request: HttpRequest, ref: str) -> HttpResponse:
    """One pulse."""
    on, viewer = today(), request.viewer
    row = selectors.wave_visible_to(viewer, ref)
    asked = any(one.ref == ref for one in selectors.asked_of(viewer, on)) if row.state == WaveState.OPEN else False
    context = words.one(request, row, on, asked=asked)
    if can_run_pulses(viewer) and row.state != WaveState.DRAFT:
        progress = selectors.progress_of(viewer, row) if row.state == WaveState.OPEN else None
        context |= words.running(row, progress, selectors.names_asked(viewer, row), on)
    return page(request, "pulses/wave.html", context)


def answer_own(request: HttpRequest, ref: str) -> HttpResponse:
    """To the viewer's own link, as it stands in their letter."""
    require(can_see_pulses(request.viewer), "pulses.read")
    nonce = selectors.own_nonce(request.viewer, ref)
    if nonce is None:
        raise NotHere("not_here", subject=ref)
    return redirect(answer_path(token_of(nonce)))
