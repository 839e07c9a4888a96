"""Pages of listening sessions, in the order in which a session goes."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from convenor.web.bodies.selectors import bodies_to_choose, body_chosen
from convenor.web.bodies.selectors.neighbours import to_choose
from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.rules import require
from convenor.web.listening import selectors, services
from convenor.web.listening.forms import sessions as of_sessions
from convenor.web.listening.forms.choosing import lines
from convenor.web.listening.presenters.sessions import listed, one
from convenor.web.listening.rules import can_hold_sessions, can_write_notes
from convenor.web.listening.selectors import session_row
from convenor.web.listening.views.choices import rows
from convenor.web.ui.flow import one_form, sent
from convenor.web.ui.forms import apply_errors
from convenor.web.ui.pages import link, page

FORM = "listening/form.html"
USUAL_MINUTES = 60


def sessions(request: HttpRequest) -> HttpResponse:
    """All of them, those first whose notes have not gone back."""
    return page(request, "listening/sessions.html", listed(request, selectors.sessions(request.viewer)))


def session(request: HttpRequest, ref: str) -> HttpResponse:
    """One session."""
    return page(request, "listening/session.html", one(request, selectors.session_of(request.viewer, ref)))


def session_new(request: HttpRequest) -> HttpResponse:
    """Plan one: what about, when, where."""
    require(can_hold_sessions(request.viewer), "session.plan")
    return one_form(
        request,
        of_sessions.SessionForm(sent(request)),
        lambda given: services.plan_session(by=request.viewer, **given),
        then=lambda made: link(request, "listening:session_with", ref=made.ref),
        back=link(request, "listening:sessions"),
        title=_("Plan a listening session"),
        sentence=_("Step 1 of 2: what about, when and where."),
        submit_text=_("Continue"),
    )


def session_change(request: HttpRequest, ref: str) -> HttpResponse:
    """Another day or place."""
    row = _row(request, ref, plan=True)
    initial = {name: getattr(row, name) for name in ("revision", "title", "planned_for", "place")}
    form = of_sessions.SessionEditForm(sent(request), initial=initial)
    return _one(request, ref, form, services.change_session, title=_("Change the session"), done=_("Saved."))


def session_with(request: HttpRequest, ref: str) -> HttpResponse:
    """With whom, and who listens."""
    row, viewer = _row(request, ref, plan=True), request.viewer
    initial = {
        "revision": row.revision,
        "communities": [one.ref for one in row.communities.all()],
        "partners": [one.ref for one in row.partners.all()],
        "body": row.body.ref if row.body else "",
        "listeners": lines(row.listeners.all()),
    }
    form = of_sessions.WithForm(
        sent(request),
        initial=initial,
        communities=to_choose(viewer, "community"),
        partners=to_choose(viewer, "partner"),
        bodies=bodies_to_choose(viewer),
        people=to_choose(viewer, "person"),
    )

    def act(by: Any, ref: str, revision: int, body: str, listeners: list[str], **given: Any) -> Any:
        return services.say_with_whom(
            by=by,
            ref=ref,
            revision=revision,
            communities=rows(viewer, "community", given.get("communities", [])),
            partners=rows(viewer, "partner", given.get("partners", [])),
            body=body_chosen(viewer, body),
            listeners=rows(viewer, "person", listeners),
        )

    said = _("Step 2 of 2: with whom, and who listens.")
    return _one(request, ref, form, act, title=row.title, sentence=said, done=_("The session is planned."))


def session_call_off(request: HttpRequest, ref: str) -> HttpResponse:
    """It does not take place."""
    row = _row(request, ref, plan=True)
    form = of_sessions.SureForm(sent(request), initial={"revision": row.revision})
    return _one(
        request,
        ref,
        form,
        services.call_off_session,
        title=_("Call the session off?"),
        sentence=_("It stays on the list as called off. Tell those who were to come yourself; no letter goes out."),
        submit=_("Call it off"),
        done=_("It is called off."),
    )


def session_was_heard(request: HttpRequest, ref: str) -> HttpResponse:
    """It was held: who was heard."""
    row, viewer = _row(request, ref), request.viewer
    initial = {"revision": row.revision, "held_on": row.planned_for, "minutes": USUAL_MINUTES}
    form = of_sessions.WhoWasHeardForm(sent(request), initial=initial, people=to_choose(viewer, "person"))

    def act(by: Any, ref: str, people: list[str], others: int | None, **given: Any) -> Any:
        found = rows(viewer, "person", people)
        person_ids = [one.pk for one in found]
        return services.say_who_was_heard(
            by=by, ref=ref, person_ids=person_ids, others=others or 0, on=today(), **given
        )

    return _one(
        request,
        ref,
        form,
        act,
        title=_("Who was heard?"),
        sentence=row.title,
        submit=_("Continue"),
        done=_("Now write down what was said."),
        then=link(request, "listening:session_points", ref=ref),
    )


def session_points(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down what was said, one thing after the other."""
    _row(request, ref)
    form = of_sessions.PointForm(sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            services.add_point(by=request.viewer, ref=ref, **form.cleaned_data)
        except Invalid as error:
            apply_errors(form, error)
        else:
            messages.success(request, _("Written down. The next, or go back to the session."))
            return redirect(link(request, "listening:session_points", ref=ref))
    found = one(request, selectors.session_of(request.viewer, ref))
    return page(request, "listening/session_points.html", {**found, "form": form})


def point_edit(request: HttpRequest, ref: str, point: str) -> HttpResponse:
    """Word one thing anew, or take it out, before the notes go back."""
    row = selectors.point_of(request.viewer, ref, point)
    form = of_sessions.PointEditForm(sent(request), initial={"revision": row.revision, "text": row.text})
    back = link(request, "listening:session", ref=ref)
    return one_form(
        request,
        form,
        lambda given: services.change_point(by=request.viewer, session=ref, ref=point, **given),
        then=back,
        back=back,
        template=FORM,
        title=_("Change or take out"),
        done=_("Saved."),
        warns=True,
    )


def session_send(request: HttpRequest, ref: str) -> HttpResponse:
    """Look at all of it, then send the notes back."""
    row = _row(request, ref)
    form = of_sessions.SureForm(sent(request), initial={"revision": row.revision})
    back = link(request, "listening:session", ref=ref)
    found = one(request, selectors.session_of(request.viewer, ref))
    return one_form(
        request,
        form,
        lambda given: services.send_notes(by=request.viewer, ref=ref, on=today(), **given),
        then=back,
        back=back,
        template="listening/session_send.html",
        done=_("The notes are on their way to those who were heard."),
        **found,
    )


def session_came(request: HttpRequest, ref: str) -> HttpResponse:
    """What came of it."""
    row = _row(request, ref)
    form = of_sessions.CameForm(sent(request), initial={"revision": row.revision, "text": row.came})

    def act(**given: Any) -> Any:
        return services.say_what_came_of_session(on=today(), **given)

    return _one(request, ref, form, act, title=_("What came of it?"), sentence=row.title, done=_("Saved."), warns=True)


def _row(request: HttpRequest, ref: str, *, plan: bool = False) -> Any:
    row = session_row(request.viewer, ref)
    if plan:
        require(can_hold_sessions(request.viewer), "session.plan")
    else:
        require(can_write_notes(request.viewer, row), "session.notes")
    return row


def _one(
    request: HttpRequest,
    ref: str,
    form: forms.Form,
    service: Any,
    *,
    title: str,
    done: str,
    sentence: str = "",
    submit: str = "",
    then: str = "",
    warns: bool = False,
) -> HttpResponse:
    back = link(request, "listening:session", ref=ref)
    return one_form(
        request,
        form,
        lambda given: service(by=request.viewer, ref=ref, **given),
        then=then or back,
        back=back,
        done=done,
        template=FORM,
        title=title,
        sentence=sentence,
        submit_text=submit or _("Save"),
        warns=warns,
    )
