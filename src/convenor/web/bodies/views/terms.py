"""Somebody's time on a seat: leaving it, staying longer, putting right what was written down, taking it back."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from convenor.web.bodies import selectors, services
from convenor.web.bodies.forms.seats import LeaveForm, LongerForm, TermForm, WithdrawForm
from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import NotHere
from convenor.web.ui.environment import day
from convenor.web.ui.flow import one_form, sent
from convenor.web.ui.pages import link


def seat_end(request: HttpRequest, body: str, ref: str) -> HttpResponse:
    """Whoever holds a seat leaves it."""
    term = _held(request, body, ref)
    there = link(request, "bodies:seat", body=body, ref=ref)
    return one_form(
        request,
        LeaveForm(sent(request), initial={"revision": term.revision}),
        lambda given: services.end_term(by=request.viewer, term=term, **given),
        then=there,
        back=there,
        done=_("Saved. The seat stays, and is empty from the day after."),
        title=_("%(holder)s leaves the seat %(seat)s") % _said(term),
        sentence=_("That they held it stays on record."),
    )


def seat_extend(request: HttpRequest, body: str, ref: str) -> HttpResponse:
    """Whoever holds a seat stays longer."""
    term = _held(request, body, ref)
    there = link(request, "bodies:seat", body=body, ref=ref)
    return one_form(
        request,
        LongerForm(sent(request), initial={"revision": term.revision}),
        lambda given: services.extend_term(by=request.viewer, term=term, **given),
        then=there,
        back=there,
        done=_("Saved."),
        title=_("%(holder)s stays longer on the seat %(seat)s") % _said(term),
        sentence=_("At present until %(day)s.") % {"day": day(term.ends)} if term.ends else "",
    )


def term_edit(request: HttpRequest, body: str, seat: str, ref: str) -> HttpResponse:
    """Put right the days, whether it is acting, or how they came to it."""
    term = selectors.term_to_change(request.viewer, body, seat, ref)
    initial = {name: getattr(term, name) for name in ("starts", "ends", "acting", "came_by", "revision")}
    there = link(request, "bodies:seat", body=body, ref=seat)
    words: dict[str, Any] = {}
    if term.starts is not None and term.starts > today():
        back_out = link(request, "bodies:term_withdraw", body=body, seat=seat, ref=ref)
        more = {"text": _("They will not take up this seat"), "href": back_out}
        words = {"template": "bodies/form_and_more.html", "more": more}
    return one_form(
        request,
        TermForm(sent(request), initial=initial),
        lambda given: services.edit_term(by=request.viewer, term=term, **given),
        then=there,
        back=there,
        done=_("Saved."),
        title=_("Put right: %(holder)s on the seat %(seat)s") % _said(term),
        sentence=_("For a slip in what was written down. When somebody leaves, say so on the page of the seat."),
        **words,
    )


def term_withdraw(request: HttpRequest, body: str, seat: str, ref: str) -> HttpResponse:
    """Take back what has not begun."""
    term = selectors.term_to_change(request.viewer, body, seat, ref)
    there = link(request, "bodies:seat", body=body, ref=seat)
    return one_form(
        request,
        WithdrawForm(sent(request), initial={"revision": term.revision}),
        lambda given: services.withdraw_term(by=request.viewer, term=term, on=today(), **given),
        then=there,
        back=there,
        done=_("Taken back. The seat is free on those days."),
        title=_("%(holder)s will not take up the seat %(seat)s?") % _said(term),
        submit_text=_("Take it back"),
    )


def _held(request: HttpRequest, body: str, ref: str) -> Any:
    """The time of whoever holds the seat now; not here when nobody does."""
    selectors.seat_to_change(request.viewer, body, ref)
    seen = selectors.seat_visible_to(request.viewer, body, ref, today())
    if seen.now is None:
        raise NotHere("not_here", subject=ref)
    return seen.now


def _said(term: Any) -> dict[str, str]:
    return {"holder": term.person.name, "seat": term.seat.title}
