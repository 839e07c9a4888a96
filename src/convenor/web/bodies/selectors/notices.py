"""Notices sent to those who are affected and absent, seen by the partnership's own people alone.

All of them may read who was told what, and when; the address it went to is for those who may send notices.
"""

from dataclasses import dataclass
from datetime import date

from convenor.web.bodies.models import Notice, Topic
from convenor.web.kernel.errors import NotHere
from convenor.web.kernel.rules import can_invite_missing, can_read_inside, require
from convenor.web.kernel.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Told:
    """One notice as it was sent. `sent_to` is empty where the viewer may not see addresses."""

    ref: str
    topic: Topic
    party: str
    community: str | None
    partner: str | None
    sent_on: date
    text: str
    sent_to: str = ""


def notices_about(viewer: Viewer, topic: Topic) -> list[Told]:
    """The notices about one topic, the latest first."""
    require(can_read_inside(viewer), "notice.read")
    rows = Notice.objects.filter(partnership_id=viewer.partnership_id, topic=topic)
    return [_told(row, viewer) for row in rows.select_related("topic__body", "community", "partner")]


def notice_of(viewer: Viewer, ref: str) -> Told:
    """One notice."""
    require(can_read_inside(viewer), "notice.read")
    rows = Notice.objects.filter(partnership_id=viewer.partnership_id, ref=ref)
    row = rows.select_related("topic__body", "community", "partner").first()
    if row is None:
        raise NotHere("not_here", subject=ref)
    return _told(row, viewer)


def _told(row: Notice, viewer: Viewer) -> Told:
    return Told(
        ref=row.ref,
        topic=row.topic,
        party=str(row.community or row.partner),
        community=row.community.ref if row.community else None,
        partner=row.partner.ref if row.partner else None,
        sent_on=row.sent_on,
        text=row.text,
        sent_to=row.sent_to if can_invite_missing(viewer) else "",
    )
