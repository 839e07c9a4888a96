"""Bringing in a file of the Organisation Data Service: checked, carried sealed to the next page, applied whole."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.core import signing
from django.db import transaction

from convenor.formats.ods import read_ods
from convenor.web.kernel import audit
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.viewer import Viewer
from convenor.web.partners.ods.plan import Change, Plan, Step, plan_for
from convenor.web.partners.selectors import partner_visible_to, partners_by_ods_code
from convenor.web.partners.services import add_partner, edit_partner, end_partner, follow_on, rename_partner

_SALT = "convenor.partners.ods"
_GOOD_FOR = 24 * 60 * 60  # seconds between looking and bringing in


@dataclass(frozen=True, slots=True)
class Checked:
    """A file as it was looked at: its plan, and the sealed file to send back."""

    plan: Plan
    sealed: str


def check(viewer: Viewer, data: bytes, *, on: date) -> Checked:
    """Read a file and say what it would change. Nothing is stored: the page carries the file, sealed."""
    plan = plan_for(viewer, read_ods(data), on=on)
    text = "" if plan.problems else data.decode("utf-8-sig")
    held = {"text": text, "seen": plan.digest, "in": viewer.partnership_id}
    return Checked(plan, signing.dumps(held, salt=_SALT, compress=True))


def open_sealed(viewer: Viewer, sealed: str) -> tuple[bytes, str]:
    """The file that was looked at, and the digest of what it would then have changed."""
    try:
        held = signing.loads(sealed, salt=_SALT, max_age=_GOOD_FOR)
    except signing.BadSignature as fault:
        raise Invalid("ods_plan_old") from fault
    if held["in"] != viewer.partnership_id:
        raise Invalid("ods_plan_old")
    return held["text"].encode(), held["seen"]


@transaction.atomic
def bring_in(*, by: Viewer, data: bytes, on: date, seen: str | None = None) -> Plan:
    """Apply a file whole or not at all. With `seen`, only if it still changes exactly what was looked at."""
    plan = plan_for(by, read_ods(data), on=on)
    if plan.problems:
        raise Invalid("ods_has_problems")
    if seen is not None and seen != plan.digest:
        raise Invalid("ods_plan_old")
    for change in plan.acts:
        _apply(by, change, on)
    audit.record(by=by, verb="ods.bring_in", subject="partners", changes=len(plan.acts))
    return plan


def _apply(by: Viewer, change: Change, on: date) -> None:
    if change.step is Step.NEW and change.guess is not None:
        add_partner(
            by=by,
            name=change.name,
            kind=change.guess.kind,
            sector=change.guess.sector,
            participation=change.guess.participation,
            accountability=list(change.guess.accountability),
            ods_code=change.code,
            starts=change.on,
        )
    elif change.step is Step.FOLLOWED and change.on is not None:
        refs: Mapping[str, str] = {code: one.ref for code, one in partners_by_ods_code(by).items()}
        later = [refs[code] for code in change.later]
        follow_on(by=by, kind=change.kind, earlier=[change.ref], later=later, on=change.on)
    else:
        _edit(by, change, on)


def _edit(by: Viewer, change: Change, on: date) -> None:
    revision = partner_visible_to(by, change.ref).revision
    if change.step is Step.CODE:
        edit_partner(by=by, ref=change.ref, revision=revision, ods_code=change.code)
    elif change.step is Step.RENAMED:
        rename_partner(by=by, ref=change.ref, revision=revision, name=change.name, on=change.on or on, today=on)
    elif change.step is Step.ENDED:
        end_partner(by=by, ref=change.ref, revision=revision, on=change.on or on)
