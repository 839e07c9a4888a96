"""What is joined from several rooms to read about one partner, one person, one community."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from convenor.web.bodies.selectors import belonging
from convenor.web.bodies.selectors.belonging import Touched
from convenor.web.bodies.selectors.seats import SeatSeen
from convenor.web.kernel.rules import can_keep_register
from convenor.web.kernel.viewer import Viewer
from convenor.web.partners import selectors as partners
from convenor.web.partners.selectors.seen import (
    AffiliationSeen,
    CommunitySeen,
    Lineage,
    NameSeen,
    PartnerSeen,
    VoiceSeen,
)
from convenor.web.people.selectors import PersonSeen, person_visible_to


@dataclass(frozen=True)
class PartnerRead:
    """One partner: its seats, people, duties, names, what touches it."""

    partner: PartnerSeen
    seats: list[SeatSeen]
    people: list[AffiliationSeen]
    voices: list[VoiceSeen]
    names: list[NameSeen]
    lineage: Lineage
    touched: list[Touched]
    powers: list[Any]
    steps: list[Any]
    asked: list[Any]
    keeps: bool


@dataclass(frozen=True)
class PersonRead:
    """One person: every seat they hold or held, where they work, what they are."""

    person: PersonSeen
    terms: list[Any]
    posts: list[AffiliationSeen]
    voices: list[VoiceSeen]
    keeps: bool


@dataclass(frozen=True)
class CommunityRead:
    """One community: who speaks for it, where it sits, what touches it."""

    community: CommunitySeen
    seats: list[SeatSeen]
    touched: list[Touched]
    asked: list[Any]
    keeps: bool


def partner_read(viewer: Viewer, ref: str, on: date) -> PartnerRead:
    """A partner with everything the rooms below know of it, as far as the viewer may see."""
    return PartnerRead(
        partner=partners.partner_visible_to(viewer, ref),
        seats=belonging.seats_for(viewer, on, partner=ref),
        people=partners.affiliations_of_partner(viewer, ref, on=on, public_if=belonging.holds_a_seat(viewer)),
        voices=partners.voices_of_partner(viewer, ref, on=on),
        names=partners.names_of(viewer, ref),
        lineage=partners.lineage_of(viewer, ref),
        touched=belonging.touching(viewer, partner=ref),
        powers=belonging.powers_given_by(viewer, ref, on),
        steps=belonging.steps_taken_by(viewer, ref, on),
        asked=belonging.asked_to_join(viewer, partner=ref),
        keeps=can_keep_register(viewer),
    )


def person_read(viewer: Viewer, ref: str, on: date) -> PersonRead:
    """A person; to the public only somebody who holds or held a seat is there to read about."""
    seated = belonging.holds_a_seat(viewer)
    person = person_visible_to(viewer, ref, on=on, public_if=seated)
    return PersonRead(
        person=person,
        terms=belonging.terms_of_person(viewer, ref),
        posts=partners.affiliations_of_people(viewer, [person.id], on=on, public_if=seated).get(person.id, []),
        voices=partners.voices_of_people(viewer, [person.id], on=on).get(person.id, []),
        keeps=can_keep_register(viewer),
    )


def community_read(viewer: Viewer, ref: str, on: date) -> CommunityRead:
    """A community with everything the rooms below know of it, as far as the viewer may see."""
    return CommunityRead(
        community=partners.community_visible_to(viewer, ref, on=on),
        seats=belonging.seats_for(viewer, on, community=ref),
        touched=belonging.touching(viewer, community=ref),
        asked=belonging.asked_to_join(viewer, community=ref),
        keeps=can_keep_register(viewer),
    )
