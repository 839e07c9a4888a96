"""Who is asking: the viewer that everything else starts from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from convenor.web.kernel.selectors import partnership_at
from convenor.web.kernel.viewer import Role, Viewer
from convenor.web.people.models import Person

if TYPE_CHECKING:
    from convenor.web.kernel.models import Partnership


# allow: viewer-first – this makes the viewer
def partnership_and_viewer(*, account: Any, slug: str | None) -> tuple[Partnership | None, Viewer | None]:
    """The partnership named in an address and the viewer there; (None, None) when there is no such partnership."""
    account_id = account.pk if account is not None and account.is_authenticated else None
    operator = bool(account_id and account.operator)
    if slug is None:
        return None, Viewer(account_id=account_id, operator=operator)
    partnership = partnership_at(Viewer(account_id=account_id, operator=operator), slug)
    if partnership is None:
        return None, None
    person = None
    if account_id:
        person = (
            Person.objects.filter(partnership=partnership, account_id=account_id).prefetch_related("grants").first()
        )
    return partnership, Viewer(
        partnership_id=partnership.pk,
        account_id=account_id,
        person_id=person.pk if person else None,
        roles=frozenset(Role(grant.role) for grant in person.grants.all()) if person else frozenset(),
        operator=operator,
    )
