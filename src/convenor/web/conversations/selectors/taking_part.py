"""Which partners a conversation is about, and for which of them somebody may write."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from convenor.web.bodies import evidence as bodies
from convenor.web.bodies.selectors.belonging import terms_of_person
from convenor.web.bodies.vocabulary import SeatClass
from convenor.web.conversations.models import Conversation
from convenor.web.conversations.rules import can_write_down_for_others, can_write_for_a_partner
from convenor.web.conversations.vocabulary import Audience
from convenor.web.kernel.errors import NotHere
from convenor.web.kernel.viewer import Viewer
from convenor.web.partners import evidence as partners
from convenor.web.partners.selectors import affiliations_of_people, partners_visible_to
from convenor.web.people import evidence as people


@dataclass(frozen=True, slots=True)
class Party:
    """One partner that takes part; `short` is what it is called in a narrow table."""

    pk: int
    ref: str
    name: str
    short: str


@dataclass(frozen=True, slots=True)
class Speaks:
    """For which partners somebody writes: their `own`, where they work or sit; and, if they may, for others that told
    them (`for_others`). A named system job speaks for all as their own."""

    own: frozenset[str] = frozenset()
    for_others: bool = False
    job: bool = False

    def as_own(self, partner: str) -> bool:
        """Whether what they write is the partner's own word."""
        return self.job or partner in self.own

    def at_all(self, partner: str) -> bool:
        """Whether they may write for it, as its own or on its behalf."""
        return self.for_others or self.as_own(partner)


def parties_of(viewer: Viewer, conversation: Conversation, on: date) -> list[Party]:
    """The partners that take part, by name: those with a seat on the body that is asked, or that decides the matter;
    those that speak for the communities asked; or, where that names none, all. Four queries at most."""
    there = partners_visible_to(viewer, on=on)
    found = _named(viewer, conversation, on)
    rows = [one for one in there if one.ref in found] or there
    return sorted((party_of(one) for one in rows), key=lambda one: (one.name.casefold(), one.ref))


def party_of(partner: Any) -> Party:
    """A partner as it stands in these tables."""
    return Party(partner.pk, partner.ref, partner.name, partner.short_name or partner.name)


def speaks_for(viewer: Viewer, on: date) -> Speaks:
    """For whom the viewer may write on that day."""
    if viewer.system:
        return Speaks(for_others=True, job=True)
    if not can_write_for_a_partner(viewer):
        return Speaks()
    return Speaks(_own(viewer, on), can_write_down_for_others(viewer))


def party_to_write_for(viewer: Viewer, parties: Iterable[Party], partner: str) -> Party:
    """One of those taking part, by its reference; NotHere for any other."""
    found = next((one for one in parties if one.ref == partner), None)
    if found is None:
        raise NotHere("not_here", subject=partner)
    return found


def _own(viewer: Viewer, on: date) -> frozenset[str]:
    me = people.own_ref(viewer)
    if me is None:
        return frozenset()
    posts = affiliations_of_people(viewer, [viewer.person_id], on=on).get(viewer.person_id, [])
    terms = [one for one in terms_of_person(viewer, me) if one.in_force(on) and one.seat.in_force(on)]
    sits = {one.seat.partner.ref for one in terms if one.seat.partner and one.seat.seat_class != SeatClass.OBSERVER}
    return frozenset({one.partner_ref for one in posts} | sits)


def _named(viewer: Viewer, conversation: Conversation, on: date) -> set[str]:
    if conversation.audience == Audience.COMMUNITIES:
        chosen = {one.ref for one in conversation.communities.all()}
        speaking = [one for one in partners.communities_on(viewer, on) if one.ref in chosen]
        return {partner for one in speaking for partner in one.speaks}
    body = conversation.body or (conversation.topic.body if conversation.topic else None)
    if body is None:
        return set()
    seats = bodies.seats_on(viewer, on, only=body.ref)
    return {one.partner for one in seats if one.partner and one.seat_class != SeatClass.OBSERVER}
