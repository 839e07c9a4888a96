"""The start page, invitations and how one signs in, in words."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from convenor.web.kernel.viewer import Role
from convenor.web.people.selectors import Entry, InvitationSeen, OpenInvitation, PersonSeen, ReadySignIn
from convenor.web.people.vocabulary import ROLE_HINTS, ROLE_NAMES
from convenor.web.ui.environment import day
from convenor.web.ui.pages import link


def start(own: list[Entry], readable: list[Entry], ready: list[ReadySignIn], may_start: bool) -> dict[str, Any]:
    """One's own partnerships, those anyone may read, a demonstration's buttons."""
    mine = {entry.slug for entry in own}
    return {
        "own": [_entry(entry) for entry in own],
        "readable": [_entry(entry) for entry in readable if entry.slug not in mine],
        "ready": [_ready(one) for one in ready],
        "may_start": may_start,
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "name": entry.name,
        "href": reverse("insight:home", kwargs={"slug": entry.slug}),
        "says": ", ".join([str(ROLE_NAMES[role]) for role in entry.roles] or [entry.area] if entry.area else []),
    }


def _ready(one: ReadySignIn) -> dict[str, Any]:
    if one.role is None:
        return {
            "key": one.key,
            "text": _("New governance lead"),
            "says": _("Start a partnership of your own and fill it from a spreadsheet."),
        }
    says = _("%(person)s, %(partnership)s: %(does)s.") % {
        "person": one.person,
        "partnership": one.partnership,
        "does": ROLE_HINTS[one.role],
    }
    return {"key": one.key, "text": str(ROLE_NAMES[one.role]), "says": says}


def role_names(roles: Iterable[Role]) -> str:
    """The names of some roles, with commas between."""
    return ", ".join(str(ROLE_NAMES[role]) for role in Role if role in set(roles))


def invitations(request: HttpRequest, found: list[InvitationSeen]) -> dict[str, Any]:
    """Who was invited, with what became of it in a word."""
    waiting = [one for one in found if one.state == "open"]
    return {
        "sentence": _("Nobody has been invited yet.") if not found else _waiting(len(waiting), len(found)),
        "rows": [_invitation(request, one) for one in found],
        "invite_href": link(request, "people:invite"),
    }


def _waiting(waiting: int, all_of_them: int) -> str:
    if not waiting:
        return _("No invitation is waiting for an answer.")
    words = {"waiting": waiting, "all": all_of_them}
    return _("%(waiting)s of %(all)s invitations are waiting for an answer.") % words


def _invitation(request: HttpRequest, one: InvitationSeen) -> dict[str, Any]:
    says = {
        "open": _("Waiting, until %(day)s") % {"day": day(one.expires_at.date())},
        "used": _("Came in"),
        "withdrawn": _("Withdrawn"),
        "expired": _("Ran out"),
    }
    return {
        "email": one.email,
        "person": one.person,
        "roles": role_names(one.roles),
        "sent": day(one.sent_at.date()),
        "says": says[one.state],
        "withdraw": link(request, "people:invitation_withdraw", ref=one.ref) if one.state == "open" else "",
    }


def people_to_invite(people: list[PersonSeen]) -> list[tuple[str, str]]:
    """People of the register who cannot sign in yet, to choose from."""
    return [(one.ref, one.name) for one in people if not one.signs_in]


def invitation_for(people: list[PersonSeen], ref: str) -> dict[str, Any]:
    """What the form starts from when one comes from somebody's page."""
    meant = next((one for one in people if one.ref == ref), None)
    start_from: dict[str, Any] = {"roles": [Role.MEMBER.value]}
    return {**start_from, "person": meant.ref, "email": meant.email} if meant else start_from


def come_in(request: HttpRequest, offer: OpenInvitation, form: forms.Form | None, refusal: str) -> dict[str, Any]:
    """What the holder of an invitation's link may do next."""
    account = request.user.email if request.user.is_authenticated else ""
    return {
        "offer": offer,
        "roles": [f"{ROLE_NAMES[role]}: {ROLE_HINTS[role]}" for role in offer.roles],
        "form": form,
        "refusal": refusal if form is None else "",
        "account": account,
        "sign_in_first": offer.has_account and not account,
    }


def sign_in_details(account: Any, guarded: bool) -> dict[str, Any]:
    """How one signs in, a row each."""
    password = account.has_usable_password()
    return {
        "rows": [
            {
                "key": _("Address"),
                "value": account.email,
                "action": {"text": _("Change"), "href": reverse("account_email")},
            },
            {
                "key": _("Password"),
                "value": _("Chosen") if password else _("None: you sign in by e-mail link"),
                "action": {
                    "text": _("Change") if password else _("Choose"),
                    "href": reverse("account_change_password" if password else "account_set_password"),
                },
            },
            {
                "key": _("Second guard"),
                "value": _("Set up") if guarded else _("None: whoever learns your password can come in"),
                "action": {"text": _("See") if guarded else _("Set up"), "href": reverse("mfa_index")},
            },
            {
                "key": _("Signed in at"),
                "value": _("Each browser you are signed in with"),
                "action": {"text": _("See"), "href": reverse("usersessions_list")},
            },
            {
                "key": _("Directories"),
                "value": _("Your organisation’s own sign-in, where it is connected"),
                "action": {"text": _("See"), "href": reverse("socialaccount_connections")},
            },
        ]
    }
