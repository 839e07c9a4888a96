"""Who is touched by what bodies decide, as anyone who may read the register sees it; and whom one may name as such."""

from collections.abc import Iterable
from typing import Any, Literal, NamedTuple

from django.db.models import Count, Q

from convenor.web.bodies.models import Affected, Body, Topic
from convenor.web.kernel.errors import NotHere
from convenor.web.kernel.rules import can_keep_register, require
from convenor.web.kernel.selectors import this_partnership
from convenor.web.kernel.viewer import Viewer


class Nameable(NamedTuple):
    """A community or partner that may be named as affected; `group` is its kind or sector."""

    ref: str
    name: str
    group: str


def affected_by(viewer: Viewer, *, body: Body, topic: Topic | None = None) -> list[Affected]:
    """Whom the work of a body touches as a whole; or, with a topic, whom that topic touches beyond it."""
    return _in_order(Affected.objects.filter(partnership=this_partnership(viewer), body=body, topic=topic))


def affected_by_topic(viewer: Viewer, topic: Topic) -> list[Affected]:
    """All whom one topic touches: those named for it, and those whom the body's whole work touches."""
    rows = Affected.objects.filter(partnership=this_partnership(viewer), body_id=topic.body_id)
    return _in_order(rows.filter(Q(topic=topic) | Q(topic=None)))


def how_many_affected(viewer: Viewer) -> dict[int, int]:
    """By body (its key): how many rows say who is affected by it, its topics included."""
    rows = Affected.objects.filter(partnership=this_partnership(viewer)).order_by()
    return dict(rows.values_list("body_id").annotate(Count("pk")))


def nameable(viewer: Viewer, what: Literal["community", "partner"]) -> list[Nameable]:
    """The communities or partners that may be named now, and those that are named already, by name."""
    require(can_keep_register(viewer), "affected.set")
    named = Affected.objects.filter(partnership_id=viewer.partnership_id).values(f"{what}_id")
    rows = _rows(viewer, what).filter(Q(ends=None) | Q(pk__in=named)).order_by("name", "ref")
    return [Nameable(*row) for row in rows.values_list("ref", "name", "kind" if what == "community" else "sector")]


def named(viewer: Viewer, what: Literal["community", "partner"], refs: Iterable[str]) -> dict[str, Any]:
    """The communities or partners of these references."""
    require(can_keep_register(viewer), "affected.set")
    wanted = set(refs)
    found = {row.ref: row for row in _rows(viewer, what).filter(ref__in=wanted)}
    if missing := wanted - set(found):
        raise NotHere("not_here", subject=min(missing))
    return found


def _rows(viewer: Viewer, what: str) -> Any:
    rows = getattr(Affected, what).field.related_model._default_manager
    return rows.filter(partnership_id=viewer.partnership_id)


def _in_order(rows: Any) -> list[Affected]:
    return list(rows.select_related("community", "partner").order_by("community__name", "partner__name", "ref"))
