"""What refs are called, and where their pages are."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from convenor.records import Seat
from convenor.theory.institutional_design.inclusion import Place
from convenor.web.insight.links import link
from convenor.web.insight.selectors import Register


@dataclass
class Names:
    """Names and addresses within one register. A ref is unique within its kind only, so each kind has its own."""

    request: HttpRequest
    register: Register

    @cached_property
    def bodies(self) -> dict[str, str]:
        return {body.ref: body.name for body in self.register.bodies}

    @cached_property
    def partners(self) -> dict[str, str]:
        return {partner.ref: partner.name for partner in self.register.partners}

    @cached_property
    def communities(self) -> dict[str, str]:
        return {community.ref: community.name for community in self.register.communities}

    @cached_property
    def people(self) -> dict[str, str]:
        return {person.ref: person.name for person in self.register.people}

    @cached_property
    def seats(self) -> dict[str, Seat]:
        return {seat.ref: seat for seat in self.register.seats}

    def party(self, place: Place) -> str:
        """The community or partner that a place is about."""
        return self.community_or_partner(place.community, place.partner)

    def community_or_partner(self, community: str | None, partner: str | None) -> str:
        if community is not None:
            return self.communities.get(community, community)
        return self.partners.get(partner or "", partner or "")

    def party_href(self, place: Place) -> str:
        if place.community is not None:
            return link(self.request, "insight:community", ref=place.community)
        return link(self.request, "insight:partner", ref=place.partner)

    def body(self, ref: str) -> str:
        return self.bodies.get(ref, ref)

    def body_link(self, ref: str) -> dict[str, Any]:
        return {"text": self.body(ref), "href": link(self.request, "bodies:body", ref=ref)}

    def partner_link(self, ref: str) -> dict[str, Any]:
        return {"text": self.partners.get(ref, ref), "href": link(self.request, "insight:partner", ref=ref)}

    def person_link(self, ref: str) -> dict[str, Any]:
        return {"text": self.people.get(ref, ref), "href": link(self.request, "insight:person", ref=ref)}

    def speakers(self, community: str | None) -> list[str]:
        """The organisations known to speak for a community, and how many persons do (named inside only)."""
        known = next((one for one in self.register.communities if one.ref == community), None)
        if known is None:
            return []
        persons = [self.people[ref] for ref in known.speakers if ref in self.people]
        unnamed = _("a named person") if len(persons) < len(known.speakers) else ""
        return [*(self.partners.get(ref, ref) for ref in known.speaks), *persons, *([unnamed] if unnamed else [])]

    def through(self, refs: Iterable[str]) -> list[str]:
        """Partners or persons through whom somebody is spoken for."""
        return [self.partners.get(ref) or self.people.get(ref) or _("a person who sits there") for ref in refs]
