"""Matters that bodies are to decide, as anyone who may read the register sees them."""

from django.db.models import F

from convenor.web.bodies.models import Body, Topic
from convenor.web.kernel.errors import NotHere
from convenor.web.kernel.selectors import this_partnership
from convenor.web.kernel.viewer import Viewer


def topics(viewer: Viewer, *, body: Body | None = None) -> list[Topic]:
    """All matters (of one body), soonest first; those without a day last."""
    rows = Topic.objects.filter(partnership=this_partnership(viewer)).select_related("body", "pathway")
    if body is not None:
        rows = rows.filter(body=body)
    return list(rows.order_by(F("due").asc(nulls_last=True), "title", "ref"))


def topic_of(viewer: Viewer, ref: str) -> Topic:
    """One matter, with the body that decides it."""
    rows = Topic.objects.filter(partnership=this_partnership(viewer), ref=ref)
    topic = rows.select_related("body", "pathway").first()
    if topic is None:
        raise NotHere("not_here", subject=ref)
    return topic
