"""Whom a directory's word lets in: whoever has an account or an open invitation under the address it vouches for."""

from collections.abc import Iterable

from allauth.account.models import EmailAddress

from convenor.web.people.models import Account
from convenor.web.people.services.invitations import accept_by_directory


def account_vouched_for(emails: Iterable[str], *, name: str) -> Account | None:
    """The account of the first address we know as proven, or a new one where an invitation waits."""
    for email in emails:
        shown = EmailAddress.objects.filter(email__iexact=email, verified=True, user__is_active=True).first()
        if shown is not None:
            return Account.objects.get(pk=shown.user_id)
        if Account.objects.filter(email__iexact=email).exists():
            continue  # somebody typed the address in, but never showed that it is theirs
        invited = accept_by_directory(email=email, name=name)
        if invited is not None:
            return invited
    return None
