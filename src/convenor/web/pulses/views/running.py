"""What can be done with an open pulse: a sooner last day, closing, calling it off. Each says what it means first."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from convenor.web.kernel.clock import today
from convenor.web.pulses import services
from convenor.web.pulses.forms import OpenForm, SoonerForm
from convenor.web.pulses.views.flow import else_back, opened
from convenor.web.ui.environment import day
from convenor.web.ui.flow import one_form, sent
from convenor.web.ui.pages import link


@else_back
def sooner(request: HttpRequest, ref: str) -> HttpResponse:
    """Bring the last day forward."""
    wave = opened(request, ref)
    form = SoonerForm(sent(request), initial={"revision": wave.revision, "closes": wave.closes})

    def act(given: dict[str, Any]) -> None:
        services.bring_forward(by=request.viewer, ref=ref, on=today(), **given)

    until = _("People were told that they can answer until %(day)s. It can be made sooner, never later.")
    return one_form(
        request,
        form,
        act,
        **_to(request, ref),
        done=_("The last day is changed."),
        title=_("Close “%(title)s” sooner") % {"title": wave.title},
        sentence=until % {"day": day(wave.closes)},
        submit_text=_("Save the day"),
    )


@else_back
def close(request: HttpRequest, ref: str) -> HttpResponse:
    """Close it now."""
    wave = opened(request, ref)
    form = OpenForm(sent(request), initial={"revision": wave.revision})
    return one_form(
        request,
        form,
        lambda _given: services.close_wave(by=request.viewer, ref=ref, on=today()),
        **_to(request, ref),
        done=_("The pulse is closed."),
        title=_("Close “%(title)s” now?") % {"title": wave.title},
        sentence=_(
            "Nobody can answer any more, and it cannot be opened again. What came out can then be read, "
            "where at least five people answered."
        ),
        submit_text=_("Close it"),
    )


@else_back
def cancel(request: HttpRequest, ref: str) -> HttpResponse:
    """Call it off."""
    wave = opened(request, ref)
    form = OpenForm(sent(request), initial={"revision": wave.revision})
    return one_form(
        request,
        form,
        lambda _given: services.cancel_wave(by=request.viewer, ref=ref),
        **_to(request, ref),
        done=_("The pulse is called off."),
        title=_("Call “%(title)s” off?") % {"title": wave.title},
        sentence=_("Every answer sent so far is deleted, unread. This cannot be undone."),
        submit_text=_("Call it off"),
    )


def _to(request: HttpRequest, ref: str) -> dict[str, str]:
    address = link(request, "pulses:wave", ref=ref)
    return {"then": address, "back": address}
