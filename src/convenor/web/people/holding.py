"""What the people room itself holds about a person (see erasure.py)."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from convenor.web.people.erasure import Held
from convenor.web.people.models import Grant, Invitation, LeadershipRole, Person, ProfessionalAffiliation
from convenor.web.people.services.accounts import close_account

COVERS = [
    "people.Grant.person",
    "people.ProfessionalAffiliation.person",
    "people.LeadershipRole.person",
    "people.Invitation.person",
]


def plan(person_id: int) -> Iterable[Held]:
    """Everything of ours goes: a person's own details are no public record."""
    person = Person.objects.select_related("account").get(pk=person_id)
    roles = LeadershipRole.objects.filter(person=person)
    return [
        Held(_("E-mail address"), int(bool(person.email))),
        Held(_("The right to sign in to this partnership"), int(person.account_id is not None)),
        Held(_("Account used for signing in, with its password and second factor"), int(_last_use(person))),
        Held(_("Rights in the software"), Grant.objects.filter(person=person).count()),
        Held(_("Professions"), ProfessionalAffiliation.objects.filter(person=person).count()),
        Held(_("Formal roles of leadership"), roles.filter(formal=True).count()),
        Held(_("Informal roles of leadership"), roles.filter(formal=False).count()),
        Held(_("What they said of where their influence comes from"), len(person.influence)),
        Held(_("Invitations sent to them"), _invitations(person).count()),
    ]


def erase(person_id: int) -> None:
    """Take all of it out; the bare row stays, so that the reference is never used for somebody else."""
    person = Person.objects.select_related("account").get(pk=person_id)
    _invitations(person).delete()
    for model in (Grant, ProfessionalAffiliation, LeadershipRole):
        model.objects.filter(person=person).delete()
    account, last = person.account, _last_use(person)
    Person.objects.filter(pk=person_id).update(email="", account=None, influence=[], influence_agreed_on=None)
    if account is not None and last:
        close_account(account)


def copy(person_id: int) -> Mapping[str, list[Mapping[str, Any]]]:
    """All of it, in plain values."""
    person = Person.objects.select_related("account").get(pk=person_id)
    return {
        "person": [
            {
                "reference": person.ref,
                "name": person.name,
                "e-mail": person.email,
                "signs in as": person.account.email if person.account else None,
                "influence": person.influence,
                "influence declared on": person.influence_agreed_on,
            }
        ],
        "rights": [{"role": grant.role} for grant in person.grants.all()],
        "professions": [
            {
                "profession": row.profession,
                "specialty": row.specialty,
                "front line": row.front_line,
                "front line last confirmed": row.front_line_checked,
                "from": row.starts,
                "until": row.ends,
            }
            for row in person.professions.all()
        ],
        "leadership": [
            {
                "role": row.title,
                "formal": row.formal,
                "agreed on": row.agreed_on,
                "from": row.starts,
                "until": row.ends,
            }
            for row in person.leadership_roles.all()
        ],
        "invitations": [
            {"to": row.email, "sent": row.sent_at, "used": row.used_at, "withdrawn": row.withdrawn_at}
            for row in _invitations(person)
        ],
    }


def _invitations(person: Person) -> Any:
    meant = Q(person=person)
    if person.email:
        meant |= Q(email__iexact=person.email)
    if person.account:
        meant |= Q(email__iexact=person.account.email)
    return Invitation.objects.filter(meant, partnership_id=person.partnership_id)


def _last_use(person: Person) -> bool:
    """Whether the account is used here alone, so that it goes too. An operator's is needed for the installation."""
    if person.account is None or person.account.operator:
        return False
    return not Person.objects.filter(account=person.account).exclude(pk=person.pk).exists()
