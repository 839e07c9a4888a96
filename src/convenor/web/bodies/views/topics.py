"""Pages of the matters that bodies are to decide."""

from datetime import date
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import NoReverseMatch
from django.utils.translation import gettext as _

from convenor.web.bodies.forms.topics import GoOnForm, TopicEditForm, TopicForm
from convenor.web.bodies.presenters.topics import topic_list, topic_page, went_on_shown
from convenor.web.bodies.rules import can_ask_about
from convenor.web.bodies.selectors.bodies import bodies_to_choose
from convenor.web.bodies.selectors.members import leads_body
from convenor.web.bodies.selectors.notices import notices_about
from convenor.web.bodies.selectors.pathways import pathway_chosen, pathways_to_choose
from convenor.web.bodies.selectors.rows import body_of
from convenor.web.bodies.selectors.topics import topic_of
from convenor.web.bodies.selectors.topics import topics as topics_of
from convenor.web.bodies.selectors.untold import never_told, went_on
from convenor.web.bodies.services.topics import add_topic, edit_topic
from convenor.web.bodies.views.at_table import places_of_topic
from convenor.web.bodies.vocabulary import TopicStatus
from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.rules import can_invite_missing, can_keep_register, can_read_inside, require
from convenor.web.ui.forms import apply_errors
from convenor.web.ui.pages import link, page


def topics(request: HttpRequest) -> HttpResponse:
    """What is to be decided, soonest first; `?body=` narrows to one body."""
    wanted = request.GET.get("body", "")
    body = body_of(request.viewer, wanted) if wanted else None
    found = topics_of(request.viewer, body=body)
    context = topic_list(found, on=today(), link=partial(link, request))
    return page(
        request,
        "bodies/topics.html",
        {**context, "body": body, "may_keep": can_keep_register(request.viewer)},
    )


def topic(request: HttpRequest, ref: str) -> HttpResponse:
    """One matter: how open it is, how to have a say, whom it touches and who of them sits there."""
    viewer, on = request.viewer, today()
    row = topic_of(viewer, ref)
    affected, found, names = places_of_topic(viewer, row, on=on)
    notices = notices_about(viewer, row) if can_read_inside(viewer) else None
    may_invite = can_invite_missing(viewer)
    context = topic_page(
        row, affected, found, names, notices, on=on, link=partial(link, request), may_invite=may_invite
    )
    rights = {"may_keep": can_keep_register(viewer), "may_invite": may_invite}
    marked = [went_on_shown(one) for one in went_on(viewer, row)]
    said = _address(request, "conversations:of_topic", ref)
    more = {"went_on": marked, "said_href": said, "ask_href": _ask(request, row, on)}
    return page(request, "bodies/topic.html", {**context, **rights, **more})


def _ask(request: HttpRequest, row: Any, on: date) -> str:
    """Where people are asked about a matter that is not decided, for who may; else empty."""
    viewer = request.viewer
    if row.status == TopicStatus.DECIDED:
        return ""
    if not (can_ask_about(viewer, leads=False) or can_ask_about(viewer, leads=leads_body(viewer, row.body_id, on))):
        return ""
    address = _address(request, "conversations:conversation_new")
    return f"{address}?topic={row.ref}" if address else ""


def _address(request: HttpRequest, name: str, ref: str = "") -> str:
    """Of a page that a room above keeps; empty where there is none."""
    try:
        return link(request, name, **({"ref": ref} if ref else {}))
    except NoReverseMatch:
        return ""


def topic_new(request: HttpRequest) -> HttpResponse:
    """Put a matter on a body's list."""
    viewer = request.viewer
    require(can_keep_register(viewer), "topic.add")
    choices = {"bodies": bodies_to_choose(viewer), "pathways": pathways_to_choose(viewer)}
    form = TopicForm(request.POST or None, initial={"body": request.GET.get("body", "")}, **choices)
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        body, pathway = body_of(viewer, said.pop("body")), pathway_chosen(viewer, said.pop("pathway", ""))
        going_on = _before_closing(request, body, None, said["status"])
        if isinstance(going_on, HttpResponse):
            return going_on
        try:
            row = add_topic(by=viewer, body=body, pathway=pathway, reason=going_on, **said)
        except Invalid as error:
            apply_errors(form, error)
        else:
            messages.success(request, _("On the list. Now say who is affected by it."))
            return redirect(link(request, "bodies:topic_affected", ref=row.ref))
    context = {
        "form": form,
        "title": _("Put a matter on the list"),
        "submit_text": _("Put it on the list"),
        "back_href": link(request, "bodies:topics"),
    }
    return page(request, "ui/form_page.html", context)


def topic_edit(request: HttpRequest, ref: str) -> HttpResponse:
    """Change what is said of a matter."""
    viewer = request.viewer
    require(can_keep_register(viewer), "topic.edit")
    row = topic_of(viewer, ref)
    initial = {name: getattr(row, name) for name in ("title", "status", "due", "how_to_be_heard", "stage", "revision")}
    initial["pathway"] = row.pathway.ref if row.pathway else ""
    form = TopicEditForm(request.POST or None, initial=initial, pathways=pathways_to_choose(viewer, also=row.pathway))
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        going_on = _before_closing(request, row.body, row, said["status"])
        if isinstance(going_on, HttpResponse):
            return going_on
        if "pathway" in said:
            said["pathway"] = pathway_chosen(viewer, said["pathway"])
        try:
            edit_topic(by=viewer, topic=row, reason=going_on, **said)
        except Invalid as error:
            apply_errors(form, error)
        else:
            messages.success(request, _("Saved."))
            return redirect(link(request, "bodies:topic", ref=ref))
    context = {"form": form, "title": _("Change this matter"), "back_href": link(request, "bodies:topic", ref=ref)}
    return page(request, "ui/form_page.html", context)


def _before_closing(request: HttpRequest, body: Any, row: Any, status: str) -> HttpResponse | str:
    """Whoever narrows or decides a matter is told first whom it leaves out; then may go on, with a reason.

    The reason; empty where nobody is left out. Without one: the page that warns.
    """
    if status == (row.status if row else TopicStatus.OPEN):
        return ""
    absent = never_told(request.viewer, body, row, on=today())
    if not absent:
        return ""
    form = GoOnForm(request.POST if "going_on" in request.POST else None)
    if form.is_valid():
        return str(form.cleaned_data["reason"])
    leave = ("csrfmiddlewaretoken", "reason", "going_on")
    return page(
        request,
        "bodies/topic_before_decided.html",
        {
            "form": form,
            "topic": row,
            "body": body,
            "decided": status == TopicStatus.DECIDED,
            "never_told": absent,
            "sent": [(name, value) for name, value in request.POST.items() if name not in leave],
        },
    )
