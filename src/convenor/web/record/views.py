"""Pages of the public record."""

import csv
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import partial

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse

from convenor.formats.text import guard
from convenor.web.kernel.clock import today
from convenor.web.record.evidence import changed_between
from convenor.web.record.forms import SinceForm
from convenor.web.record.presenters import changes_page, file_rows
from convenor.web.ui.pages import link, page

DAYS = 90
SPANS = (30, 90, 365)


def changes(request: HttpRequest) -> HttpResponse:
    """What has changed in the register since a day: 90 days ago, unless another is asked for."""
    until = today()
    since, form = _since(request, until)
    changed = changed_between(request.viewer, since=since, until=until)
    address = link(request, "record:changes")
    context = {
        **changes_page(changed, link=partial(link, request)),
        "form": form,
        "since": since,
        "spans": [{"days": days, "href": f"{address}?{_asked(until - timedelta(days=days))}"} for days in SPANS],
        "file_href": f"{link(request, 'record:changes_csv')}?{_asked(since)}",
    }
    return page(request, "record/changes.html", context)


def changes_csv(request: HttpRequest) -> StreamingHttpResponse:
    """The same as a file, for whoever wants to follow along."""
    until = today()
    since, _form = _since(request, until)
    changed = changed_between(request.viewer, since=since, until=until)
    response = StreamingHttpResponse(_lines(file_rows(changed)), content_type="text/csv; charset=utf-8")
    name = f"changes-{since.isoformat()}-to-{until.isoformat()}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _since(request: HttpRequest, until: date) -> tuple[date, SinceForm]:
    """The day asked for, and the form that asks; a day that makes no sense falls back, and the form says why."""
    usual = until - timedelta(days=DAYS)
    if "since_year" not in request.GET:
        return usual, SinceForm(initial={"since": usual}, today=until)
    form = SinceForm(request.GET, today=until)
    return (form.cleaned_data["since"] if form.is_valid() else usual), form


def _asked(since: date) -> str:
    return f"since_day={since.day}&since_month={since.month}&since_year={since.year}"


class _Echo:
    """A file that hands each line straight on."""

    def write(self, line: str) -> str:
        return line


def _lines(rows: Iterable[list[str]]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield "\ufeff"  # spreadsheets else read it in the wrong letters
    for row in rows:
        yield writer.writerow([guard(cell) for cell in row])
