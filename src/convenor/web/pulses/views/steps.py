"""Preparing a pulse in three steps, and a summary to check before anybody is asked."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from convenor.web.bodies.selectors import bodies_to_choose, body_chosen
from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.rules import require
from convenor.web.listening.presenters.load import said
from convenor.web.listening.selectors import load_of
from convenor.web.partners.selectors import partners_visible_to
from convenor.web.pulses import selectors, services
from convenor.web.pulses.forms import DaysForm, LaterForm, OpenForm, QuestionsForm, WhomEditForm, WhomForm
from convenor.web.pulses.presenters import bank
from convenor.web.pulses.presenters.waves import by_itself, summary
from convenor.web.pulses.rules import can_run_pulses
from convenor.web.pulses.views.flow import draft, else_back
from convenor.web.ui.flow import one_form, sent
from convenor.web.ui.forms import apply_errors
from convenor.web.ui.pages import link, page
from convenor.web.ui.wording import say

LAST = 4


def wave_new(request: HttpRequest) -> HttpResponse:
    """Step 1 of a new pulse: whom it asks."""
    require(can_run_pulses(request.viewer), "pulse.prepare")
    form = WhomForm(sent(request), initial={"body": request.GET.get("body", "")}, **_choices(request))

    def act(given: dict[str, Any]) -> str:
        return services.prepare_wave(by=request.viewer, **_whom(request, given)).ref

    back = link(request, "pulses:pulses")
    return one_form(
        request, form, act, then=lambda ref: link(request, "pulses:questions", ref=ref), back=back, **_step(1)
    )


@else_back
def whom(request: HttpRequest, ref: str) -> HttpResponse:
    """Step 1 again."""
    wave = draft(request, ref)
    initial = {
        "revision": wave.revision,
        "title": wave.title,
        "body": wave.body.ref if wave.body else "",
        "voting_only": wave.voting_only,
        "partners": [one.ref for one in wave.partners.all()],
    }
    form = WhomEditForm(sent(request), initial=initial, **_choices(request))

    def act(given: dict[str, Any]) -> None:
        services.change_whom(by=request.viewer, ref=ref, revision=given.pop("revision"), **_whom(request, given))

    back = link(request, "pulses:wave", ref=ref)
    return one_form(request, form, act, then=link(request, "pulses:questions", ref=ref), back=back, **_step(1))


@else_back
def questions(request: HttpRequest, ref: str) -> HttpResponse:
    """Step 2: what is asked."""
    wave = draft(request, ref)
    initial = {"revision": wave.revision, "question_set": wave.question_set or bank.DEFAULT}
    others = selectors.instruments_to_ask(request.viewer, today())
    form = QuestionsForm(sent(request), initial=initial, sets=bank.offered(others))

    def act(given: dict[str, Any]) -> None:
        services.choose_questions(
            by=request.viewer, ref=ref, items=bank.questions(given["question_set"], others), **given
        )

    back = link(request, "pulses:whom", ref=ref)
    others_href = link(request, "pulses:instruments")
    to = link(request, "pulses:days", ref=ref)
    return one_form(
        request, form, act, then=to, back=back, template="pulses/questions.html", others_href=others_href, **_step(2)
    )


@else_back
def days(request: HttpRequest, ref: str) -> HttpResponse:
    """Step 3: until when, and what will come of it."""
    wave = draft(request, ref)
    fields = ("revision", "closes", "reminders", "what_comes", "comes_by", "breakdowns")
    form = DaysForm(sent(request), initial={name: getattr(wave, name) for name in fields})

    def act(given: dict[str, Any]) -> None:
        services.choose_days(by=request.viewer, ref=ref, on=today(), **given)

    back = link(request, "pulses:questions", ref=ref)
    return one_form(request, form, act, then=link(request, "pulses:check", ref=ref), back=back, **_step(3))


@else_back
def check(request: HttpRequest, ref: str) -> HttpResponse:
    """Step 4: look at all of it, then open."""
    wave, on = draft(request, ref), today()
    form = OpenForm(sent(request), initial={"revision": wave.revision})
    if request.method == "POST" and form.is_valid():
        try:
            services.open_wave(by=request.viewer, ref=ref, revision=form.cleaned_data["revision"], on=on)
        except Invalid as error:
            apply_errors(form, error)
        else:
            messages.success(request, _("The pulse is open. Letters are on their way to everybody asked."))
            return redirect(link(request, "pulses:wave", ref=ref))
    invitees = selectors.invitees_of(request.viewer, wave, on)
    splits = selectors.splits_of([one for one in invitees if one.reachable], wave.breakdowns)
    to = {name: link(request, f"pulses:{name}", ref=ref) for name in ("whom", "questions", "days")}
    load = said(load_of(request.viewer, [one.id for one in invitees if one.reachable], on))
    context = {"form": form, "wave": wave, "load": load, "back_href": to["days"], "step": _step(LAST)["sentence"]}
    missed = wave.opens_on is not None and wave.opens_on <= on
    context["later"] = by_itself(wave, on)
    why_not = services.why_not_open(by=request.viewer, wave=wave, on=on) if missed else None
    context["in_the_way"] = say(why_not) if why_not is not None else ""
    return page(request, "pulses/check.html", context | summary(wave, invitees, splits, to))


@else_back
def later(request: HttpRequest, ref: str) -> HttpResponse:
    """Instead of opening it now: the day on which it opens by itself."""
    wave = draft(request, ref)
    form = LaterForm(sent(request), initial={"revision": wave.revision, "opens_on": wave.opens_on})
    explained = _(
        "Everything is looked at once more on that day. If something is in the way by then, nobody is asked, and you "
        "read it on your home."
    )
    return one_form(
        request,
        form,
        lambda given: services.open_later(by=request.viewer, ref=ref, on=today(), **given),
        then=link(request, "pulses:wave", ref=ref),
        back=link(request, "pulses:check", ref=ref),
        done=lambda made: by_itself(made, today()) or _("It does not open by itself."),
        title=_("Open “%(title)s” on a later day") % {"title": wave.title},
        sentence=explained,
        submit_text=_("Save the day"),
    )


@else_back
def discard(request: HttpRequest, ref: str) -> HttpResponse:
    """Throw away what was never opened."""
    wave = draft(request, ref)
    form = OpenForm(sent(request), initial={"revision": wave.revision})
    return one_form(
        request,
        form,
        lambda _given: services.discard_draft(by=request.viewer, ref=ref),
        then=link(request, "pulses:pulses"),
        back=link(request, "pulses:wave", ref=ref),
        done=_("The pulse was thrown away. Nobody had been asked."),
        title=_("Throw away “%(title)s”?") % {"title": wave.title},
        sentence=_("Nobody has been asked yet. What you prepared is deleted."),
        submit_text=_("Throw it away"),
    )


def _choices(request: HttpRequest) -> dict[str, Any]:
    partners = partners_visible_to(request.viewer, on=today())
    return {"bodies": bodies_to_choose(request.viewer), "partners": [(one.ref, one.name) for one in partners]}


def _whom(request: HttpRequest, given: dict[str, Any]) -> dict[str, Any]:
    chosen = set(given["partners"])
    partners = [one for one in partners_visible_to(request.viewer, on=today()) if one.ref in chosen]
    return {**given, "body": body_chosen(request.viewer, given["body"]), "partners": partners}


def _step(number: int) -> dict[str, Any]:
    titles = {1: _("Who is asked"), 2: _("What is asked"), 3: _("Until when, and what comes of it"), 4: ""}
    said = _("New pulse, step %(step)s of %(last)s") % {"step": number, "last": LAST}
    return {"title": titles[number], "sentence": said, "submit_text": _("Continue")}
