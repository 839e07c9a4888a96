"""Writes about a partnership's circumstances: a statement is never changed, a later one takes its place."""

from datetime import date

from django.db import transaction

from convenor.web.kernel import audit
from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.selectors import lock_partnership
from convenor.web.kernel.viewer import Viewer
from convenor.web.partners.models import ContextFact
from convenor.web.partners.services.checks import add_row, at_most, may_keep, one_of, said, tidy
from convenor.web.partners.vocabulary import ContextKind


@transaction.atomic
def state_fact(*, by: Viewer, kind: str, says: str, source: str, on: date, instead_of: str = "") -> ContextFact:
    """Say what is so, with source and day; `instead_of` is the reference of what stood there before, if anything."""
    may_keep(by, "context.state")
    one_of("kind", kind, ContextKind.values)
    words = tidy({"says": says, "source": source}, lines={"says"})
    if not words["says"]:
        raise Invalid("context_says_missing", field="says")
    if not words["source"]:
        raise Invalid("context_source_missing", field="source")
    at_most("says", words["says"], 2000)
    at_most("source", words["source"], 200)
    if on > today():
        raise Invalid("context_on_ahead", field="on", on=said(on))
    lock_partnership(by)
    standing = ContextFact.objects.filter(partnership_id=by.partnership_id, kind=kind, replaced_by__isnull=True).first()
    if (standing.ref if standing else "") != instead_of:
        raise Invalid("context_said_meanwhile", field="says")
    made = ContextFact(kind=kind, on=on, replaces=standing, **words)
    add_row(by, made, "")
    audit.record(by=by, verb="context.state", subject=made.ref, kind=kind, instead_of=instead_of)
    return made
