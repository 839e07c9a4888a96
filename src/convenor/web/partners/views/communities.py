"""The list of communities, the pages that add, change and end one, and those that say who speaks for it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.rules import require
from convenor.web.partners.forms.communities import CommunityEditForm, CommunityNewForm, VoiceEditForm, VoiceForm
from convenor.web.partners.presenters.communities import community_list, voice_rows
from convenor.web.partners.rules import can_keep_partners
from convenor.web.partners.selectors import (
    communities_visible_to,
    community_visible_to,
    partner_choices,
    voice_visible_to,
)
from convenor.web.partners.services import add_community, edit_community, edit_voice, give_voice
from convenor.web.partners.views.addresses import address_in, back_to_community
from convenor.web.partners.vocabulary import CommunityKind
from convenor.web.people.selectors import people_visible_to
from convenor.web.ui.forms import apply_errors
from convenor.web.ui.pages import link, page


def communities(request: HttpRequest) -> HttpResponse:
    """People affected by what is decided; `?search=`, `?kind=` and `?unheard=yes` narrow the list."""
    search, kind = (request.GET.get(name, "").strip() for name in ("search", "kind"))
    unheard = request.GET.get("unheard") == "yes"
    found = communities_visible_to(request.viewer, on=today(), search=search, kind=kind, unheard=unheard)
    may_keep, searched = can_keep_partners(request.viewer), bool(search or kind or unheard)
    context = community_list(found, address=address_in(request), may_keep=may_keep, searched=searched)
    asked = {"asked": {"search": search, "kind": kind}, "unheard": unheard, "searched": searched}
    extra = {"kinds": CommunityKind.choices, "may_keep": may_keep}
    return page(request, "partners/communities.html", {**context, **asked, **extra})


def community_new(request: HttpRequest) -> HttpResponse:
    """Add a community; who speaks for it is asked next."""
    require(can_keep_partners(request.viewer), "community.add")
    form = CommunityNewForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            community = add_community(by=request.viewer, **form.cleaned_data)
        except Invalid as error:
            apply_errors(form, error)
        else:
            messages.success(request, _("Recorded. Now say who speaks for them, or that nobody does yet."))
            return redirect(link(request, "partners:voices", ref=community.ref))
    context = {
        "form": form,
        "title": _("Add a community"),
        "sentence": _("People affected by what is decided here, whether or not anybody speaks for them."),
        "submit_text": _("Add this community"),
        "back_href": link(request, "partners:communities"),
    }
    return page(request, "ui/form_page.html", context)


def community_edit(request: HttpRequest, ref: str) -> HttpResponse:
    """Change what is recorded of a community, or say until when it is followed."""
    require(can_keep_partners(request.viewer), "community.edit")
    seen = community_visible_to(request.viewer, ref)
    names = ("name", "kind", "size", "about", "contact_name", "contact_email", "starts", "ends", "revision")
    form = CommunityEditForm(request.POST or None, initial={name: getattr(seen, name) for name in names})
    if request.method == "POST" and form.is_valid():
        try:
            edit_community(by=request.viewer, ref=ref, **form.cleaned_data)
        except Invalid as error:
            apply_errors(form, error)
        else:
            messages.success(request, _("Saved."))
            return redirect(back_to_community(request, ref))
    context = {
        "form": form,
        "title": _("Change %(name)s") % {"name": seen.name},
        "back_href": back_to_community(request, ref),
    }
    return page(request, "ui/form_page.html", context)


def voices(request: HttpRequest, ref: str) -> HttpResponse:
    """Who speaks for a community, who did, and the form for somebody more."""
    require(can_keep_partners(request.viewer), "voice.add")
    seen = community_visible_to(request.viewer, ref)
    partners = partner_choices(request.viewer, on=today())
    people = [(one.ref, one.name) for one in people_visible_to(request.viewer, on=today())]
    form = VoiceForm(request.POST or None, partners=partners, people=people)
    if request.method == "POST" and form.is_valid():
        try:
            give_voice(by=request.viewer, community=ref, **form.cleaned_data)
        except Invalid as error:
            error.field = error.field if error.field in form.fields else "partner"
            apply_errors(form, error)
        else:
            messages.success(request, _("Recorded."))
            return redirect(link(request, "partners:voices", ref=ref))
    now = community_visible_to(request.viewer, ref, on=today()).voices
    context = voice_rows(seen, now, change=lambda voice: link(request, "partners:voice_edit", ref=voice))
    return page(request, "partners/voices.html", {"form": form, "community": seen, **context})


def voice_edit(request: HttpRequest, ref: str) -> HttpResponse:
    """On what footing somebody speaks, and until when."""
    seen = voice_visible_to(request.viewer, ref)
    initial = {name: getattr(seen, name) for name in ("footing", "starts", "ends", "revision")}
    form = VoiceEditForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            edit_voice(by=request.viewer, ref=ref, **form.cleaned_data)
        except Invalid as error:
            apply_errors(form, error)
        else:
            messages.success(request, _("Saved."))
            return redirect(link(request, "partners:voices", ref=seen.community_ref))
    context = {
        "form": form,
        "title": _("%(speaker)s, for %(community)s") % {"speaker": seen.speaker, "community": seen.community_name},
        "back_href": link(request, "partners:voices", ref=seen.community_ref),
    }
    return page(request, "ui/form_page.html", context)
