"""Small, plain rows for tests. Each has a default for everything; a test says only what matters to it.

These write rows directly: they set the scene. What a test is about goes through the services.
"""

from datetime import date
from itertools import count
from typing import Any

from convenor.web.bodies.models import Body, Seat, Term
from convenor.web.kernel.models import Partnership
from convenor.web.kernel.viewer import Role, Viewer
from convenor.web.partners.models import Community, Partner
from convenor.web.people.models import Account, Grant, Person

_next = count(1)


def partnership(**fields: Any) -> Partnership:
    number = next(_next)
    return Partnership.objects.create(**{"slug": f"vale-{number}", "name": f"Vale Partnership {number}", **fields})


def account(email: str | None = None, **fields: Any) -> Account:
    return Account.objects.create_user(email or f"person{next(_next)}@vale.example", **fields)


def person(of: Partnership, *, roles: tuple[Role, ...] = (), signs_in: bool = False, **fields: Any) -> Person:
    number = next(_next)
    row = Person.objects.create(
        partnership=of,
        **{"ref": f"P{number}", "name": f"Person {number}", "account": account() if signs_in else None, **fields},
    )
    Grant.objects.bulk_create(Grant(person=row, role=role) for role in roles)
    return row


def viewer(of: Partnership, *roles: Role) -> Viewer:
    """Somebody of that partnership with these roles; without any: a member of the public."""
    if not roles:
        return Viewer(partnership_id=of.pk)
    row = person(of, roles=roles, signs_in=True)
    return Viewer(partnership_id=of.pk, account_id=row.account_id, person_id=row.pk, roles=frozenset(roles))


def convenor(of: Partnership) -> Viewer:
    return viewer(of, Role.CONVENOR)


def partner(of: Partnership, **fields: Any) -> Partner:
    number = next(_next)
    values = {"ref": f"O{number}", "name": f"Organisation {number}", "kind": "charity", "sector": "voluntary"}
    return Partner.objects.create(partnership=of, **{**values, **fields})


def community(of: Partnership, **fields: Any) -> Community:
    number = next(_next)
    values = {"ref": f"C{number}", "name": f"Community {number}", "kind": "patients"}
    return Community.objects.create(partnership=of, **{**values, **fields})


def body(of: Partnership, **fields: Any) -> Body:
    number = next(_next)
    values = {"ref": f"B{number}", "name": f"Body {number}", "kind": "board", "tier": "system", "level": "executive"}
    return Body.objects.create(partnership=of, **{**values, **fields})


def seat(of: Body, **fields: Any) -> Seat:
    number = next(_next)
    values = {"ref": f"S{number}", "title": f"Member {number}", "seat_class": "partner"}
    return Seat.objects.create(partnership=of.partnership, body=of, **{**values, **fields})


def term(of: Seat, holder: Person | None = None, **fields: Any) -> Term:
    values = {"ref": f"T{next(_next)}", "starts": date(2026, 1, 1)}
    return Term.objects.create(
        partnership=of.partnership, seat=of, person=holder or person(of.partnership), **{**values, **fields}
    )


def signed_in(client: Any, of: Partnership, *roles: Role) -> Person:
    """Signs the test client in as somebody of that partnership with these roles."""
    row = person(of, roles=roles, signs_in=True)
    client.force_login(row.account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return row
