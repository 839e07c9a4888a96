"""Letting somebody in again who lost their telephone and their recovery codes."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from convenor.web.kernel import audit
from convenor.web.kernel.errors import NotHere
from convenor.web.kernel.rules import can_run_installation, require
from convenor.web.kernel.viewer import Viewer
from convenor.web.people.models import Account


@transaction.atomic
def take_off_second_guard(*, by: Viewer, email: str) -> int:
    """Remove app, passkeys and recovery codes of an account; how many there were. For whoever runs the installation.

    Ask for proof of who is asking first: afterwards the password, or a link by e-mail, is enough.
    """
    require(can_run_installation(by), "second_guard.off")
    account = Account.objects.filter(email__iexact=email.strip()).first()
    if account is None:
        raise NotHere("no_such_account", email=email)
    guards = Authenticator.objects.filter(user=account)
    count: int = guards.count()
    guards.delete()
    if count:
        audit.record(by=by, verb="second_guard.off", subject=f"account:{account.pk}", count=count)
    return int(count)
