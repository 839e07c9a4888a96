"""What every write about people asks of the values given."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from convenor.web.kernel.errors import Invalid, NotHere
from convenor.web.kernel.viewer import Role, Viewer
from convenor.web.people.models import Person


def person_of(by: Viewer, ref: str) -> Person:
    """The person by that reference in the actor's own partnership, unless erased."""
    person = Person.objects.filter(partnership_id=by.partnership_id, ref=ref, erased_on__isnull=True).first()
    if person is None:
        raise NotHere("not_here", subject="person")
    return person


def words(text: str, *, field: str, most: int = 200, needed: bool = True) -> str:
    """Some words, without space around them."""
    text = (text or "").strip()
    if needed and not text:
        raise Invalid("words_missing", field=field)
    if len(text) > most:
        raise Invalid("words_long", field=field, most=most)
    return text


def address(email: str, *, field: str = "email", needed: bool = False) -> str:
    """An e-mail address in small letters, or nothing."""
    email = (email or "").strip().lower()
    if not email and not needed:
        return ""
    try:
        validate_email(email)
    except ValidationError:
        raise Invalid("email_malformed", field=field) from None
    if len(email) > 254:
        raise Invalid("email_malformed", field=field)
    return email


def free_address(by: Viewer, email: str, *, apart_from: int | None = None) -> str:
    """An address that nobody else in this partnership has."""
    others = Person.objects.filter(partnership_id=by.partnership_id, email__iexact=email)
    if apart_from is not None:
        others = others.exclude(pk=apart_from)
    if email and others.exists():
        raise Invalid("email_taken", field="email")
    return email


def in_order(starts: date | None, ends: date | None) -> None:
    """No end before the start."""
    if starts and ends and ends < starts:
        raise Invalid("people_ends_before_start", field="ends")


def free_ref(model: Any, by: Viewer, ref: str) -> str:
    """A reference of the partnership's own that was never used before."""
    ref = words(ref, field="ref", most=40)
    if model.objects.filter(partnership_id=by.partnership_id, ref=ref).exists():
        raise Invalid("person_ref_taken", field="ref", ref=ref)
    return ref


def roles_of(values: Iterable[str]) -> tuple[Role, ...]:
    """Roles by name, each once, in a steady order."""
    try:
        given = {Role(value) for value in values}
    except ValueError:
        raise Invalid("role_unknown", field="roles") from None
    return tuple(role for role in Role if role in given)
