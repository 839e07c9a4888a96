"""What the start page shows: one's own partnerships, those anyone may read, and a demonstration's ready sign-ins."""

from dataclasses import dataclass
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings

from convenor.web.kernel.selectors import partnerships_for
from convenor.web.kernel.viewer import Role, Viewer
from convenor.web.people.models import Account, Person

DEMONSTRATION = ".example"
NEW_LEAD = "new-lead@convenor.example"
ORDER = [Role.CONVENOR, Role.LEADER, Role.MEMBER, Role.EVALUATOR]


@dataclass(frozen=True)
class Entry:
    """One partnership on the start page, and what one may do there."""

    slug: str
    name: str
    area: str
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True)
class ReadySignIn:
    """One button of the demonstration: sign in as this person, in this role."""

    key: str
    role: Role | None
    person: str
    partnership: str


def own_partnerships(viewer: Viewer) -> list[Entry]:
    """The partnerships in which the signed-in person holds a role."""
    if viewer.account_id is None:
        return []
    rows = Person.objects.filter(account_id=viewer.account_id, grants__isnull=False).distinct()
    return [
        Entry(
            slug=row.partnership.slug,
            name=row.partnership.name,
            area=row.partnership.area,
            roles=_in_order(Role(grant.role) for grant in row.grants.all()),
        )
        for row in rows.select_related("partnership").prefetch_related("grants").order_by("partnership__name")
    ]


def partnerships_to_read(viewer: Viewer) -> list[Entry]:
    """The partnerships whose register anyone may read; for whoever runs the installation, all of them."""
    return [Entry(slug=row.slug, name=row.name, area=row.area) for row in partnerships_for(viewer)]


# allow: viewer-first – one account asks for its own
def has_second_guard(account: Any) -> bool:
    """Whether more than a password or a link is asked for when this account signs in."""
    return bool(is_mfa_enabled(account, [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]))


def start_is_offered(viewer: Viewer) -> bool:
    """Whether this is the demonstration's sign-in for starting a partnership of one's own."""
    if not settings.DEMO or viewer.account_id is None:
        return False
    return Account.objects.filter(pk=viewer.account_id, email=NEW_LEAD).exists()


# allow: viewer-first – nobody is signed in yet, and a real site has none
def ready_sign_ins() -> list[ReadySignIn]:
    """One for each role of each partnership of the demonstration, then one for starting anew; none on a real site."""
    if not settings.DEMO:
        return []
    rows = (
        Person.objects.filter(account__email__endswith=DEMONSTRATION, account__is_active=True, grants__isnull=False)
        .exclude(account__email=NEW_LEAD)
        .select_related("partnership")
        .prefetch_related("grants")
        .order_by("partnership__pk", "pk")
        .distinct()
    )
    found: dict[tuple[int, Role], ReadySignIn] = {}
    for row in rows:
        role = _in_order(Role(grant.role) for grant in row.grants.all())[0]
        ready = ReadySignIn(key=str(row.account_id), role=role, person=row.name, partnership=row.partnership.name)
        found.setdefault((row.partnership_id, role), ready)
    inside = sorted(found.items(), key=lambda one: (one[0][0], ORDER.index(one[0][1])))
    return [*(ready for _, ready in inside), ReadySignIn(key="new-lead", role=None, person="", partnership="")]


def _in_order(roles: object) -> tuple[Role, ...]:
    return tuple(sorted(roles, key=ORDER.index))  # type: ignore[call-overload]
