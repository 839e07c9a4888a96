"""Who may do what in the software, as the governance lead sees it."""

from dataclasses import dataclass

from convenor.web.kernel.errors import NotHere
from convenor.web.kernel.rules import require
from convenor.web.kernel.viewer import Role, Viewer
from convenor.web.people.models import Person
from convenor.web.people.rules import can_give_rights


@dataclass(frozen=True)
class RightsSeen:
    """One person's roles in the software."""

    id: int
    ref: str
    name: str
    signs_in: bool
    roles: frozenset[Role]


def rights_visible_to(viewer: Viewer) -> list[RightsSeen]:
    """Everybody who holds a role or can sign in, by name."""
    require(can_give_rights(viewer), "rights.read")
    rows = Person.objects.filter(partnership_id=viewer.partnership_id, erased_on__isnull=True)
    seen = [_seen(row) for row in rows.prefetch_related("grants")]
    return [one for one in seen if one.roles or one.signs_in]


def rights_of(viewer: Viewer, ref: str) -> RightsSeen:
    """One person's roles in the software."""
    require(can_give_rights(viewer), "rights.read")
    row = Person.objects.filter(partnership_id=viewer.partnership_id, ref=ref, erased_on__isnull=True).first()
    if row is None:
        raise NotHere("not_here", subject="person")
    return _seen(row)


def _seen(row: Person) -> RightsSeen:
    roles = frozenset(Role(grant.role) for grant in row.grants.all())
    return RightsSeen(id=row.pk, ref=row.ref, name=row.name, signs_in=row.account_id is not None, roles=roles)
