"""Ways through care that cross organisations: their steps, who takes each, and the body that looks after them."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db import transaction

from convenor.web.bodies.models import Body, Pathway, PathwayStep
from convenor.web.bodies.services.checks import add_row, given, may_keep, save
from convenor.web.kernel import audit
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.viewer import Viewer

EDITABLE = frozenset({"name", "community", "body", "lead", "experience", "starts", "ends"})


class Step(NamedTuple):
    """One step: what happens, and the organisation that takes it."""

    what: str
    partner: Any


@transaction.atomic
def add_pathway(
    *,
    by: Viewer,
    name: str,
    steps: Sequence[Step] = (),
    community: Any = None,
    body: Body | None = None,
    lead: Any = None,
    experience: str = "",
    starts: date | None = None,
    ends: date | None = None,
    ref: str | None = None,
) -> Pathway:
    """Describe a way people go through care, step by step."""
    may_keep(by, "pathway.add", community, body, lead, *(step.partner for step in steps))
    pathway = Pathway(
        name=given(name, field="name", code="pathway_name_missing"),
        community=community,
        body=body,
        lead=lead,
        experience=experience.strip(),
        starts=starts,
        ends=ends,
    )
    add_row(by, pathway, ref)
    _set_steps(by, pathway, steps)
    audit.record(by=by, verb="pathway.add", subject=pathway.ref, steps=len(steps))
    return pathway


@transaction.atomic
def edit_pathway(
    *, by: Viewer, pathway: Pathway, revision: int, steps: Sequence[Step] | None = None, **fields: Any
) -> Pathway:
    """Change a pathway, and (where given) its steps as a whole."""
    taking = [step.partner for step in steps or ()]
    may_keep(by, "pathway.edit", pathway, *(fields.get(name) for name in ("community", "body", "lead")), *taking)
    if "name" in fields:
        fields["name"] = given(fields["name"], field="name", code="pathway_name_missing")
    if "experience" in fields:
        fields["experience"] = fields["experience"].strip()
    changed = save(pathway, revision=revision, fields=fields, editable=EDITABLE)
    if steps is not None and _set_steps(by, pathway, steps):
        changed.append("steps")
    if changed:
        audit.record(by=by, verb="pathway.edit", subject=pathway.ref, fields=changed)
    return pathway


def _set_steps(by: Viewer, pathway: Pathway, steps: Sequence[Step]) -> bool:
    """Make these the steps, in this order; whether anything changed. A step keeps its reference with its number."""
    there = list(PathwayStep.objects.filter(pathway=pathway).order_by("position"))
    wanted = [_checked(step, number) for number, step in enumerate(steps, 1)]
    if [(row.what, row.partner_id) for row in there] == [(step.what, step.partner.pk) for step in wanted]:
        return False
    for number, step in enumerate(wanted, 1):
        if number <= len(there):
            row, said = there[number - 1], {"what": step.what, "partner": step.partner}
            save(row, revision=row.revision, fields=said, editable=frozenset(said))
        else:
            add_row(by, PathwayStep(pathway=pathway, position=number, what=step.what, partner=step.partner), None)
    PathwayStep.objects.filter(pk__in=[row.pk for row in there[len(wanted) :]]).delete()
    return True


def _checked(step: Step, number: int) -> Step:
    what = " ".join(step.what.split())
    if not what:
        raise Invalid("step_says_nothing", number=number)
    if step.partner is None:
        raise Invalid("step_nobody", number=number)
    return Step(what, step.partner)
