"""What can be done with an open conversation; each page says what it means first."""

import csv
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from convenor.web.conversations import selectors, services
from convenor.web.conversations.forms.steps import MarkForm, OpenForm, SoonerForm
from convenor.web.conversations.presenters.marks import first_line, further
from convenor.web.conversations.selectors import conversation_to_run
from convenor.web.conversations.views.flow import else_back, opened
from convenor.web.conversations.vocabulary import State
from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import Invalid
from convenor.web.ui.environment import day
from convenor.web.ui.flow import one_form, sent
from convenor.web.ui.pages import link


@else_back
def sooner(request: HttpRequest, ref: str) -> HttpResponse:
    """Bring the last day forward."""
    row = opened(request, ref)

    def act(given: dict[str, Any]) -> None:
        services.bring_forward(by=request.viewer, ref=ref, on=today(), **given)

    until = _("People were told that they can take part until %(day)s. It can be made sooner, never later.")
    return one_form(
        request,
        SoonerForm(sent(request), initial={"revision": row.revision, "closes": row.closes}),
        act,
        **_to(request, ref),
        done=_("The last day is changed."),
        title=_("Close “%(question)s” sooner") % {"question": row.question},
        sentence=until % {"day": day(row.closes)},
        submit_text=_("Save the day"),
    )


@else_back
def mark(request: HttpRequest, ref: str) -> HttpResponse:
    """Say how far the matter has come since."""
    row = conversation_to_run(request.viewer, ref, today())
    if row.state not in (State.OPEN, State.CLOSED):
        raise Invalid("conversation_not_open_yet")
    initial = {"revision": row.revision, "status": row.status, "still_open": row.still_open}

    def act(given: dict[str, Any]) -> None:
        services.mark_conversation(by=request.viewer, ref=ref, on=today(), **given)

    return one_form(
        request,
        MarkForm(sent(request), initial=initial, marks=further(row)),
        act,
        **_to(request, ref),
        done=_("Kept. Everybody reads it first."),
        title=_("How far the matter has come"),
        sentence=first_line(row) + " " + _("The mark only moves towards decided, never back."),
        submit_text=_("Save"),
    )


@else_back
def close(request: HttpRequest, ref: str) -> HttpResponse:
    """Close it now."""
    row = opened(request, ref)
    return one_form(
        request,
        OpenForm(sent(request), initial={"revision": row.revision}),
        lambda _given: services.close_conversation(by=request.viewer, ref=ref, on=today()),
        **_to(request, ref),
        done=_("The conversation is closed."),
        title=_("Close “%(question)s” now") % {"question": row.question},
        sentence=_(
            "Nobody can vote or write any more, and it cannot be opened again. What came out can then be read, "
            "where at least eight people took part."
        ),
        submit_text=_("Close it"),
    )


@else_back
def cancel(request: HttpRequest, ref: str) -> HttpResponse:
    """Call it off."""
    row = opened(request, ref)
    return one_form(
        request,
        OpenForm(sent(request), initial={"revision": row.revision}),
        lambda _given: services.cancel_conversation(by=request.viewer, ref=ref, on=today()),
        **_to(request, ref),
        done=_("The conversation is called off."),
        title=_("Call “%(question)s” off") % {"question": row.question},
        sentence=_("Every vote is deleted. What people wrote stays readable. This cannot be undone."),
        submit_text=_("Call it off"),
    )


@else_back
def links_csv(request: HttpRequest, ref: str) -> HttpResponse:
    """The links to hand out, as a file: each for one person."""
    row = opened(request, ref)
    paths = selectors.links_of(request.viewer, row, today())
    services.note_links_taken(by=request.viewer, ref=ref, on=today())
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="links.csv"'
    response["Cache-Control"] = "no-store"
    response.write("\ufeff")  # spreadsheets else read it in the wrong letters
    writer = csv.writer(response)
    writer.writerow([_("number"), _("link, for one person only")])
    writer.writerows([number, settings.SITE_URL + path] for number, path in enumerate(paths, start=1))
    return response


def _to(request: HttpRequest, ref: str) -> dict[str, str]:
    address = link(request, "conversations:conversation", ref=ref)
    return {"then": address, "back": address}
