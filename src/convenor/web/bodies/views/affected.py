"""Pages on which one says who is affected by what a body decides, or by one matter."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from convenor.web.bodies.forms.affected import AffectedForm, HowForm
from convenor.web.bodies.presenters.affected import (
    COMMUNITY,
    PARTNER,
    affected_overview,
    groups,
    named_as,
    parties_to_describe,
)
from convenor.web.bodies.selectors.affected import affected_by, how_many_affected, nameable, named
from convenor.web.bodies.selectors.bodies import bodies_on
from convenor.web.bodies.selectors.rows import body_of
from convenor.web.bodies.selectors.topics import topic_of
from convenor.web.bodies.services.affected import seen_of, set_affected
from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.rules import can_keep_register, require
from convenor.web.ui.forms import apply_errors
from convenor.web.ui.pages import link, page


def overview(request: HttpRequest) -> HttpResponse:
    """For each body, how many are named as affected by it."""
    viewer = request.viewer
    bodies = [line.body for line in bodies_on(viewer, today())]
    may_keep = can_keep_register(viewer)
    context = affected_overview(bodies, how_many_affected(viewer), link=partial(link, request), may_keep=may_keep)
    return page(request, "bodies/affected_overview.html", context)


def of_body(request: HttpRequest, ref: str) -> HttpResponse:
    """Tick who is affected by the work of a body as a whole."""
    require(can_keep_register(request.viewer), "affected.set")
    body = body_of(request.viewer, ref)
    words = {
        "title": _("Who is affected by what %(body)s decides?") % {"body": body.name},
        "sentence": _("Tick everybody touched by its work as a whole, whether or not they have a seat anywhere."),
        "back_href": link(request, "bodies:body", ref=ref),
        "how_href": link(request, "bodies:affected_how", ref=ref),
    }
    return _ticks(request, body, None, words)


def of_topic(request: HttpRequest, ref: str) -> HttpResponse:
    """Tick who is affected by one matter, beyond those whom the body's whole work touches."""
    require(can_keep_register(request.viewer), "affected.set")
    topic = topic_of(request.viewer, ref)
    always = [str(row.community or row.partner) for row in affected_by(request.viewer, body=topic.body)]
    words = {
        "title": _("Who is affected by this matter?"),
        "sentence": topic.title,
        "always": always,
        "always_href": link(request, "bodies:affected", ref=topic.body.ref),
        "back_href": link(request, "bodies:topic", ref=ref),
        "how_href": link(request, "bodies:topic_affected_how", ref=ref),
    }
    return _ticks(request, topic.body, topic, words)


def how_of_body(request: HttpRequest, ref: str) -> HttpResponse:
    """Say, of each named for a body, how it is affected."""
    require(can_keep_register(request.viewer), "affected.set")
    body = body_of(request.viewer, ref)
    return _how(request, body, None, link(request, "bodies:body", ref=ref), body.name)


def how_of_topic(request: HttpRequest, ref: str) -> HttpResponse:
    """Say, of each named for a matter, how it is affected."""
    require(can_keep_register(request.viewer), "affected.set")
    topic = topic_of(request.viewer, ref)
    return _how(request, topic.body, topic, link(request, "bodies:topic", ref=ref), topic.title)


def _ticks(request: HttpRequest, body: Any, topic: Any, words: dict[str, Any]) -> HttpResponse:
    viewer = request.viewer
    rows = affected_by(viewer, body=body, topic=topic)
    how = {kind: named_as(rows, kind) for kind in (COMMUNITY, PARTNER)}
    offered = groups(nameable(viewer, "community"), nameable(viewer, "partner"))
    form = AffectedForm(
        request.POST or None,
        groups=offered,
        ticked={kind: list(how[kind]) for kind in how},
        initial={"seen": seen_of(rows)},
    )
    if request.method == "POST" and form.is_valid():
        ticked = {kind: {ref: how[kind].get(ref, "") for ref in form.ticked(kind)} for kind in how}
        if _set(request, body, topic, ticked, form):
            messages.success(request, _("Saved. If you like, say how each of them is affected."))
            return redirect(words["how_href"] if any(ticked.values()) else words["back_href"])
    return page(request, "bodies/affected.html", {**words, "form": form, "submit_text": _("Save and go on")})


def _how(request: HttpRequest, body: Any, topic: Any, back: str, sentence: str) -> HttpResponse:
    rows = affected_by(request.viewer, body=body, topic=topic)
    parties = parties_to_describe(rows)
    form = HowForm(request.POST or None, parties=parties, initial={"seen": seen_of(rows)})
    if request.method == "POST" and form.is_valid():
        said = {kind: form.said(f"{kind}_") for kind in (COMMUNITY, PARTNER)}
        if _set(request, body, topic, said, form):
            messages.success(request, _("Saved."))
            return redirect(back)
    context = {"form": form, "title": _("How is each of them affected?"), "sentence": sentence, "back_href": back}
    return page(request, "bodies/affected_how.html", context)


def _set(request: HttpRequest, body: Any, topic: Any, said: dict[str, Any], form: Any) -> bool:
    found = {kind: named(request.viewer, kind, said[kind]) for kind in (COMMUNITY, PARTNER)}  # type: ignore[arg-type]
    by_row = {kind: {found[kind][ref]: how for ref, how in said[kind].items()} for kind in found}
    try:
        set_affected(
            by=request.viewer,
            body=body,
            topic=topic,
            communities=by_row[COMMUNITY],
            partners=by_row[PARTNER],
            seen=form.cleaned_data["seen"],
        )
    except Invalid as error:
        apply_errors(form, error)
        return False
    return True
