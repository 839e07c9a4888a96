"""The body that follows another: asked on one page, checked on the next, then done as a whole."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from convenor.web.bodies import selectors, services
from convenor.web.bodies.forms.following import FirstDayForm, FollowForm
from convenor.web.bodies.presenters.following import follow_check, holder_choices, seat_choices
from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import Invalid
from convenor.web.ui.flow import sent
from convenor.web.ui.forms import apply_errors
from convenor.web.ui.pages import link, page

LEAVE_OUT = ("csrfmiddlewaretoken", "checked")


def body_follow(request: HttpRequest, ref: str) -> HttpResponse:
    """Ask; then show what would go over and what would not; then do it."""
    row = selectors.body_to_change(request.viewer, ref)
    first = row.ends + timedelta(days=1) if row.ends else today()
    form = _form(request, row, first)
    if request.method == "POST" and form.is_valid() and (done := _checked_or_done(request, row, form)):
        return done
    context = {
        "form": form,
        "title": _("Start the body that follows %(body)s") % {"body": row.name},
        "sentence": _(
            "Its seats, and those who hold them, can go over in one step. You see all of it before it is done."
        ),
        "submit_text": _("Go on"),
        "back_href": link(request, "bodies:body", ref=ref),
    }
    return page(request, "ui/form_page.html", context)


def _checked_or_done(request: HttpRequest, row: Any, form: FollowForm) -> HttpResponse | None:
    said = dict(form.cleaned_data)
    found = selectors.to_carry(request.viewer, row, starts=said["starts"])
    for name, there in (("seats", seat_choices(found)), ("holders", holder_choices(found))):
        said[name] = [ref for ref in said.get(name, ()) if ref in dict(there)]  # those there on that day
    if "checked" in request.POST:
        moves = {"move_below": said.pop("move_below", False)}
        try:
            new = services.start_following(by=request.viewer, body=row, **said, **moves)
        except Invalid as error:
            apply_errors(form, error)
            return None
        words = {"new": new.name, "old": row.name}
        messages.success(
            request, _("%(new)s follows %(old)s. Now say what it may decide, and its ground rules.") % words
        )
        return redirect(link(request, "bodies:body", ref=new.ref))
    shown = follow_check(row, found, said, starts=said["starts"], link=partial(link, request))
    fields = [(name, one) for name in request.POST if name not in LEAVE_OUT for one in request.POST.getlist(name)]
    context = {**shown, "body": row, "name": said["name"], "fields": fields, "revision": said["revision"]}
    return page(request, "bodies/follow_check.html", context)


def _form(request: HttpRequest, row: Any, first: date) -> FollowForm:
    """What is offered is there on the eve of the first day that is proposed, or of the one that was given."""
    given = FirstDayForm(request.POST).day() if request.method == "POST" else None
    days = dict.fromkeys([given or first, first])
    offered = [selectors.to_carry(request.viewer, row, starts=day) for day in days]
    return FollowForm(
        sent(request),
        initial={"revision": row.revision, "starts": first if row.ends else None},
        seats=_once(choice for found in offered for choice in seat_choices(found)),
        holders=_once(choice for found in offered for choice in holder_choices(found)),
        below=_once((one.ref, one.name) for found in offered for one in found.below),
    )


def _once(choices: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    by_ref: dict[str, str] = {}
    for ref, name in choices:
        by_ref.setdefault(ref, name)
    return list(by_ref.items())
