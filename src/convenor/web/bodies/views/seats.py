"""Seats: one seat's page, a new one, changing it, filling it, ending it."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from convenor.web.bodies import selectors, services
from convenor.web.bodies.forms.seats import CloseForm, FillForm, SeatEditForm, SeatForm
from convenor.web.bodies.presenters import seats as shown
from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.rules import can_keep_register, can_read_inside
from convenor.web.ui.environment import day
from convenor.web.ui.flow import one_form, sent
from convenor.web.ui.pages import link, page

FACTS = ("title", "seat_class", "voting", "leads", "required", "nominated_by", "starts")


def seat(request: HttpRequest, body: str, ref: str) -> HttpResponse:
    """One seat: what it is, who holds it, who held it."""
    seen = selectors.seat_visible_to(request.viewer, body, ref, today())
    others = selectors.other_seats(request.viewer, seen.now, today()) if seen.now else []
    rights = {"inside": can_read_inside(request.viewer), "keeps": can_keep_register(request.viewer)}
    context = {
        "seen": seen,
        "seat": seen.seat,
        "sentence": shown.sentence(seen),
        "others": shown.other_seats_said(seen.now, others) if seen.now else "",
        "facts": shown.facts(seen),
        "history": shown.history(seen, partial(link, request), **rights),
        "history_head": shown.history_head(**rights),
        "keeps": rights["keeps"],
        "over": seen.seat.ends is not None and seen.seat.ends < today(),
    }
    return page(request, "bodies/seat.html", context)


def seat_new(request: HttpRequest, body: str) -> HttpResponse:
    """One more seat on a body."""
    row = selectors.body_to_change(request.viewer, body)
    form = SeatForm(sent(request), **_choices(request))

    def act(given: dict[str, Any]) -> Any:
        return services.add_seat(by=request.viewer, body=row, **{**given, **_chosen(request, given)})

    there = link(request, "bodies:body", ref=body)
    done = _("The seat is there. Fill it, or leave it empty until somebody is found.")
    words = {
        "title": _("Add a seat on %(body)s") % {"body": row.name},
        "sentence": _("A seat stays what it is for while those who hold it come and go."),
    }

    def then(made: Any) -> str:
        return link(request, "bodies:seat", body=body, ref=made.ref)

    return one_form(request, form, act, then=then, back=there, done=done, **words)


def seat_edit(request: HttpRequest, body: str, ref: str) -> HttpResponse:
    """Change what a seat is."""
    row = selectors.seat_to_change(request.viewer, body, ref)
    initial = {name: getattr(row, name) for name in (*FACTS, "revision")}
    initial["partner"] = row.partner.ref if row.partner else ""
    initial["community"] = row.community.ref if row.community else ""
    form = SeatEditForm(sent(request), initial=initial, **_choices(request, initial["partner"], initial["community"]))

    def act(given: dict[str, Any]) -> Any:
        return services.edit_seat(by=request.viewer, seat=row, **{**given, **_chosen(request, given)})

    there = link(request, "bodies:seat", body=body, ref=ref)
    words = {"title": _("Change the seat %(seat)s") % {"seat": row.title}, "sentence": row.body.name}
    return one_form(request, form, act, then=there, back=there, done=_("Saved."), **words)


def seat_fill(request: HttpRequest, body: str, ref: str) -> HttpResponse:
    """Say who will hold a seat: somebody known, or somebody new in the same step."""
    row = selectors.seat_to_change(request.viewer, body, ref)
    seen = selectors.seat_visible_to(request.viewer, body, ref, today())
    first = {"starts": seen.free_from(today())}
    form = FillForm(sent(request), initial=first, people=selectors.to_choose(request.viewer, "person"))

    def act(given: dict[str, Any]) -> Any:
        person, name, email = given.pop("person"), given.pop("name").strip(), given.pop("email")
        if bool(person) == bool(name):
            raise Invalid("person_twice" if person else "person_missing", field="person")
        if name:
            return services.fill_seat_with_new_person(by=request.viewer, seat=row, name=name, email=email, **given)
        somebody = selectors.chosen(request.viewer, "person", person)
        return services.fill_seat(by=request.viewer, seat=row, person=somebody, **given)

    def done(term: Any) -> str:
        said = {"holder": term.person.name, "seat": row.title, "day": day(term.starts)}
        others = selectors.other_seats(request.viewer, term, max(today(), term.starts))
        held = _("%(holder)s holds the seat %(seat)s from %(day)s.") % said
        return f"{held} {shown.other_seats_said(term, others)}".strip()

    there = link(request, "bodies:seat", body=body, ref=ref)
    words = {
        "title": _("Fill a seat: %(seat)s") % {"seat": row.title},
        "sentence": _("On %(body)s. Choose somebody in the register, or add somebody new.") % {"body": row.body.name},
        "submit_text": _("Fill this seat"),
    }
    return one_form(request, form, act, then=there, back=there, done=done, **words)


def seat_close(request: HttpRequest, body: str, ref: str) -> HttpResponse:
    """A seat that is there no more."""
    row = selectors.seat_to_change(request.viewer, body, ref)
    there = link(request, "bodies:seat", body=body, ref=ref)
    return one_form(
        request,
        CloseForm(sent(request), initial={"revision": row.revision}),
        lambda given: services.end_seat(by=request.viewer, seat=row, **given),
        then=there,
        back=there,
        done=_("Saved. The record of the seat stays."),
        title=_("End the seat %(seat)s") % {"seat": row.title},
        sentence=_("For a seat that is no longer there. Whoever holds it leaves it that day."),
        submit_text=_("End this seat"),
    )


def _choices(request: HttpRequest, partner: str = "", community: str = "") -> dict[str, Any]:
    return {
        "partners": selectors.to_choose(request.viewer, "partner", keep=partner),
        "communities": selectors.to_choose(request.viewer, "community", keep=community),
    }


def _chosen(request: HttpRequest, given: dict[str, Any]) -> dict[str, Any]:
    return {
        "partner": selectors.chosen(request.viewer, "partner", given["partner"]),
        "community": selectors.chosen(request.viewer, "community", given["community"]),
    }
