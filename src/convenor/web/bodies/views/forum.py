"""What the page of a body asks of the theory: the six tests of a forum, and who is affected without a seat."""

from dataclasses import dataclass
from datetime import date

from convenor.findings import Finding
from convenor.theory.institutional_design.inclusion import Place, places
from convenor.theory.institutional_design.qualification import forum_qualification
from convenor.web.bodies import evidence
from convenor.web.kernel.viewer import Viewer
from convenor.web.partners.evidence import communities_on, partners_on


@dataclass(frozen=True)
class Forum:
    """The six tests of a body, and those affected by it who hold no seat there (name, and how they stand)."""

    tests: Finding | None
    without_seat: list[tuple[str, Place]]
    affected: int


def forum_of(viewer: Viewer, body: str, on: date) -> Forum:
    """Both at once, because both are read off the same seats, in a fixed number of queries.

    Ask a selector for the body first: it knows whether the viewer may see it.
    """
    seats = evidence.seats_on(viewer, on, only=body)
    there = evidence.bodies_on(viewer, on, only=body)
    powers = evidence.delegations_on(viewer, on, only=body)
    communities = communities_on(viewer, on)
    names = {one.ref: one.name for one in communities} | {one.ref: one.name for one in partners_on(viewer, on)}
    touched = [one for one in evidence.affected_by(viewer, on) if one.body == body]
    found = places(touched, seats, communities)
    without = [(names.get(place.party, place.party), place) for place in found if not place.standing.seated]
    return Forum(
        tests=forum_qualification(there[0], seats, powers) if there else None,
        without_seat=without,
        affected=len(found),
    )
