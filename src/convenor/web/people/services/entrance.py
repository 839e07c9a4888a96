"""The first ways in: setting up an empty installation, starting a partnership, a demonstration's ready sign-ins."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.cache import cache
from django.db import transaction

from convenor.web.kernel import audit
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.guard import refuse_patient_data
from convenor.web.kernel.rules import require
from convenor.web.kernel.services import start_partnership
from convenor.web.kernel.viewer import Role, Viewer
from convenor.web.people import set_up_code
from convenor.web.people.models import Account, Grant, Person
from convenor.web.people.rules import can_start_partnership
from convenor.web.people.selectors.entrance import DEMONSTRATION, NEW_LEAD, start_is_offered
from convenor.web.people.services.accounts import new_account
from convenor.web.people.services.checks import address, words

if TYPE_CHECKING:
    from convenor.web.kernel.models import Partnership

ONE_AT_A_TIME = "setting-up"


@transaction.atomic
def set_up(  # allow: actor-named – there is nobody yet; it makes the first account
    *,
    code: str,
    email: str,
    your_name: str,
    password: str,
    name: str,
    area: str = "",
    population: int | None = None,
) -> tuple[Account, Partnership]:
    """The first account of an empty installation: its operator, and governance lead of its first partnership.

    The code proves that whoever asks can read the machine's own files. It works once.
    """
    # Of two at once the second waits here until the first is done, whatever the database: a row goes in once.
    if not cache.add(ONE_AT_A_TIME, 1, timeout=60) or Account.objects.exists():
        raise Invalid("set_up_done")
    if not set_up_code.matches(code):
        raise Invalid("set_up_code_wrong", field="code")
    if not password:
        raise Invalid("words_missing", field="password")
    account = new_account(email=address(email, needed=True), password=password, operator=True)
    by = Viewer(account_id=account.pk, operator=True)
    audit.record(by=by, verb="installation.set_up", subject=f"account:{account.pk}")
    partnership = start_partnership_of_own(by=by, your_name=your_name, name=name, area=area, population=population)
    transaction.on_commit(set_up_code.forget)
    transaction.on_commit(lambda: cache.delete(ONE_AT_A_TIME))
    return account, partnership


@transaction.atomic
def start_partnership_of_own(
    *, by: Viewer, your_name: str, name: str, area: str = "", population: int | None = None
) -> Partnership:
    """Start an empty partnership and become its governance lead."""
    require(can_start_partnership(by, offered=start_is_offered(by)), "partnership.start")
    account = Account.objects.get(pk=by.account_id)
    your_name = words(your_name, field="your_name")
    refuse_patient_data(your_name=your_name)
    partnership = start_partnership(by=replace(by, operator=True), name=name, area=area, population=population)
    person = Person.objects.create(partnership=partnership, name=your_name, email=account.email, account=account)
    Grant.objects.create(person=person, role=Role.CONVENOR)
    inside = Viewer(partnership_id=partnership.pk, account_id=account.pk, person_id=person.pk)
    audit.record(by=inside, verb="rights.give", subject=person.ref, roles=[Role.CONVENOR])
    return partnership


@transaction.atomic
def account_for_ready_sign_in(*, key: str) -> Account:  # allow: actor-named – reads, or makes who will act
    """The account behind a demonstration's button. Real sites have none, nor has any address that could be real."""
    if not settings.DEMO:
        raise Invalid("no_such_sign_in")
    if key == "new-lead":
        return Account.objects.filter(email=NEW_LEAD).first() or new_account(email=NEW_LEAD)
    found = Account.objects.filter(pk=int(key), is_active=True).first() if key.isdecimal() else None
    if found is None or not found.email.endswith(DEMONSTRATION):
        raise Invalid("no_such_sign_in")
    return found
