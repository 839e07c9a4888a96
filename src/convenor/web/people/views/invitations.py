"""Inviting people, seeing who was invited, and coming in."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from convenor.web.kernel.clock import now, today
from convenor.web.kernel.errors import Invalid, NotHere
from convenor.web.kernel.rules import require
from convenor.web.people import presenters, selectors, services
from convenor.web.people.forms import ComeInForm, InviteForm, NameForm
from convenor.web.people.rules import can_invite
from convenor.web.people.sign_in.sessions import open_session, try_again_allowed
from convenor.web.people.views.returning import posted
from convenor.web.ui.forms import apply_errors
from convenor.web.ui.pages import link, page
from convenor.web.ui.wording import say


def invitations(request: HttpRequest) -> HttpResponse:
    """Who was invited and what came of it."""
    found = selectors.invitations_visible_to(request.viewer, at=now())
    return page(request, "people/invitations.html", presenters.invitations(request, found))


def invite(request: HttpRequest) -> HttpResponse:
    """Ask somebody in."""
    require(can_invite(request.viewer), "invitation.send")
    people = selectors.people_visible_to(request.viewer, on=today())
    choices = presenters.people_to_invite(people)
    initial = presenters.invitation_for(people, request.GET.get("person", ""))
    form = InviteForm(posted(request), people=choices, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            services.invite(by=request.viewer, **form.cleaned_data)
        except Invalid as error:
            apply_errors(form, error)
        else:
            said = _("A letter is on its way to %(email)s.") % {"email": form.cleaned_data["email"]}
            messages.success(request, said)
            return redirect(link(request, "people:invitations"))
    back = link(request, "people:invitations")
    words = presenters.form(form, _("Invite somebody"), back, submit=_("Send the letter"))
    return page(request, "ui/form_page.html", words)


@require_POST
def withdraw(request: HttpRequest, ref: str) -> HttpResponse:
    """Take an invitation back."""
    services.withdraw_invitation(by=request.viewer, ref=ref)
    messages.success(request, _("The invitation is withdrawn. Its link does not work any more."))
    return redirect(link(request, "people:invitations"))


def _form(request: HttpRequest, offer: selectors.OpenInvitation, account: Any) -> NameForm | None:
    """What is still to be asked: of somebody new a name and perhaps a password, of others a name if it is not known."""
    if account is None:
        return None if offer.has_account else ComeInForm(posted(request), initial={"name": offer.name})
    if offer.name:
        return None
    return NameForm(posted(request), initial={"name": selectors.name_elsewhere(account.pk)})


@sensitive_post_parameters("password")
def come_in(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind an invitation's link."""
    try:
        offer = selectors.invitation_of(token, at=now())
    except (Invalid, NotHere) as error:
        return page(request, "people/invitation_closed.html", {"says": say(error)}, status=410)
    account = request.user if request.user.is_authenticated else None
    form = _form(request, offer, account)
    refusal = ""
    if request.method == "POST" and (form is None or form.is_valid()):
        try:
            if not try_again_allowed(request, "invitation"):
                raise Invalid("too_many_tries")
            given = form.cleaned_data if form else {}
            accepted = services.accept_invitation(token=token, account=account, **given)
        except Invalid as error:
            if form:
                apply_errors(form, error)
            refusal = say(error)
        else:
            if account is None:
                open_session(request, accepted.account)
            messages.success(request, _("Welcome to %(name)s.") % {"name": accepted.partnership_name})
            return redirect("insight:home", slug=accepted.partnership_slug)
    return page(request, "people/come_in.html", presenters.come_in(request, offer, form, refusal))
