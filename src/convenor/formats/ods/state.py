"""What an organisation is on a day, past the merger trap.

After a merger the Organisation Data Service keeps the old code operationally *Active* for some six months, so that
bills can still be paid. An organisation is therefore "former" once a successor's LEGAL start has passed; Inactive only
catches what ended without one.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from convenor.formats.ods.record import INACTIVE, OdsOrganisation, OdsRole, OdsSuccession


class OdsState(StrEnum):
    """Whether an organisation is there on a day."""

    NOT_YET = "not yet"
    CURRENT = "current"
    FORMER = "former"


def succeeded_by(
    organisation: OdsOrganisation, day: date, successions: Iterable[OdsSuccession] = ()
) -> tuple[OdsSuccession, ...]:
    """The links to organisations that had, in law, taken this one's place by that day.

    `successions` are further links, from a file that holds them apart. A link without a date proves nothing.
    """
    links = dict.fromkeys([*organisation.successions, *successions])
    return tuple(
        link for link in links if link.earlier == organisation.code and link.legal_start and link.legal_start <= day
    )


def state_on(organisation: OdsOrganisation, day: date, successions: Iterable[OdsSuccession] = ()) -> OdsState:
    """Whether the organisation is there on that day.

    >>> merged = OdsOrganisation("RX1", "OLD TRUST", successions=(OdsSuccession("RX1", "RX9", date(2026, 4, 1)),))
    >>> merged.status, state_on(merged, date(2026, 3, 31)).value, state_on(merged, date(2026, 4, 1)).value
    ('Active', 'current', 'former')
    """
    if succeeded_by(organisation, day, successions):
        return OdsState.FORMER
    start = organisation.legal.start or organisation.operational.start
    if start and start > day:
        return OdsState.NOT_YET
    if organisation.status == INACTIVE:
        ended = organisation.legal.end or organisation.operational.end
        return OdsState.CURRENT if ended and ended >= day else OdsState.FORMER
    return OdsState.CURRENT


def role_on(organisation: OdsOrganisation, role: str, day: date) -> OdsRole | None:
    """A role by its id if the organisation has it on that day; primary or not.

    >>> role_on(OdsOrganisation("QXX", "ICB", primary_role=OdsRole("RO261", primary=True)), "RO318", date(2026, 1, 1))
    """
    roles = [organisation.primary_role, *organisation.other_roles]
    for one in roles:
        if one is not None and one.id == role and one.operational.covers(day) and one.legal.covers(day):
            return one
    return None
