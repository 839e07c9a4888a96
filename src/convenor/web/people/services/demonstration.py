"""Ready sign-ins of a demonstration: an account for a made-up person, without a password."""

from django.db import transaction

from convenor.web.kernel import audit
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.rules import require
from convenor.web.kernel.viewer import Role, Viewer
from convenor.web.people.rules import can_give_rights
from convenor.web.people.selectors.entrance import DEMONSTRATION
from convenor.web.people.services.accounts import new_account
from convenor.web.people.services.checks import person_of
from convenor.web.people.services.rights import give_rights


@transaction.atomic
def give_ready_sign_in(*, by: Viewer, person: str, roles: tuple[Role, ...]) -> None:
    """Let anyone sign in as this person where the site is a demonstration; their address cannot be real."""
    require(can_give_rights(by) and bool(by.system), "rights.give")
    holder = person_of(by, person)
    if not holder.email.endswith(DEMONSTRATION):
        raise Invalid("no_such_sign_in")
    holder.account = new_account(email=holder.email)
    holder.save(update_fields=["account"])
    audit.record(by=by, verb="account.ready", subject=holder.ref)
    give_rights(by=by, person=person, roles=roles)
