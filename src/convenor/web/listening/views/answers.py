"""What is owed to a concern, each a page with one form: heard, answered, moved, settled, made public."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from convenor.web.bodies.selectors.neighbours import chosen, to_choose
from convenor.web.kernel.clock import today
from convenor.web.kernel.rules import require
from convenor.web.listening import selectors, services
from convenor.web.listening.forms import concerns as of_concerns
from convenor.web.listening.rules import can_answer_concern, can_keep_concerns, can_settle_concern
from convenor.web.listening.selectors.concerns import concern_row
from convenor.web.listening.vocabulary import ConcernState
from convenor.web.people.selectors import own_ref
from convenor.web.ui.flow import one_form, sent
from convenor.web.ui.forms import EditForm
from convenor.web.ui.pages import link

FORM = "listening/form.html"


def concern_heard(request: HttpRequest, ref: str) -> HttpResponse:
    """Say that it was heard."""
    return _act(
        request,
        ref,
        of_concerns.HeardForm,
        services.acknowledge_concern,
        title=_("Say that it was heard"),
        done=_("Saved. They can read it."),
    )


def concern_answer(request: HttpRequest, ref: str) -> HttpResponse:
    """Give the answer."""
    viewer = request.viewer
    by_whom = chosen(viewer, "person", own_ref(viewer) or "")
    return _act(
        request,
        ref,
        of_concerns.AnswerForm,
        services.answer_concern,
        title=_("Give the answer"),
        done=_("The answer is given. Whoever raised it is asked whether that settles it."),
        more={"answered_by": by_whom},
    )


def concern_move(request: HttpRequest, ref: str) -> HttpResponse:
    """Move it to another day or owner, with a reason that stays."""
    viewer = request.viewer
    found = selectors.concern_of(viewer, ref)
    people = to_choose(viewer, "person", keep=found.owner_ref)

    def act(by: Any, owner: str, **given: Any) -> Any:
        return services.move_answer(by=by, owner=chosen(viewer, "person", owner), **given)

    initial = {"due": found.due, "owner": found.owner_ref}
    return _act(
        request,
        ref,
        of_concerns.MoveForm,
        act,
        title=_("Move the answer"),
        sentence=_("An answer that is owed is not taken away. Why it is moved stays for all to read who may read it."),
        done=_("The answer is moved."),
        initial=initial,
        people=people,
    )


def concern_settle(request: HttpRequest, ref: str) -> HttpResponse:
    """Whether the answer settles it."""
    require(can_settle_concern(request.viewer, concern_row(request.viewer, ref)), "concern.settle")
    return _act(
        request,
        ref,
        of_concerns.SettleForm,
        services.settle_concern,
        title=_("Does the answer settle it?"),
        sentence=_("Those who raised it say so. To differ is no failure: it is written down, and stays."),
        done=_("It is settled."),
        asks_to_answer=False,
    )


def concern_publish(request: HttpRequest, ref: str) -> HttpResponse:
    """Make it public."""
    require(can_keep_concerns(request.viewer), "concern.publish")
    return _act(
        request,
        ref,
        of_concerns.PublishForm,
        services.publish_concern,
        title=_("Make it public?"),
        sentence=_("People outside read the concern, the answer and how it was settled; never the name of a person."),
        done=_("It is public."),
        submit=_("Make it public"),
        asks_to_answer=False,
    )


def concern_withdraw(request: HttpRequest, ref: str) -> HttpResponse:
    """Take it back from the public."""
    require(can_keep_concerns(request.viewer), "concern.publish")

    def act(by: Any, on: Any, **given: Any) -> Any:
        return services.withdraw_concern(by=by, **given)

    return _act(
        request,
        ref,
        EditForm,
        act,
        title=_("Take it back from the public?"),
        sentence=_("Whoever agreed may change their mind. Inside, nothing changes."),
        done=_("It is no longer public."),
        submit=_("Take it back"),
        asks_to_answer=False,
    )


def _act(
    request: HttpRequest,
    ref: str,
    form_class: type[forms.Form],
    service: Any,
    *,
    title: str,
    done: str,
    sentence: str = "",
    submit: str = "",
    initial: Any = None,
    more: Any = None,
    asks_to_answer: bool = True,
    **choices: Any,
) -> HttpResponse:
    """A page that is one form about one concern."""
    row = concern_row(request.viewer, ref)
    back = link(request, "listening:concern", ref=ref)
    if asks_to_answer:
        require(can_answer_concern(request.viewer, row), "concern.answer")
        if row.state != ConcernState.OPEN:
            messages.info(request, _("An answer was given already. It stays as it is."))
            return redirect(back)
    form = form_class(sent(request), initial={"revision": row.revision, **(initial or {})}, **choices)

    def act(given: dict[str, Any]) -> Any:
        return service(by=request.viewer, ref=ref, on=today(), **given, **(more or {}))

    return one_form(
        request,
        form,
        act,
        then=back,
        back=back,
        done=done,
        template=FORM,
        title=title,
        sentence=sentence or row.title,
        submit_text=submit or _("Save"),
        warns=len(form.fields) > 1,
    )
