"""Whom a matter touches who have no seat where it is decided and were never told; and where it went on all the same."""

from datetime import date

from convenor.web.bodies.models import Affected, Body, Notice, Seat, Topic, WentOn
from convenor.web.kernel.base import in_force_on
from convenor.web.kernel.rules import can_keep_register, require
from convenor.web.kernel.viewer import Viewer


def never_told(viewer: Viewer, body: Body, topic: Topic | None, *, on: date) -> list[str]:
    """The names of those whom a body's work as a whole, or this matter, touches: without a seat there, never told.

    Without a topic: of a matter that is only about to be put on the list.
    """
    require(can_keep_register(viewer), "topic.edit")
    here = {"partnership_id": viewer.partnership_id}
    of_topic = Affected.objects.filter(**here, body=body, topic=topic)
    rows = of_topic | Affected.objects.filter(**here, body=body, topic=None)
    held = Seat.objects.filter(in_force_on(on), in_force_on(on, "terms__"), **here, body=body)
    heard = set(held.values_list("community_id", "partner_id"))
    if topic is not None:
        heard |= set(Notice.objects.filter(**here, topic=topic).values_list("community_id", "partner_id"))
    communities = {community for community, _partner in heard if community}
    partners = {partner for _community, partner in heard if partner}
    ordered = rows.select_related("community", "partner").order_by("community__name", "partner__name", "ref")
    absent = [row for row in ordered if not (row.community_id in communities or row.partner_id in partners)]
    return list(dict.fromkeys(str(row.community or row.partner) for row in absent))


def went_on(viewer: Viewer, topic: Topic) -> list[WentOn]:
    """Each time this matter was marked without all those it touches, oldest first; read it first by `topic_of`."""
    return list(WentOn.objects.filter(partnership_id=viewer.partnership_id, topic=topic))
