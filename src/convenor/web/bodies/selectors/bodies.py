"""Bodies in their tree on a day, and one body with all that belongs to its page."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from convenor.web.bodies.models import Body, FormerBodyName, FormerStanding, Seat, Term
from convenor.web.bodies.selectors.rows import body_of
from convenor.web.kernel.base import in_force_on
from convenor.web.kernel.selectors import this_partnership
from convenor.web.kernel.viewer import Viewer


@dataclass(frozen=True)
class BodyLine:
    """One body in the list: its name on that day, its depth in the tree, its seats held and in all."""

    body: Body
    name: str
    depth: int
    seats: int
    held: int


@dataclass(frozen=True)
class Standing:
    """What a body is in law and may do, in one stretch of time."""

    legal_status: str
    label: str
    powers: str
    budget_authority: int | None
    terms_of_reference: str
    terms_agreed_on: date | None
    starts: date | None
    ends: date | None


@dataclass(frozen=True)
class Lineage:
    """Names and standings a body had, latest first; what came before it and after it."""

    names: list[FormerBodyName]
    standings: list[Standing]
    came_before: Body | None
    came_after: list[Body]


def bodies_on(viewer: Viewer, on: date) -> list[BodyLine]:
    """All bodies there are on that day, in the order of the tree: each after the one it stands below."""
    partnership = this_partnership(viewer)
    rows = list(Body.objects.filter(partnership=partnership).filter(in_force_on(on)).order_by("name", "ref"))
    names = _names_on(partnership.pk, on)
    seats = Seat.objects.filter(partnership=partnership).filter(in_force_on(on)).order_by()
    held = Term.objects.filter(in_force_on(on), in_force_on(on, "seat__"), partnership=partnership).order_by()
    total = dict(seats.values_list("body_id").annotate(Count("pk")))
    taken = dict(held.values_list("seat__body_id").annotate(Count("seat_id", distinct=True)))
    return [
        BodyLine(row, names.get(row.pk, row.name), depth, total.get(row.pk, 0), taken.get(row.pk, 0))
        for row, depth in _in_tree_order(rows)
    ]


def bodies_to_choose(viewer: Viewer, *, but: Body | None = None) -> list[tuple[str, str]]:
    """Reference and name of each body that has not ended, except one."""
    rows = Body.objects.filter(partnership=this_partnership(viewer), ends=None).order_by("name", "ref")
    if but is not None:
        rows = rows.exclude(pk=but.pk)
    return list(rows.values_list("ref", "name"))


def body_chosen(viewer: Viewer, ref: str) -> Body | None:
    """The body that was chosen; None when the choice was left empty."""
    return body_of(viewer, ref) if ref else None


def line_above(viewer: Viewer, body: Body) -> list[Body]:
    """The bodies a body stands below, from the top; each once, one query."""
    rows = {row.pk: row for row in Body.objects.filter(partnership_id=viewer.partnership_id)}
    line: list[Body] = []
    step = body.parent_id
    while step in rows and rows[step] not in line:
        line.insert(0, rows[step])
        step = rows[step].parent_id
    return line


def below(viewer: Viewer, body: Body, on: date) -> list[Body]:
    """The bodies directly below a body on a day."""
    rows = Body.objects.filter(in_force_on(on), partnership_id=viewer.partnership_id, parent=body)
    return list(rows.order_by("name", "ref"))


def lineage_of(viewer: Viewer, body: Body) -> Lineage:
    """What a body was called and was, and what it follows or is followed by."""
    here = {"partnership_id": viewer.partnership_id}
    return Lineage(
        names=list(FormerBodyName.objects.filter(**here, body=body).order_by("-ends")),
        standings=[_former(row) for row in FormerStanding.objects.filter(**here, body=body).order_by("-ends")],
        came_before=body.succeeds,
        came_after=list(Body.objects.filter(**here, succeeds=body).order_by("name")),
    )


def name_on(body: Body, lineage: Lineage, on: date) -> str:
    """What it was called on a day."""
    held = [row for row in lineage.names if row.ends is not None and row.ends >= on]
    return min(held, key=lambda row: row.ends or date.max).name if held else body.name


def standing_on(body: Body, lineage: Lineage, on: date) -> Standing:
    """What it was in law on a day, and might do."""
    held = [one for one in lineage.standings if one.ends is not None and one.ends >= on]
    return min(held, key=lambda one: one.ends or date.max) if held else standing_now(body, lineage)


def standing_now(body: Body, lineage: Lineage) -> Standing:
    """What it is in law since the last change."""
    last = max((one.ends for one in lineage.standings if one.ends is not None), default=None)
    since = date.fromordinal(last.toordinal() + 1) if last else body.starts
    return Standing(
        body.legal_status,
        body.get_legal_status_display(),
        body.powers,
        body.budget_authority,
        body.terms_of_reference,
        body.terms_agreed_on,
        since,
        body.ends,
    )


def _former(row: FormerStanding) -> Standing:
    return Standing(
        row.legal_status,
        row.get_legal_status_display(),
        row.powers,
        row.budget_authority,
        row.terms_of_reference,
        row.terms_agreed_on,
        row.starts,
        row.ends,
    )


def _names_on(partnership: int, on: date) -> dict[int, str]:
    """For bodies that were called otherwise on that day, by key: what they were called."""
    rows = FormerBodyName.objects.filter(partnership_id=partnership, ends__gte=on).order_by("-ends")
    return dict(rows.values_list("body_id", "name"))


def _in_tree_order(rows: list[Body]) -> list[tuple[Body, int]]:
    """Each row after the one it stands below; one whose parent is not there that day stands at the top."""
    there = {row.pk for row in rows}
    children: dict[int | None, list[Body]] = {}
    for row in rows:
        children.setdefault(row.parent_id if row.parent_id in there else None, []).append(row)
    ordered: list[tuple[Body, int]] = []
    ahead = [(row, 0) for row in reversed(children.get(None, []))]
    while ahead:
        row, depth = ahead.pop()
        ordered.append((row, depth))
        ahead += [(child, depth + 1) for child in reversed(children.get(row.pk, []))]
    return ordered
