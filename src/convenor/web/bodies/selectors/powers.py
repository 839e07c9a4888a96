"""What bodies may decide on a day, and from whom: for "who may decide this?" and for the map."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Q, QuerySet

from convenor.web.bodies.deciding import Answer, Power, who_decides
from convenor.web.bodies.models import Body, Delegation
from convenor.web.kernel.base import in_force_on
from convenor.web.kernel.selectors import this_partnership
from convenor.web.kernel.viewer import Viewer

Way = tuple[tuple[str, int | None], ...]


def powers_on(viewer: Viewer, on: date) -> list[Power]:
    """Everything that bodies may decide or recommend on that day."""
    up = _ways_up(viewer)
    return [_power(row, up) for row in _rows(viewer, on)]


def who_may_decide(viewer: Viewer, question: str, amount: int | None, on: date) -> list[Answer]:
    """Who may decide what the words say, up to that amount; an empty list when nobody was given it."""
    return who_decides(question, amount, powers_on(viewer, on))


def powers_of(viewer: Viewer, body: Body, on: date) -> tuple[list[Power], list[Power]]:
    """What a body may decide or recommends on, and what others have from it."""
    rows = list(_rows(viewer, on).filter(Q(body=body) | Q(from_body=body)))
    own = [_power(row, {}) for row in rows if row.body_id == body.pk]
    given = [_power(row, {}) for row in rows if row.body_id != body.pk]
    return own, given


def _rows(viewer: Viewer, on: date) -> QuerySet[Delegation]:
    rows = Delegation.objects.filter(in_force_on(on), in_force_on(on, "body__"), partnership=this_partnership(viewer))
    return rows.select_related("body", "from_body", "from_partner").order_by("function", "body__name", "ref")


def _ways_up(viewer: Viewer) -> dict[int, Way]:
    """For each body (its key): it and those it stands below, with their general limits."""
    fields = ("pk", "name", "budget_authority", "parent_id")
    rows = {pk: (name, limit, up) for pk, name, limit, up in _bodies(viewer).values_list(*fields)}
    ways: dict[int, Way] = {}
    for pk in rows:
        way, step, seen = [], pk, set()
        while step in rows and step not in seen:
            seen.add(step)
            name, limit, above = rows[step]
            way.append((name, limit))
            step = above
        ways[pk] = tuple(way)
    return ways


def _bodies(viewer: Viewer) -> QuerySet[Body]:
    return Body.objects.filter(partnership_id=viewer.partnership_id)


def _power(row: Delegation, up: Mapping[int, Way]) -> Power:
    giver = row.from_body or row.from_partner
    general = row.limit is None and row.kind != "recommends"
    return Power(
        ref=row.ref,
        body=row.body.ref,
        body_name=row.body.name,
        function=row.function,
        kind=row.kind,
        tier=row.body.tier,
        from_body=row.from_body.ref if row.from_body else None,
        from_partner=row.from_partner.ref if row.from_partner else None,
        from_name=giver.name if giver else "",
        from_tier=row.from_body.tier if row.from_body else "",
        up=up.get(row.from_body_id or 0, ()),
        limit=row.body.budget_authority if general else row.limit,
        own_limit=not general,
        conditions=row.conditions,
        source=row.source,
    )
