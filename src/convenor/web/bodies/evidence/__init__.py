"""From rows to the records that every analysis shares: bodies, seats and powers, and who is affected, as of a day.

Each function asks a fixed number of queries however many seats there are. The caller has asked whether the viewer may
see this: what is recorded of recruiting and of notices is for the partnership's own people.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from convenor import records
from convenor.web.bodies import models
from convenor.web.bodies.evidence.history import body_history, marks
from convenor.web.bodies.evidence.required import ShortPathway, required_on_pathways, short_pathways
from convenor.web.bodies.vocabulary import SeatClass
from convenor.web.kernel.base import in_force_on
from convenor.web.kernel.viewer import Viewer

__all__ = [
    "Asked",
    "ShortPathway",
    "affected_by",
    "anybody_affected",
    "bodies_on",
    "body_history",
    "delegations_on",
    "marks",
    "notices_sent",
    "recruiting",
    "required_on_pathways",
    "rules_to_answer",
    "seats_on",
    "shares_on",
    "short_pathways",
    "topics_undecided",
]

SECTOR_OF_CLASS = {"elected": "council", "voluntary": "voluntary", "lived_experience": "patients"}


@dataclass(frozen=True, slots=True)
class Asked:
    """How far the recruiting of one party has come, for one body or for any (`body` None)."""

    community: str | None
    partner: str | None
    body: str | None
    state: str
    asked_on: date | None


def bodies_on(viewer: Viewer, on: date, *, only: str = "") -> tuple[records.Body, ...]:
    """The bodies there are on that day, by name; `only` narrows to one. One query."""
    rows = models.Body.objects.filter(in_force_on(on), partnership_id=viewer.partnership_id)
    if only:
        rows = rows.filter(ref=only)
    return tuple(
        records.Body(
            ref=row["ref"],
            name=row["name"],
            tier=row["tier"],
            level=row["level"],
            parent=row["parent__ref"],
            decides=row["members_decide"],
            kind=row["kind"],
            legal_status=row["legal_status"],
            decision_rule=row["decision_rule"],
            started_by_public_body=row["public_body_started"],
            public_matter=row["public_matter"],
            terms_of_reference=bool(row["terms_of_reference"] or row["terms_agreed_on"]),
            meets=row["meets"],
        )
        for row in rows.values(*_BODY_FIELDS)
    )


def seats_on(viewer: Viewer, on: date, *, only: str = "") -> tuple[records.Seat, ...]:
    """The seats there are on that day, with whoever holds each; `only` narrows to one body's. Two queries."""
    of_partnership = Q(partnership_id=viewer.partnership_id)
    one_body = Q(seat__body__ref=only) if only else Q()
    terms = models.Term.objects.filter(of_partnership, one_body).exclude(starts__gt=on).order_by("starts", "pk")
    holding: dict[int, tuple[str, date | None, date | None]] = {}
    left: dict[int, date] = {}
    for seat, person, starts, ends in terms.values_list("seat_id", "person__ref", "starts", "ends"):
        if ends is None or ends >= on:
            holding[seat] = (person, starts, ends)
        else:
            left[seat] = max(ends, left.get(seat, ends))
    rows = models.Seat.objects.filter(in_force_on(on), in_force_on(on, "body__"), of_partnership)
    if only:
        rows = rows.filter(body__ref=only)
    return tuple(_seat(row, holding, left) for row in rows.values(*_SEAT_FIELDS))


def delegations_on(viewer: Viewer, on: date, *, only: str = "") -> tuple[records.Delegation, ...]:
    """What bodies may decide or recommend on that day, and from whom; `only` narrows to one body's. One query."""
    rows = models.Delegation.objects.filter(in_force_on(on), partnership_id=viewer.partnership_id)
    if only:
        rows = rows.filter(body__ref=only)
    fields = ("body__ref", "function", "kind", "from_body__ref", "from_partner__ref", "limit")
    return tuple(records.Delegation(*row) for row in rows.values_list(*fields))


def shares_on(viewer: Viewer, on: date) -> tuple[records.AgreedShare, ...]:
    """The shares of seats agreed by sector that hold on that day. One query."""
    rows = models.AgreedShare.objects.filter(in_force_on(on), partnership_id=viewer.partnership_id)
    return tuple(
        records.AgreedShare(sector, float(percent), body, source)
        for sector, percent, body, source in rows.values_list("sector", "percent", "body__ref", "source")
    )


