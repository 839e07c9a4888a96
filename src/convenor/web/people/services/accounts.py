"""Accounts: what one signs in with. Made only by an invitation, by setting up, or by a demonstration."""

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.contrib.auth.password_validation import validate_password
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError

from convenor.web.kernel.errors import Invalid
from convenor.web.people.models import Account


def new_account(*, email: str, password: str = "", operator: bool = False) -> Account:
    """An account whose address is known to be its holder's; without a password, they sign in by e-mail link."""
    account = Account(email=email, operator=operator)
    if password:
        try:
            validate_password(password, account)
        except ValidationError as error:
            raise Invalid("password_weak", field="password", why=" ".join(error.messages)) from None
    made = Account.objects.create_user(email, password or None, operator=operator)
    EmailAddress.objects.create(user=made, email=email, verified=True, primary=True)
    return made


def addresses_of(account: Account) -> set[str]:
    """The addresses an account has shown to be its own, in small letters."""
    shown = EmailAddress.objects.filter(user_id=account.pk, verified=True).values_list("email", flat=True)
    return {email.lower() for email in shown}


def close_account(account: Account) -> None:
    """Delete an account and everything that keeps it signed in."""
    keys = list(UserSession.objects.filter(user=account).values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    account.delete()
