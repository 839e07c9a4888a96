"""The background in other words for others: every version, what each leaves out, and the former ones."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from convenor.web.conversations import selectors, services
from convenor.web.conversations.forms.steps import TellingEditForm, TellingForm
from convenor.web.conversations.presenters.tellings import listed
from convenor.web.conversations.selectors import conversation_of, conversation_to_run
from convenor.web.conversations.views.flow import else_back
from convenor.web.conversations.vocabulary import State
from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import Invalid
from convenor.web.ui.flow import one_form, sent
from convenor.web.ui.pages import link, page


def tellings(request: HttpRequest, ref: str) -> HttpResponse:
    """Every version beside the background, for everybody who may read the conversation; former ones too."""
    on, viewer = today(), request.viewer
    row = conversation_of(viewer, ref, on)
    rows = selectors.tellings_of(viewer, row, former=True)
    may_write = selectors.may_run(viewer, row, on) and row.state in (State.DRAFT, State.OPEN)
    return page(request, "conversations/tellings.html", listed(request, row, rows, may_write=may_write))


@else_back
def telling_new(request: HttpRequest, ref: str) -> HttpResponse:
    """Write a version."""
    row = _of(request, ref)
    return _one(request, row, TellingForm(sent(request)), _("The background in other words"))


@else_back
def telling_edit(request: HttpRequest, ref: str, telling: str) -> HttpResponse:
    """Write a version anew. The one that stands now stays readable."""
    row = _of(request, ref)
    former = selectors.telling_to_replace(request.viewer, row, telling)
    initial = {"revision": former.revision, "audience": former.audience, "text": former.text}
    title = _("In other words, for: %(audience)s") % {"audience": former.audience}
    return _one(request, row, TellingEditForm(sent(request), initial=initial), title, replaces=former.ref)


def _one(request: HttpRequest, row: Any, form: Any, title: str, *, replaces: str = "") -> HttpResponse:
    def act(given: dict[str, Any]) -> None:
        services.write_telling(by=request.viewer, ref=row.ref, on=today(), replaces=replaces, **given)

    to = link(request, "conversations:tellings", ref=row.ref)
    return one_form(
        request,
        form,
        act,
        then=to,
        back=to,
        done=_("This version is kept."),
        template="conversations/telling.html",
        title=title,
        sentence=_("Say the same so that they find themselves in it. What could be lost stands under every version."),
        submit_text=_("Keep this version"),
        conversation=row,
    )


def _of(request: HttpRequest, ref: str) -> Any:
    row = conversation_to_run(request.viewer, ref, today())
    if row.state not in (State.DRAFT, State.OPEN):
        raise Invalid("conversation_closed_already")
    return row
