"""Who sits at the table of one body, for the pages that set it beside who is affected."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from convenor import records
from convenor.theory.institutional_design.inclusion import Place, places
from convenor.theory.institutional_design.required import RequiredPlace, required_places
from convenor.web.bodies import evidence
from convenor.web.bodies.presenters.standing import Names
from convenor.web.bodies.selectors.affected import affected_by_topic
from convenor.web.kernel.rules import can_read_inside
from convenor.web.kernel.viewer import Viewer
from convenor.web.partners import evidence as partner_evidence
from convenor.web.people import evidence as people_evidence


def places_of_topic(viewer: Viewer, topic: Any, *, on: date) -> tuple[list[Any], list[Place], Names]:
    """Whom a topic touches as rows, how each of them stands on the body that decides, and names."""
    rows = affected_by_topic(viewer, topic)
    touched = [_record(topic.body.ref, row.community, row.partner) for row in rows]
    return rows, *places_at(viewer, touched, body=topic.body.ref, on=on)


def places_of_pathway(viewer: Viewer, pathway: Any, *, on: date) -> tuple[list[Place], Names]:
    """How those a pathway concerns (its community, who takes its steps) stand on the body that looks after it."""
    body = pathway.body.ref
    partners = {step.partner.ref: step.partner for step in pathway.steps.all()}
    touched = [_record(body, pathway.community, None)] if pathway.community else []
    touched += [_record(body, None, partner) for partner in partners.values()]
    return places_at(viewer, touched, body=body, on=on)


def required_at_table(viewer: Viewer, pathway: Any, *, on: date) -> list[RequiredPlace]:
    """How the places that a pathway requires stand on the body that looks after it, in the order they were named.

    Who belongs to which profession is for the partnership's own people, so others see the other places only.
    """
    required = evidence.required_on_pathways(viewer, on, only=pathway.ref)
    inside = can_read_inside(viewer)
    people = people_evidence.people_on(viewer, on) if inside and any(one.profession for one in required) else ()
    seats = evidence.seats_on(viewer, on, only=pathway.body.ref) if required else ()
    shown = [one for one in required if inside or not one.profession]
    return list(required_places(shown, seats, {one.ref: one.professions for one in people}).details)


def places_at(
    viewer: Viewer, affected: Iterable[records.Affected], *, body: str, on: date
) -> tuple[list[Place], Names]:
    """How each affected party stands on the body on that day, and the names to say it with."""
    seats = evidence.seats_on(viewer, on, only=body)
    communities = partner_evidence.communities_on(viewer, on)
    found = places(affected, seats, communities)
    persons = {seat.holder for seat in seats if seat.holder}
    names = Names(
        partners={partner.ref: partner.name for partner in partner_evidence.partners_on(viewer, on)},
        persons=people_evidence.names_of(viewer, sorted(persons)),
        seats={seat.ref: seat for seat in seats},
        communities={community.ref: community for community in communities},
    )
    return found, names


def _record(body: str, community: Any, partner: Any) -> records.Affected:
    return records.Affected(body, community.ref if community else None, partner.ref if partner else None)
