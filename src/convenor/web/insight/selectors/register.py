"""The whole register on one day, as frozen records: what every analysis of this room starts from."""

from dataclasses import dataclass, replace
from datetime import date

from convenor import records
from convenor.web.bodies import evidence as bodies
from convenor.web.bodies.evidence import Asked
from convenor.web.kernel.rules import can_read_inside
from convenor.web.kernel.selectors import this_partnership
from convenor.web.kernel.viewer import Viewer
from convenor.web.partners import evidence as partners
from convenor.web.people import evidence as people


@dataclass(frozen=True)
class Register:
    """The partnership on one day.

    To the public (`inside` False) professions, notices, recruiting and what partners hope to gain are empty.
    """

    on: date
    inside: bool
    partners: tuple[records.Partner, ...]
    communities: tuple[records.Community, ...]
    bodies: tuple[records.Body, ...]
    seats: tuple[records.Seat, ...]
    delegations: tuple[records.Delegation, ...]
    shares: tuple[records.AgreedShare, ...]
    topics: tuple[records.Topic, ...]
    affected: tuple[records.Affected, ...]
    notices: tuple[records.Notice, ...] = ()
    recruiting: tuple[Asked, ...] = ()
    people: tuple[records.Person, ...] = ()


def register_on(viewer: Viewer, on: date, *, with_people: bool = False) -> Register:
    """Everything at once, in a fixed number of queries. `with_people` adds people and their professions."""
    this_partnership(viewer)
    inside = can_read_inside(viewer)
    return Register(
        on=on,
        inside=inside,
        partners=_partners(viewer, on, inside),
        communities=partners.communities_on(viewer, on),
        bodies=bodies.bodies_on(viewer, on),
        seats=bodies.seats_on(viewer, on),
        delegations=bodies.delegations_on(viewer, on),
        shares=bodies.shares_on(viewer, on),
        topics=bodies.topics_undecided(viewer),
        affected=bodies.affected_by(viewer, on),
        notices=bodies.notices_sent(viewer) if inside else (),
        recruiting=bodies.recruiting(viewer) if inside else (),
        people=_people(viewer, on) if inside and with_people else (),
    )


def names_of(viewer: Viewer, refs: set[str]) -> dict[str, str]:
    """The names of people who hold seats, which the public may read beside their seats."""
    this_partnership(viewer)
    return people.names_of(viewer, refs)


def _partners(viewer: Viewer, on: date, inside: bool) -> tuple[records.Partner, ...]:
    """The partners; what each hopes to gain, and so how to win it, is for the partnership's own people."""
    found = partners.partners_on(viewer, on)
    return found if inside else tuple(replace(partner, incentive="", participation="") for partner in found)


def _people(viewer: Viewer, on: date) -> tuple[records.Person, ...]:
    """People with the partners they belong to, which another room keeps."""
    employers = partners.employers_on(viewer, on)
    return tuple(replace(person, partners=employers.get(person.ref, ())) for person in people.people_on(viewer, on))
