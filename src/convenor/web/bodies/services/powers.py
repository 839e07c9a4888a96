"""What a body may decide, from whom, up to what and on what authority: written down, corrected, ended."""

from datetime import date
from typing import Any

from django.db import transaction

from convenor.web.bodies.deciding import Power, circle
from convenor.web.bodies.models import Body, Delegation
from convenor.web.bodies.services.checks import add_row, given, may_keep, said, save
from convenor.web.bodies.vocabulary import DelegationKind
from convenor.web.kernel import audit
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.viewer import Viewer

EDITABLE = frozenset(
    {
        "function",
        "kind",
        "from_body",
        "from_partner",
        "limit",
        "conditions",
        "source",
        "starts",
        "ends",
    }
)


@transaction.atomic
def add_delegation(
    *,
    by: Viewer,
    body: Body,
    function: str,
    kind: str,
    ref: str | None = None,
    from_body: Body | None = None,
    from_partner: Any = None,
    **facts: Any,
) -> Delegation:
    """Write down what a body decides or recommends on; `facts`: limit, conditions, source, starts, ends."""
    may_keep(by, "delegation.add", body, from_body, from_partner)
    if unknown := set(facts) - {"limit", "conditions", "source", "starts", "ends"}:
        raise TypeError(f"a delegation has no {', '.join(sorted(unknown))}")
    function = given(function, field="function", code="function_missing")
    _refuse_source(body, function, kind, from_body, from_partner)
    row = Delegation(body=body, function=function, kind=kind, from_body=from_body, from_partner=from_partner, **facts)
    add_row(by, row, ref)
    audit.record(by=by, verb="delegation.add", subject=row.ref, body=body.ref)
    return row


@transaction.atomic
def edit_delegation(*, by: Viewer, delegation: Delegation, revision: int, **fields: Any) -> Delegation:
    """Correct or change what was written down."""
    may_keep(by, "delegation.edit", delegation, fields.get("from_body"), fields.get("from_partner"))
    if "function" in fields:
        fields["function"] = given(fields["function"], field="function", code="function_missing")
    asked = ("function", "kind", "from_body", "from_partner")
    function, kind, from_body, from_partner = (fields.get(name, getattr(delegation, name)) for name in asked)
    _refuse_source(delegation.body, function, kind, from_body, from_partner, but=delegation)
    changed = save(delegation, revision=revision, fields=fields, editable=EDITABLE)
    if changed:
        audit.record(by=by, verb="delegation.edit", subject=delegation.ref, fields=changed)
    return delegation


@transaction.atomic
def end_delegation(*, by: Viewer, delegation: Delegation, revision: int, on: date) -> Delegation:
    """Say that the last day on which a body may decide this is `on`."""
    may_keep(by, "delegation.end", delegation)
    if delegation.starts is not None and on < delegation.starts:
        raise Invalid("delegation_ends_before_start", field="on", since=said(delegation.starts))
    save(delegation, revision=revision, fields={"ends": on}, editable=frozenset({"ends"}))
    audit.record(by=by, verb="delegation.end", subject=delegation.ref, on=on.isoformat())
    return delegation


def _refuse_source(
    body: Body,
    function: str,
    kind: str,
    from_body: Body | None,
    from_partner: Any,
    but: Delegation | None = None,
) -> None:
    if from_body is not None and from_partner is not None:
        raise Invalid("delegation_from_two", field="from_whom")
    if kind == DelegationKind.RESERVED and (from_body is not None or from_partner is not None):
        raise Invalid("reserved_from_nobody", field="from_whom")
    if from_body is None:
        return
    if from_body.pk == body.pk:
        raise Invalid("delegation_to_itself", field="from_whom", body=body.name)
    # Locked, so that two delegations written at once cannot close a circle between them.
    rows = Delegation.objects.filter(partnership_id=body.partnership_id, from_body__isnull=False)
    if but is not None:
        rows = rows.exclude(pk=but.pk)
    list(Body.objects.filter(partnership_id=body.partnership_id).select_for_update().order_by("pk").values_list("pk"))
    powers = [
        Power("", str(given_to), "", what, "", from_body=str(giver))
        for given_to, what, giver in rows.values_list("body_id", "function", "from_body_id")
    ]
    if circle(str(body.pk), function, str(from_body.pk), powers):
        raise Invalid("delegation_circle", field="from_whom", body=body.name, giver=from_body.name)
