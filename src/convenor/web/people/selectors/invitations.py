"""Invitations: those sent, for the governance lead; and the one behind a link, for whoever holds the link."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from allauth.account.models import EmailAddress

from convenor.web.kernel.errors import Invalid, NotHere
from convenor.web.kernel.rules import require
from convenor.web.kernel.viewer import Role, Viewer
from convenor.web.people.models import Account, Invitation, Person
from convenor.web.people.rules import can_invite


@dataclass(frozen=True)
class InvitationSeen:
    """An invitation as the governance lead sees it. `state` is open, used, withdrawn or expired."""

    ref: str
    email: str
    person: str
    roles: tuple[Role, ...]
    sent_at: datetime
    expires_at: datetime
    state: str


@dataclass(frozen=True)
class OpenInvitation:
    """What the holder of a link may know: whose invitation it is and what it offers."""

    email: str
    name: str
    partnership_id: int
    partnership: str
    slug: str
    roles: tuple[Role, ...]
    has_account: bool


def invitations_visible_to(viewer: Viewer, *, at: datetime) -> list[InvitationSeen]:
    """All invitations of the partnership, newest first. Nothing tells whether an address already has an account."""
    require(can_invite(viewer), "invitation.read")
    rows = Invitation.objects.filter(partnership_id=viewer.partnership_id).select_related("person")
    return [
        InvitationSeen(
            ref=row.ref,
            email=row.email,
            person=row.person.name if row.person else "",
            roles=tuple(Role(role) for role in row.roles),
            sent_at=row.sent_at,
            expires_at=row.expires_at,
            state=state_of(row, at),
        )
        for row in rows
    ]


# allow: viewer-first – whoever holds the link is asking
def invitation_of(token: str, *, at: datetime) -> OpenInvitation:
    """The open invitation behind a link; otherwise what became of it."""
    row = open_invitation(token, at=at)
    meant = row.person or person_meant(row)
    return OpenInvitation(
        email=row.email,
        name=meant.name if meant else "",
        partnership_id=row.partnership_id,
        partnership=row.partnership.name,
        slug=row.partnership.slug,
        roles=tuple(Role(role) for role in row.roles),
        has_account=belongs_to_an_account(row.email),
    )


def belongs_to_an_account(email: str) -> bool:  # allow: viewer-first – asked on the way in
    """Whether somebody signs in with this address, be it as their first or as one more they have shown to be theirs."""
    shown = EmailAddress.objects.filter(email__iexact=email, verified=True)
    return Account.objects.filter(email__iexact=email).exists() or shown.exists()


def person_meant(row: Invitation) -> Person | None:
    """Whoever in the partnership's register has the address invited and does not sign in yet."""
    people = Person.objects.filter(partnership_id=row.partnership_id, email__iexact=row.email)
    return people.filter(account__isnull=True, erased_on__isnull=True).first()


# allow: viewer-first – one account asks for its own name
def name_elsewhere(account_id: int | None) -> str:
    """The name an account's holder goes by in another partnership, to offer it in the next."""
    known = Person.objects.filter(account_id=account_id, erased_on__isnull=True).first() if account_id else None
    return known.name if known else ""


def open_invitation(token: str, *, at: datetime, lock: bool = False) -> Invitation:
    """The row behind a link, if it may still be used; `lock` holds it until the transaction ends."""
    rows = Invitation.objects.select_for_update(of=("self",)) if lock else Invitation.objects.all()
    row = rows.filter(digest=digest_of(token)).select_related("partnership", "person").first()
    if row is None:
        raise NotHere("invitation_unknown")
    state = state_of(row, at)
    if state != "open":
        raise Invalid(f"invitation_{state}")
    return row


def state_of(row: Invitation, at: datetime) -> str:
    """What has become of an invitation."""
    if row.used_at:
        return "used"
    if row.withdrawn_at:
        return "withdrawn"
    return "expired" if row.expires_at <= at else "open"


def digest_of(token: str) -> str:
    """What is kept of a link's secret: enough to know it again, not enough to make it."""
    return hashlib.sha256(token.encode()).hexdigest()
