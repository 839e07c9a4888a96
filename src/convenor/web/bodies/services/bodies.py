"""Bodies: added, changed, moved in the tree, renamed, given another standing, ended."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from convenor.web.bodies.models import Body, FormerBodyName, FormerStanding, Seat, Term
from convenor.web.bodies.services.checks import add_row, given, in_order, may_keep, said, save
from convenor.web.kernel import audit
from convenor.web.kernel.base import in_force_on
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.viewer import Viewer

STANDING = ("legal_status", "powers", "budget_authority", "terms_of_reference", "terms_agreed_on")
PLAIN = frozenset(
    [
        "kind",
        "tier",
        "level",
        "purpose",
        "decision_rule",
        "quorum",
        "meets",
        "stage",
        "in_public",
        "starts",
        "ends",
        "public_body_started",
        "members_decide",
        "public_matter",
    ]
)
EDITABLE = PLAIN | {"name", "parent", "succeeds", *STANDING}


@transaction.atomic
def add_body(
    *,
    by: Viewer,
    name: str,
    kind: str,
    tier: str,
    level: str,
    ref: str | None = None,
    parent: Body | None = None,
    succeeds: Body | None = None,
    **facts: Any,
) -> Body:
    """Add a body; `facts` are any of its plain fields and those of its standing."""
    may_keep(by, "body.add", parent, succeeds)
    if unknown := set(facts) - PLAIN - set(STANDING):
        raise TypeError(f"a body has no {', '.join(sorted(unknown))}")
    name = given(name, field="name", code="body_name_missing")
    body = Body(name=name, kind=kind, tier=tier, level=level, parent=parent, succeeds=succeeds, **facts)
    add_row(by, body, ref)
    audit.record(by=by, verb="body.add", subject=body.ref)
    return body


@transaction.atomic
def edit_body(*, by: Viewer, body: Body, revision: int, **fields: Any) -> Body:
    """Correct what is said of a body. What changed in the world on a day is a renaming, a move or a new standing."""
    may_keep(by, "body.edit", body, fields.get("parent"), fields.get("succeeds"))
    if "name" in fields:
        fields["name"] = given(fields["name"], field="name", code="body_name_missing")
    for link, code in (("parent", "body_circle"), ("succeeds", "body_succeeds_circle")):
        if fields.get(link) is not None:
            _refuse_circle(body, fields[link], link, code)
    _refuse_narrower_than_seats(body, fields)
    changed = save(body, revision=revision, fields=fields, editable=EDITABLE)
    if changed:
        audit.record(by=by, verb="body.edit", subject=body.ref, fields=changed)
    return body


def move_body(*, by: Viewer, body: Body, revision: int, parent: Body | None) -> Body:
    """Put a body, with all below it, under another or at the top of the tree."""
    return edit_body(by=by, body=body, revision=revision, parent=parent)


@transaction.atomic
def rename_body(*, by: Viewer, body: Body, revision: int, name: str, on: date) -> Body:
    """Give a body another name from a day on; the former one is kept with its days."""
    may_keep(by, "body.rename", body)
    name = given(name, field="name", code="body_name_missing")
    if name == body.name:
        raise Invalid("body_name_same", field="name", name=name)
    last = FormerBodyName.objects.filter(body=body).order_by("ends").last()
    since = _day_after(last.ends if last else None) or body.starts
    _refuse_day_before(since, on)
    former = FormerBodyName(body=body, name=body.name, starts=since, ends=on - timedelta(days=1))
    save(body, revision=revision, fields={"name": name}, editable=frozenset({"name"}))
    add_row(by, former, None)
    audit.record(by=by, verb="body.rename", subject=body.ref, on=on.isoformat())
    return body


@transaction.atomic
def change_standing(*, by: Viewer, body: Body, revision: int, on: date, **standing: Any) -> Body:
    """Change on a day what a body is in law, what it may do, or its terms of reference; what was before is kept."""
    may_keep(by, "body.change_standing", body)
    before = {name: getattr(body, name) for name in STANDING}
    if all(before[name] == value for name, value in standing.items()):
        raise Invalid("standing_same", field="legal_status")
    last = FormerStanding.objects.filter(body=body).order_by("ends").last()
    since = _day_after(last.ends if last else None) or body.starts
    _refuse_day_before(since, on)
    changed = save(body, revision=revision, fields=standing, editable=frozenset(STANDING))
    add_row(by, FormerStanding(body=body, starts=since, ends=on - timedelta(days=1), **before), None)
    audit.record(by=by, verb="body.change_standing", subject=body.ref, on=on.isoformat(), fields=changed)
    return body


@transaction.atomic
def end_body(*, by: Viewer, body: Body, revision: int, on: date, successor: Body | None = None) -> Body:
    """Say that a body's last day is `on`: its seats and those who hold them end with it; another may follow it.

    Refused while a body below it goes on, so that nothing is left hanging in the air.
    """
    may_keep(by, "body.end", body, successor)
    _lock_with_seats(body)
    _refuse_day_before(body.starts, on)
    below = Body.objects.filter(parent=body).filter(in_force_on(on + timedelta(days=1))).first()
    if below is not None:
        raise Invalid("body_has_others_below", field="on", body=below.name)
    if successor is not None:
        _succeed(by, body, successor)
    save(body, revision=revision, fields={"ends": on}, editable=frozenset({"ends"}))
    seats = Seat.objects.filter(body=body)
    late = seats.filter(starts__gt=on).first() or Term.objects.filter(seat__in=seats, starts__gt=on).first()
    if late is not None:
        raise Invalid("body_has_later_seats", field="on", on=said(on))
    open_seats = list(seats.exclude(ends__lte=on))
    open_terms = list(Term.objects.filter(seat__in=seats).exclude(ends__lte=on))
    for row in (*open_seats, *open_terms):
        row.ends, row.revision = on, row.revision + 1
    Seat.objects.bulk_update(open_seats, ["ends", "revision"], batch_size=200)
    Term.objects.bulk_update(open_terms, ["ends", "revision"], batch_size=200)
    acts = [audit.Act("body.end", body.ref, {"on": on.isoformat()})]
    acts += [audit.Act("seat.end", row.ref, {"on": on.isoformat()}) for row in open_seats]
    acts += [audit.Act("term.end", row.ref, {"on": on.isoformat()}) for row in open_terms]
    audit.record_all(by=by, acts=acts)
    return body


def _succeed(by: Viewer, body: Body, successor: Body) -> None:
    if successor.succeeds_id not in (None, body.pk):
        raise Invalid("successor_follows_another", field="successor", successor=successor.name)
    _refuse_circle(successor, body, "succeeds", "body_succeeds_circle")
    save(successor, revision=successor.revision, fields={"succeeds": body}, editable=frozenset({"succeeds"}))
    audit.record(by=by, verb="body.edit", subject=successor.ref, fields=["succeeds"])


def _refuse_circle(body: Body, above: Body, link: str, code: str) -> None:
    """No body may stand, through others, above itself. All the links are locked, so that two moves cannot close one."""
    rows = Body.objects.filter(partnership_id=body.partnership_id).select_for_update().order_by("pk")
    up: Mapping[int, int | None] = dict(rows.values_list("pk", f"{link}_id"))
    step: int | None = above.pk
    seen: set[int] = set()
    while step is not None and step not in seen:
        if step == body.pk:
            raise Invalid(code, field=link, body=body.name, above=above.name)
        seen.add(step)
        step = up.get(step)


def _lock_with_seats(body: Body) -> None:
    """Hold the body and its seats until the transaction ends, so that nobody is seated meanwhile."""
    Body.objects.select_for_update().get(pk=body.pk)
    list(Seat.objects.filter(body=body).select_for_update().order_by("pk").values_list("pk"))


def _refuse_narrower_than_seats(body: Body, fields: Mapping[str, Any]) -> None:
    starts, ends = fields.get("starts", body.starts), fields.get("ends", body.ends)
    if (starts, ends) == (body.starts, body.ends):
        return
    in_order(starts, ends)
    _lock_with_seats(body)
    terms = Term.objects.filter(seat__body=body).select_related("person")
    early = terms.filter(starts__lt=starts).first() if starts else None
    if early is not None:
        raise Invalid("body_starts_after_term", field="starts", holder=early.person.name, since=said(early.starts))
    late = (terms.filter(ends=None) | terms.filter(ends__gt=ends)).first() if ends else None
    if late is not None:
        raise Invalid("body_ends_before_term", field="ends", holder=late.person.name)


def _refuse_day_before(since: date | None, on: date) -> None:
    if since is not None and on <= since:
        raise Invalid("change_too_early", field="on", since=said(since))


def _day_after(day: date | None) -> date | None:
    return day + timedelta(days=1) if day else None
