"""A body's ground rules: drafted, published as a numbered version, and agreed to by each member for themselves."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Max

from convenor.web.bodies.models import Body, CharterAgreement, CharterRule, CharterVersion
from convenor.web.bodies.rules import can_agree_to_charter
from convenor.web.bodies.selectors.members import is_member
from convenor.web.bodies.services.checks import add_row, may_keep, said, save
from convenor.web.kernel import audit
from convenor.web.kernel.errors import Invalid, NotHere
from convenor.web.kernel.guard import refuse_patient_data
from convenor.web.kernel.rules import require
from convenor.web.kernel.viewer import Viewer


@transaction.atomic
def draft_charter(*, by: Viewer, body: Body, rules: Sequence[str], ref: str | None = None) -> CharterVersion:
    """Begin a new version of the ground rules. It binds nobody until it is published; one draft at a time."""
    may_keep(by, "charter.draft", body)
    Body.objects.select_for_update().get(pk=body.pk)
    if CharterVersion.objects.filter(body=body, starts=None).exists():
        raise Invalid("charter_draft_exists", field="rules", body=body.name)
    last = CharterVersion.objects.filter(body=body).aggregate(last=Max("number"))["last"] or 0
    charter = CharterVersion(body=body, number=last + 1)
    add_row(by, charter, ref)
    _write_rules(charter, rules)
    audit.record(by=by, verb="charter.draft", subject=charter.ref, number=charter.number)
    return charter


@transaction.atomic
def edit_draft(*, by: Viewer, charter: CharterVersion, revision: int, rules: Sequence[str]) -> CharterVersion:
    """Change the rules of a draft. Published rules never change: a new version replaces them."""
    may_keep(by, "charter.edit", charter)
    _refuse_published(charter)
    save(charter, revision=revision, fields={}, editable=frozenset())
    charter.rules.all().delete()
    _write_rules(charter, rules)
    audit.record(by=by, verb="charter.edit", subject=charter.ref)
    return charter


@transaction.atomic
def discard_draft(*, by: Viewer, charter: CharterVersion, revision: int) -> None:
    """Throw a draft away."""
    may_keep(by, "charter.discard", charter)
    _refuse_published(charter)
    save(charter, revision=revision, fields={}, editable=frozenset())
    ref = charter.ref
    charter.delete()
    audit.record(by=by, verb="charter.discard", subject=ref)


@transaction.atomic
def publish_charter(*, by: Viewer, charter: CharterVersion, revision: int, on: date) -> CharterVersion:
    """Let a draft hold from a day on. The version before it ends the day before and is kept, with who agreed to it."""
    may_keep(by, "charter.publish", charter)
    _refuse_published(charter)
    Body.objects.select_for_update().get(pk=charter.body_id)
    if not charter.rules.exists():
        raise Invalid("charter_without_rules", field="rules")
    before = CharterVersion.objects.filter(body=charter.body_id, starts__isnull=False).order_by("number").last()
    if before is not None and before.starts is not None:
        if on <= before.starts:
            raise Invalid("charter_too_early", field="on", number=before.number, since=said(before.starts))
        if before.ends is None or before.ends >= on:
            last_day = on - timedelta(days=1)
            save(before, revision=before.revision, fields={"ends": last_day}, editable=frozenset({"ends"}))
    save(charter, revision=revision, fields={"starts": on}, editable=frozenset({"starts"}))
    audit.record(by=by, verb="charter.publish", subject=charter.ref, number=charter.number, on=on.isoformat())
    return charter


@transaction.atomic
def answer_charter(
    *, by: Viewer, charter: CharterVersion, answers: Mapping[str, tuple[bool, str]], on: date
) -> list[CharterAgreement]:
    """The viewer's own answer to each rule named: agrees, or does not and says why. Nobody answers for another.

    `answers`: {rule ref: (agrees, reservation)}. A later answer takes the place of the earlier one.
    """
    require(can_agree_to_charter(by, holds_seat=is_member(by, charter.body_id, on)), "charter.agree")
    if charter.partnership_id != by.partnership_id:
        raise NotHere("not_here", subject=charter.ref)
    if charter.starts is None or not charter.in_force(on):
        raise Invalid("charter_not_in_force", number=charter.number)
    rules = {rule.ref: rule for rule in charter.rules.all()}
    given = []
    for ref, (agreed, reservation) in answers.items():
        if ref not in rules:
            raise NotHere("not_here", subject=ref)
        given.append(_answer(by, rules[ref], agreed, reservation.strip(), on))
    audit.record(by=by, verb="charter.agree", subject=charter.ref, rules=len(given))
    return given


def _answer(by: Viewer, rule: CharterRule, agreed: bool, reservation: str, on: date) -> CharterAgreement:
    if not agreed and not reservation:
        raise Invalid("reservation_missing", field=f"why_{rule.position}", number=rule.position)
    refuse_patient_data(**{f"why_{rule.position}": reservation})
    answer, _new = CharterAgreement.objects.update_or_create(
        partnership_id=rule.partnership_id,
        rule=rule,
        person_id=by.person_id,
        defaults={"agreed": agreed, "reservation": "" if agreed else reservation, "on": on},
    )
    return answer


def _write_rules(charter: CharterVersion, rules: Sequence[str]) -> None:
    texts = [text for text in (" ".join(rule.split()) for rule in rules) if text]
    if not texts:
        raise Invalid("charter_without_rules", field="rules")
    twice = next((text for text in texts if texts.count(text) > 1), None)
    if twice is not None:
        raise Invalid("charter_rule_twice", field="rules", rule=twice)
    refuse_patient_data(rules=texts)
    CharterRule.objects.bulk_create(
        CharterRule(partnership_id=charter.partnership_id, charter=charter, position=number, text=text)
        for number, text in enumerate(texts, start=1)
    )


def _refuse_published(charter: CharterVersion) -> None:
    if charter.starts is not None:
        raise Invalid("charter_is_published", number=charter.number)
