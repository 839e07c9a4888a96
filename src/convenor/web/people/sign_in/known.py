"""Whom a directory's word lets in: whoever has an account or an open invitation under the address it vouches for."""

from collections.abc import Iterable
from typing import Any

from allauth.account.models import EmailAddress

from convenor.web.people.models import Account
from convenor.web.people.selectors.invitations import belongs_to_an_account
from convenor.web.people.services.invitations import accept_by_directory


def vouched_addresses(sociallogin: Any) -> list[str]:
    """The addresses a directory's word is good for.

    Those it says are confirmed; and where it says nothing either way, those of the domains it hands addresses out for.
    Where such domains are named it speaks for no other: no organisation lets itself in as somebody of another.
    """
    claims = sociallogin.account.extra_data
    said = {**claims.get("id_token", {}), **claims.get("userinfo", {})}.get("email_verified")
    domains = {domain.lower() for domain in sociallogin.provider.app.settings.get("domains", [])}
    return [address.email for address in sociallogin.email_addresses if _vouched(address, said, domains)]


def _vouched(address: EmailAddress, said: Any, domains: set[str]) -> bool:
    if domains and address.email.lower().rpartition("@")[2] not in domains:
        return False
    return bool(address.verified or (said is None and domains))


def account_vouched_for(emails: Iterable[str], *, name: str) -> Account | None:
    """The account of the first address we know as proven, or a new one where an invitation waits."""
    for email in emails:
        shown = EmailAddress.objects.filter(email__iexact=email, verified=True, user__is_active=True).first()
        if shown is not None:
            return Account.objects.get(pk=shown.user_id)
        if belongs_to_an_account(email) or Account.objects.filter(email__iexact=email).exists():
            continue  # a closed account; or somebody typed the address in, but never showed that it is theirs
        invited = accept_by_directory(email=email, name=name)
        if invited is not None:
            return invited
    return None