def topics_undecided(viewer: Viewer) -> tuple[records.Topic, ...]:
    """What is still to be decided, soonest first. One query."""
    rows = models.Topic.objects.filter(partnership_id=viewer.partnership_id).exclude(status="decided")
    fields = ("ref", "body__ref", "title", "status", "due", "how_to_be_heard")
    return tuple(records.Topic(*row) for row in rows.values_list(*fields))


def affected_by(viewer: Viewer, on: date) -> tuple[records.Affected, ...]:
    """Who is touched by what bodies in being decide, or by a topic not yet decided. One query."""
    rows = models.Affected.objects.filter(
        in_force_on(on, "body__"),
        in_force_on(on, "community__"),
        in_force_on(on, "partner__"),
        partnership_id=viewer.partnership_id,
    )
    fields = ("body__ref", "community__ref", "partner__ref", "topic__ref")
    return tuple(records.Affected(*row) for row in rows.exclude(topic__status="decided").values_list(*fields))


def anybody_affected(viewer: Viewer) -> bool:
    """Whether anybody has yet said who is touched by what is decided. One query."""
    return models.Affected.objects.filter(partnership_id=viewer.partnership_id).exists()


def notices_sent(viewer: Viewer) -> tuple[records.Notice, ...]:
    """Which affected parties were told of which topic not yet decided. One query."""
    rows = models.Notice.objects.filter(partnership_id=viewer.partnership_id).exclude(topic__status="decided")
    return tuple(
        records.Notice(*row) for row in rows.values_list("topic__ref", "sent_on", "community__ref", "partner__ref")
    )


def recruiting(viewer: Viewer) -> tuple[Asked, ...]:
    """The recruitment list in short: who was asked, for which body, how far it has come. One query."""
    rows = models.Outreach.objects.filter(partnership_id=viewer.partnership_id)
    fields = ("community__ref", "partner__ref", "body__ref", "state", "asked_on")
    return tuple(Asked(*row) for row in rows.values_list(*fields))


def rules_to_answer(viewer: Viewer, on: date) -> list[tuple[str, str]]:
    """The bodies (reference, name) of which the viewer is a member and has yet to answer a ground rule. One query.

    A draft asks nobody; who only observes is no member.
    """
    if viewer.person_id is None:
        return []
    members = [value for value in SeatClass.values if value != SeatClass.OBSERVER]
    mine = Q(
        in_force_on(on, "charter__body__seats__terms__"),
        charter__body__seats__terms__person_id=viewer.person_id,
        charter__body__seats__seat_class__in=members,
    )
    asked = models.CharterRule.objects.filter(
        mine, in_force_on(on, "charter__"), charter__starts__isnull=False, partnership_id=viewer.partnership_id
    ).exclude(agreements__person_id=viewer.person_id)
    bodies = asked.order_by("charter__body__name").values_list("charter__body__ref", "charter__body__name")
    return list(bodies.distinct())


_BODY_FIELDS = (
    "ref",
    "name",
    "tier",
    "level",
    "parent__ref",
    "members_decide",
    "kind",
    "legal_status",
    "decision_rule",
    "public_body_started",
    "public_matter",
    "terms_of_reference",
    "terms_agreed_on",
    "meets",
)
_SEAT_FIELDS = (
    "pk",
    "ref",
    "title",
    "seat_class",
    "voting",
    "leads",
    "required",
    "starts",
    "body__ref",
    "partner__ref",
    "partner__sector",
    "community__ref",
    "community__kind",
)


_Term = tuple[str, date | None, date | None]


def _seat(row: dict[str, Any], holding: dict[int, _Term], left: dict[int, date]) -> records.Seat:
    holder, since, until = holding.get(row["pk"], (None, None, None))
    if holder is None:
        last = left.get(row["pk"])
        since = last + timedelta(days=1) if last else row["starts"]
    return records.Seat(
        ref=row["ref"],
        body=row["body__ref"],
        seat_class=row["seat_class"],
        sector=_sector(row),
        partner=row["partner__ref"],
        community=row["community__ref"],
        holder=holder,
        voting=row["voting"],
        leads=row["leads"],
        title=row["title"],
        required=bool(row["required"]),
        since=since,
        until=until,
    )


def _sector(row: dict[str, Any]) -> str:
    """The sector a seat counts for: its organisation's; patients' for a community's; else what its class says."""
    if row["partner__sector"]:
        return str(row["partner__sector"])
    if row["community__ref"]:
        return "other" if row["community__kind"] == "staff" else "patients"
    return SECTOR_OF_CLASS.get(row["seat_class"], "")
