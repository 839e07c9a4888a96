"""The page of what is asked of people, and the forms by which asks made elsewhere are written down."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from convenor.web.bodies.selectors.neighbours import chosen, to_choose
from convenor.web.kernel.clock import today
from convenor.web.kernel.rules import require
from convenor.web.listening import selectors, services
from convenor.web.listening.forms.asks import AskForm
from convenor.web.listening.forms.sessions import CameForm
from convenor.web.listening.presenters.asks import page as page_of_asks
from convenor.web.listening.rules import can_keep_asks
from convenor.web.listening.views.choices import rows
from convenor.web.ui.flow import one_form, sent
from convenor.web.ui.pages import link, page


def asks(request: HttpRequest) -> HttpResponse:
    """What was asked in the last year, of whose people, what came of it, and how near to the front line."""
    viewer, on = request.viewer, today()
    context = page_of_asks(
        request,
        selectors.asks_lately(viewer, on),
        selectors.partner_load_of(viewer, on),
        selectors.own_load(viewer, on),
        selectors.sessions_held_lately(viewer, on),
    )
    return page(request, "listening/asks.html", context)


def ask_new(request: HttpRequest) -> HttpResponse:
    """Write down an ask made elsewhere."""
    viewer = request.viewer
    require(can_keep_asks(viewer), "ask.write")
    form = AskForm(sent(request), partners=to_choose(viewer, "partner"), people=to_choose(viewer, "person"))

    def act(given: dict[str, Any]) -> Any:
        partner = chosen(viewer, "partner", given["partner"])
        return services.write_down_asking(
            by=viewer,
            title=given["title"],
            minutes=given["minutes"],
            partner_people=[(partner, given["count"] or 0)] if partner else [],
            person_ids=[one.pk for one in rows(viewer, "person", given["people"])],
            on=given["on"],
            today=today(),
        )

    back = link(request, "listening:asks")
    return one_form(
        request,
        form,
        act,
        then=back,
        back=back,
        title=_("Write down an ask made elsewhere"),
        sentence=_("Pulses, conversations and listening sessions here are counted by themselves."),
        done=_("Written down."),
    )


def ask_came(request: HttpRequest, ref: str) -> HttpResponse:
    """Say what came of it."""
    found = selectors.ask_of(request.viewer, ref)
    form = CameForm(sent(request), initial={"revision": found.revision, "text": found.came})
    back = link(request, "listening:asks")
    return one_form(
        request,
        form,
        lambda given: services.say_what_came(by=request.viewer, ref=ref, on=today(), **given),
        then=back,
        back=back,
        title=_("What came of it?"),
        sentence=found.title,
        done=_("Saved. Whoever asks again reads it."),
    )
