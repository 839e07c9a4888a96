"""Pages on which those who are affected and absent are told what will be decided, and what was told is read again."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from convenor.web.bodies.forms.notices import NoticeForm, PartyForm
from convenor.web.bodies.letters import openly_decided
from convenor.web.bodies.presenters.notices import draft, place_of, to_tell
from convenor.web.bodies.selectors.neighbours import chosen
from convenor.web.bodies.selectors.notices import notice_of, notices_about
from convenor.web.bodies.selectors.topics import topic_of
from convenor.web.bodies.services.notices import send_notice
from convenor.web.bodies.views.at_table import places_of_topic
from convenor.web.bodies.vocabulary import TopicStatus
from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import Invalid, NotHere
from convenor.web.kernel.rules import can_invite_missing, can_keep_register, require
from convenor.web.partners.selectors import community_visible_to
from convenor.web.ui.forms import apply_errors
from convenor.web.ui.pages import link, page


def notice(request: HttpRequest, ref: str) -> HttpResponse:
    """Tell one party: `?community=` or `?partner=`; without either, choose whom first."""
    viewer = request.viewer
    require(can_invite_missing(viewer), "notice.send")
    topic = topic_of(viewer, ref)
    if topic.status != TopicStatus.DECIDED and not topic.how_to_be_heard:
        return page(request, "bodies/notice_no_way.html", {"topic": topic, "may_keep": can_keep_register(viewer)})
    for kind in ("community", "partner"):
        if request.GET.get(kind):
            return _write(request, topic, kind, request.GET[kind])
    return _choose(request, topic)


def notice_sent(request: HttpRequest, ref: str, notice: str) -> HttpResponse:
    """One notice as it was sent."""
    told = notice_of(request.viewer, notice)
    if told.topic.ref != ref:
        raise NotHere("not_here", subject=notice)
    return page(request, "bodies/notice_sent.html", {"told": told, "paragraphs": told.text.split("\n\n")})


def _choose(request: HttpRequest, topic: Any) -> HttpResponse:
    _rows, found, names = places_of_topic(request.viewer, topic, on=today())
    told = [one.community or one.partner or "" for one in notices_about(request.viewer, topic)]
    parties = to_tell(found, told, names)
    back = link(request, "bodies:topic", ref=topic.ref)
    if not parties:
        messages.info(request, _("First say who is affected by this matter; then tell those who are absent."))
        return redirect(back)
    form = PartyForm(request.POST or None, parties=parties)
    if request.method == "POST" and form.is_valid():
        kind, _colon, ref = form.cleaned_data["party"].partition(":")
        return redirect(f"{link(request, 'bodies:notice', ref=topic.ref)}?{kind}={ref}")
    context = {"form": form, "title": _("Whom do you want to tell?"), "big": True, "sentence": topic.title}
    return page(request, "ui/form_page.html", {**context, "submit_text": _("Go on"), "back_href": back})


def _write(request: HttpRequest, topic: Any, kind: str, ref: str) -> HttpResponse:
    viewer = request.viewer
    party = chosen(viewer, kind, ref)  # type: ignore[arg-type]
    contact = community_visible_to(viewer, ref) if kind == "community" else None
    _rows, found, _names = places_of_topic(viewer, topic, on=today())
    place = place_of(found, **{"community": "", "partner": "", kind: ref})
    text = draft(
        topic,
        party=party.name,
        greet=contact.contact_name if contact else "",
        place=place,
        partnership=request.partnership.name,
        decided=openly_decided(),
    )
    initial = {"sent_to": contact.contact_email if contact else "", "text": text}
    form = NoticeForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            send_notice(by=viewer, topic=topic, on=today(), **{kind: party}, **form.cleaned_data)
        except Invalid as error:
            apply_errors(form, error)
        else:
            messages.success(request, _("The notice to %(party)s is on its way.") % {"party": party.name})
            return redirect(link(request, "bodies:topic", ref=topic.ref))
    context = {
        "form": form,
        "topic": topic,
        "title": _title(topic, party.name),
        "decided": openly_decided() if topic.status == TopicStatus.DECIDED else "",
        "no_address": contact is not None and not contact.contact_email,
        "submit_text": _("Send this notice"),
        "back_href": link(request, "bodies:topic", ref=topic.ref),
    }
    return page(request, "bodies/notice.html", context)


def _title(topic: Any, party: str) -> str:
    if topic.status == TopicStatus.DECIDED:
        return _("Tell %(party)s what was decided") % {"party": party}
    return _("Tell %(party)s what will be decided") % {"party": party}
