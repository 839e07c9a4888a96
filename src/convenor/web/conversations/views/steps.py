"""Preparing a conversation in four steps, and a summary to check before anybody is asked."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from convenor.web.bodies.selectors import bodies_to_choose, body_chosen
from convenor.web.bodies.selectors.topics import topics
from convenor.web.conversations import selectors, services
from convenor.web.conversations.forms.steps import (
    AboutEditForm,
    AboutForm,
    HowForm,
    OpenForm,
    SeedsForm,
    WhomForm,
)
from convenor.web.conversations.presenters import preparing as words
from convenor.web.conversations.rules import can_ask_anybody
from convenor.web.conversations.selectors.asked import FROM_REGISTER
from convenor.web.conversations.services.checks import ROUTING_FROM
from convenor.web.conversations.views.flow import draft, else_back
from convenor.web.conversations.vocabulary import Audience, Axis, Routing
from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.rules import require
from convenor.web.listening.presenters.load import said as load_said
from convenor.web.listening.selectors import load_of
from convenor.web.partners.selectors import communities_visible_to, community_choices
from convenor.web.ui.flow import one_form, sent
from convenor.web.ui.forms import apply_errors
from convenor.web.ui.pages import link, page

LAST = 5


def conversation_new(request: HttpRequest) -> HttpResponse:
    """Step 1 of a new one: the question and its matter."""
    viewer, on = request.viewer, today()
    require(selectors.may_begin(viewer, on), "conversation.prepare")
    topic = request.GET.get("topic", "")
    form = AboutForm(sent(request), initial={"topic": topic}, topics=_topics(request), bodies=_bodies_led(request))

    def act(given: dict[str, Any]) -> str:
        body = body_chosen(viewer, given.pop("body", ""))
        return services.prepare_conversation(by=viewer, on=on, body=body, **_with_topic(request, given)).ref

    back = link(request, "conversations:conversations")
    return one_form(
        request, form, act, then=lambda ref: link(request, "conversations:whom", ref=ref), back=back, **_step(1)
    )


@else_back
def about(request: HttpRequest, ref: str) -> HttpResponse:
    """Step 1 again."""
    row = draft(request, ref)
    names = ("revision", "question", "status", "still_open", "background", "risks")
    initial = {name: getattr(row, name) for name in names} | {"topic": row.topic.ref if row.topic else ""}
    form = AboutEditForm(sent(request), initial=initial, topics=_topics(request))

    def act(given: dict[str, Any]) -> None:
        services.change_about(by=request.viewer, ref=ref, on=today(), **_with_topic(request, given))

    return one_form(
        request,
        form,
        act,
        then=link(request, "conversations:whom", ref=ref),
        back=link(request, "conversations:conversation", ref=ref),
        template="conversations/about.html",
        advice=words.advice_on(row.background),
        tellings_href=link(request, "conversations:tellings", ref=ref) if row.background else "",
        **_step(1),
    )


@else_back
def whom(request: HttpRequest, ref: str) -> HttpResponse:
    """Step 2: who is asked."""
    row, on = draft(request, ref), today()
    initial = {
        "revision": row.revision,
        "audience": row.audience or Audience.BODY,
        "body": row.body.ref if row.body else "",
        "communities": [one.ref for one in row.communities.all()],
        "personal_links": row.personal_links or None,
        "entitled": row.entitled,
        "axes": [axis for axis in row.axes if axis in FROM_REGISTER],
        "own_groups": "\n".join(row.own_groups),
    }
    form = WhomForm(sent(request), initial=initial, **_whom_choices(request))

    def act(given: dict[str, Any]) -> None:
        chosen = set(given.pop("communities", []))
        communities = [one for one in communities_visible_to(request.viewer, on=on) if one.ref in chosen]
        links = given.pop("personal_links", None) or 0
        body = body_chosen(request.viewer, given.pop("body"))
        services.choose_whom(
            by=request.viewer, ref=ref, on=on, body=body, communities=communities, personal_links=links, **given
        )

    back = link(request, "conversations:about", ref=ref)
    return one_form(request, form, act, then=link(request, "conversations:seeds", ref=ref), back=back, **_step(2))


@else_back
def seeds(request: HttpRequest, ref: str) -> HttpResponse:
    """Step 3: the first statements, with advice on their words."""
    row = draft(request, ref)
    written = selectors.seeds_of(request.viewer, row)
    form = SeedsForm(sent(request), initial={"revision": row.revision, "seeds": "\n".join(one.line for one in written)})

    def act(given: dict[str, Any]) -> None:
        services.write_seeds(by=request.viewer, ref=ref, on=today(), **given)

    return one_form(
        request,
        form,
        act,
        then=link(request, "conversations:how", ref=ref),
        back=link(request, "conversations:whom", ref=ref),
        template="conversations/seeds.html",
        advice=words.advice(one.text for one in written),
        **_step(3),
    )


@else_back
def how(request: HttpRequest, ref: str) -> HttpResponse:
    """Step 4: how it goes, until when, and what comes of it."""
    row = draft(request, ref)
    names = (
        *("revision", "visibility", "own_statements", "checked_first", "importance", "guess_axis", "one_voice"),
        *("routing", "closes", "reminders", "what_comes", "comes_by"),
    )
    form = HowForm(sent(request), initial={name: getattr(row, name) for name in names}, **_how_choices(request, row))

    def act(given: dict[str, Any]) -> None:
        services.choose_how(by=request.viewer, ref=ref, on=today(), **given)

    back = link(request, "conversations:seeds", ref=ref)
    return one_form(request, form, act, then=link(request, "conversations:check", ref=ref), back=back, **_step(4))


@else_back
def check(request: HttpRequest, ref: str) -> HttpResponse:
    """Step 5: look at all of it, then open."""
    row, on, viewer = draft(request, ref), today(), request.viewer
    form = OpenForm(sent(request), initial={"revision": row.revision})
    if request.method == "POST" and form.is_valid():
        try:
            services.open_conversation(by=viewer, ref=ref, revision=form.cleaned_data["revision"], on=on)
        except Invalid as error:
            apply_errors(form, error)
        else:
            messages.success(request, _("The conversation is open."))
            return redirect(link(request, "conversations:conversation", ref=ref))
    invitees = selectors.invitees_of(viewer, row, on)
    reached = [one for one in invitees if one.reachable]
    splits = selectors.splits_of(reached, row.axes)
    to = {name: link(request, f"conversations:{name}", ref=ref) for name in ("about", "whom", "seeds", "how")}
    context = {"form": form, "conversation": row, "back_href": to["how"], "step": _step(LAST)["sentence"]}
    context |= words.summary(row, selectors.seeds_of(viewer, row), invitees, splits, to)
    context["load"] = load_said(load_of(viewer, [one.id for one in reached], on, leads=True)) if reached else None
    return page(request, "conversations/check.html", context)


@else_back
def discard(request: HttpRequest, ref: str) -> HttpResponse:
    """Throw away what was never opened."""
    row = draft(request, ref)
    return one_form(
        request,
        OpenForm(sent(request), initial={"revision": row.revision}),
        lambda _given: services.discard_draft(by=request.viewer, ref=ref, on=today()),
        then=link(request, "conversations:conversations"),
        back=link(request, "conversations:conversation", ref=ref),
        done=_("The conversation was thrown away. Nobody had been asked."),
        title=_("Throw away “%(question)s”") % {"question": row.question},
        sentence=_("Nobody has been asked yet. What you prepared is deleted."),
        submit_text=_("Throw it away"),
    )


def _topics(request: HttpRequest) -> list[tuple[str, str]]:
    """The matters that can still be asked about."""
    return [(one.ref, f"{one.title} ({one.body.name})") for one in topics(request.viewer) if one.status != "decided"]


def _with_topic(request: HttpRequest, given: dict[str, Any]) -> dict[str, Any]:
    ref = given.pop("topic", "")
    return {**given, "topic": next((one for one in topics(request.viewer) if one.ref == ref), None) if ref else None}


def _bodies_led(request: HttpRequest) -> list[tuple[str, Any]]:
    """The bodies to choose from, of whoever may ask no others; else none, because that comes in the next step."""
    led = selectors.bodies_led(request.viewer, today())
    return [(ref, name) for ref, name in bodies_to_choose(request.viewer) if ref in led] if led else []


def _whom_choices(request: HttpRequest) -> dict[str, Any]:
    if can_ask_anybody(request.viewer):
        return {
            "audiences": Audience.choices,
            "bodies": bodies_to_choose(request.viewer),
            "communities": community_choices(request.viewer, on=today()),
        }
    return {
        "audiences": [(Audience.BODY.value, Audience.BODY.label)],
        "bodies": _bodies_led(request),
        "communities": [],
    }


def _how_choices(request: HttpRequest, row: Any) -> dict[str, Any]:
    many = len(selectors.seeds_of(request.viewer, row)) > ROUTING_FROM
    return {
        "guesses": [(axis, Axis(axis).label) for axis in row.axes],
        "one_voice": row.audience in (Audience.BODY, Audience.COMMUNITIES),
        "routings": Routing.choices if many else [],
    }


def _step(number: int) -> dict[str, Any]:
    titles = {
        1: _("The question and its matter"),
        2: _("Who is asked"),
        3: _("First statements"),
        4: _("How it goes, and what comes of it"),
        5: "",
    }
    said = _("New conversation, step %(step)s of %(last)s") % {"step": number, "last": LAST}
    return {"title": titles[number], "sentence": said, "submit_text": _("Continue")}
