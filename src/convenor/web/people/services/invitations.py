"""Inviting people in: an offer to one address, good for a fortnight, for one use, by the holder of that address."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db import transaction

from convenor.web.kernel import audit
from convenor.web.kernel.clock import now
from convenor.web.kernel.errors import Invalid, NotHere
from convenor.web.kernel.guard import refuse_patient_data
from convenor.web.kernel.rules import require
from convenor.web.kernel.selectors import this_partnership
from convenor.web.kernel.viewer import Viewer
from convenor.web.people.letters import send_invitation
from convenor.web.people.models import Account, Grant, Invitation, Person
from convenor.web.people.rules import can_invite
from convenor.web.people.selectors.invitations import (
    belongs_to_an_account,
    digest_of,
    open_invitation,
    person_meant,
    state_of,
)
from convenor.web.people.services.accounts import addresses_of, new_account
from convenor.web.people.services.checks import address, person_of, roles_of, words

GOOD_FOR = timedelta(days=14)


@dataclass(frozen=True)
class Accepted:
    """Who came in, and where."""

    account: Account
    partnership_slug: str
    partnership_name: str


@transaction.atomic
def invite(*, by: Viewer, email: str, roles: Iterable[str], person: str = "") -> Invitation:
    """Ask the holder of an address in. The answer is the same whether or not the address has an account here.

    An open invitation to the same address is withdrawn, so that only the newest link works. The letter goes out once
    the invitation is kept; the link's secret is in the letter alone.
    """
    require(can_invite(by), "invitation.send")
    refuse_patient_data(email=email)
    email = address(email, needed=True)
    wanted = roles_of(roles)
    if not wanted:
        raise Invalid("roles_missing", field="roles")
    at, token = now(), secrets.token_urlsafe(32)
    holder = _meant(by, email, person)
    earlier = Invitation.objects.filter(partnership_id=by.partnership_id, email__iexact=email)
    earlier.filter(used_at__isnull=True, withdrawn_at__isnull=True).update(withdrawn_at=at)
    invitation = Invitation.objects.create(
        partnership_id=by.partnership_id,
        email=email,
        person=holder,
        roles=list(wanted),
        digest=digest_of(token),
        invited_by=by.actor,
        sent_at=at,
        expires_at=at + GOOD_FOR,
    )
    audit.record(by=by, verb="invitation.send", subject=invitation.ref, roles=list(wanted))
    name = this_partnership(by).name
    transaction.on_commit(lambda: send_invitation(email=email, token=token, partnership=name, until=at + GOOD_FOR))
    return invitation


@transaction.atomic
def withdraw_invitation(*, by: Viewer, ref: str) -> None:
    """Take back an invitation that was not used yet."""
    require(can_invite(by), "invitation.withdraw")
    rows = Invitation.objects.select_for_update().filter(partnership_id=by.partnership_id, ref=ref)
    invitation = rows.first()
    if invitation is None:
        raise NotHere("not_here", subject="invitation")
    if (state := state_of(invitation, now())) in {"used", "withdrawn"}:
        raise Invalid(f"invitation_{state}")
    rows.update(withdrawn_at=now())
    audit.record(by=by, verb="invitation.withdraw", subject=invitation.ref)


@transaction.atomic  # allow: actor-named – whoever holds the link; the audit names the account
def accept_invitation(*, token: str, account: Account | None, name: str = "", password: str = "") -> Accepted:
    """Come in: as the account signed in, whose address must be the one invited, or with a new account for it."""
    at = now()
    invitation = open_invitation(token, at=at, lock=True)
    if account is None:
        if belongs_to_an_account(invitation.email):
            raise Invalid("invitation_sign_in_first")
        refuse_patient_data(name=name)
        account = new_account(email=invitation.email, password=password)
    elif invitation.email.lower() not in addresses_of(account):
        raise Invalid("invitation_to_another")
    return _come_in(invitation, account, name, at)


@transaction.atomic
def accept_by_directory(*, email: str, name: str) -> Account | None:
    """Come in by an organisation's directory that vouches for an address: accepts the newest open invitation to it."""
    at = now()
    rows = Invitation.objects.select_for_update(of=("self",)).select_related("person", "partnership")
    rows = rows.filter(email__iexact=email, used_at__isnull=True, withdrawn_at__isnull=True, expires_at__gt=at)
    invitation = rows.first()
    if invitation is None:
        return None
    account = new_account(email=email.lower())
    return _come_in(invitation, account, name or email.partition("@")[0], at).account


@transaction.atomic
def forget_old_invitations(*, by: Viewer, before: datetime) -> int:
    """Delete invitations that were used, withdrawn or ran out before then: the addresses are not needed any more."""
    require(bool(by.system), "invitation.forget")
    rows = Invitation.objects.filter(expires_at__lt=before)
    count, _detail = rows.delete()
    if count:
        audit.record(by=replace(by, partnership_id=None), verb="invitation.forget", subject="invitations", count=count)
    return count


def _come_in(invitation: Invitation, account: Account, name: str, at: datetime) -> Accepted:
    """Make the account's holder the person invited, with the roles offered; the invitation is used."""
    person = _person_for(invitation, account, name)
    held = set(person.grants.values_list("role", flat=True))
    Grant.objects.bulk_create(Grant(person=person, role=role) for role in invitation.roles if role not in held)
    Invitation.objects.filter(pk=invitation.pk).update(used_at=at, person=person)
    viewer = Viewer(partnership_id=invitation.partnership_id, account_id=account.pk, person_id=person.pk)
    audit.record(by=viewer, verb="invitation.accept", subject=invitation.ref, person=person.ref)
    return Accepted(account, invitation.partnership.slug, invitation.partnership.name)


def _meant(by: Viewer, email: str, ref: str) -> Person | None:
    """Whom the invitation is for: as named, or whoever in the register has that address."""
    if ref:
        holder = person_of(by, ref)
        if holder.account_id:
            raise Invalid("person_signs_in_already", field="person")
        return holder
    found = Person.objects.filter(partnership_id=by.partnership_id, email__iexact=email, erased_on__isnull=True)
    return found.first()


def _person_for(invitation: Invitation, account: Account, name: str) -> Person:
    """The person in the register the account is to be, made if there is none yet."""
    people = Person.objects.filter(partnership_id=invitation.partnership_id, erased_on__isnull=True)
    already = people.filter(account=account).first()
    if already is not None:
        return already
    meant = invitation.person or person_meant(invitation)
    if meant is None:
        return Person.objects.create(
            partnership_id=invitation.partnership_id,
            name=words(name, field="name"),
            email="" if people.filter(email__iexact=invitation.email).exists() else invitation.email,
            account=account,
        )
    if meant.account_id is not None or meant.erased_on is not None:
        raise Invalid("invitation_to_another")
    people.filter(pk=meant.pk).update(account=account)
    return meant
