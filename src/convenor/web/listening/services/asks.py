"""Writing into the ledger of asks, and taking out of it what is over."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction

from convenor.web.kernel import audit
from convenor.web.kernel.clock import LONDON
from convenor.web.kernel.errors import ChangedMeanwhile, Invalid, NotHere
from convenor.web.kernel.guard import refuse_patient_data
from convenor.web.kernel.rules import require
from convenor.web.kernel.viewer import Viewer
from convenor.web.listening.models import AskedOf, Asking
from convenor.web.listening.rules import can_keep_asks, can_note_ask
from convenor.web.listening.vocabulary import A_YEAR, WINDOW, AskKind
from convenor.web.partners.selectors import affiliations_of_people
from convenor.web.people.selectors import PersonSeen, people_visible_to

LONGEST = 60 * 24  # minutes; more is not one ask


@transaction.atomic
def note_asking(
    *,
    by: Viewer,
    kind: str,
    subject: str,
    title: str,
    minutes: int,
    person_ids: Iterable[int],
    on: date,
) -> Asking:
    """Write down that these people are asked for so many minutes each. Which partners they work for is looked up.

    Called by whatever asks, in its own transaction, once it is sure that it does.
    """
    require(can_note_ask(by), "ask.note")
    people = people_visible_to(by, on=on, among=set(person_ids))
    row = _add(by, kind=kind, subject=subject, title=title, minutes=minutes, on=on, people=people)
    AskedOf.objects.bulk_create((AskedOf(asking=row, person_id=one.id) for one in people), batch_size=500)
    AskedOf.objects.bulk_create(_of_partners(by, row, people, on), batch_size=500)
    audit.record(by=by, verb="ask.note", subject=row.ref, about=row.subject, people=len(people), minutes=minutes)
    return row


@transaction.atomic
def write_down_asking(
    *,
    by: Viewer,
    title: str,
    minutes: int | None,
    partner_people: Iterable[tuple[Any, int]],
    person_ids: Iterable[int] = (),
    on: date | None,
    today: date,
) -> Asking:
    """Write down by hand what somebody else asks: "survey by the trust, 20 minutes", of people or of so many staff.

    `partner_people` are partners with how many people of each were asked.
    """
    require(can_keep_asks(by), "ask.write")
    if on is None or on > today:
        raise Invalid("ask_day", field="on")
    people = people_visible_to(by, on=on, among=set(person_ids))
    counts = [(partner, count) for partner, count in partner_people if count]
    if any(partner.partnership_id != by.partnership_id for partner, _count in counts):
        raise NotHere("not_here", subject="partner")
    if not people and not counts:
        raise Invalid("ask_of_nobody", field="partners")
    row = _add(by, kind=AskKind.OTHER, subject="", title=title, minutes=minutes or 0, on=on, people=people)
    AskedOf.objects.bulk_create(AskedOf(asking=row, person_id=one.id) for one in people)
    known = {one.partner_id: one for one in _of_partners(by, row, people, on)}
    for partner, count in counts:
        known.setdefault(partner.pk, AskedOf(asking=row, partner=partner, people=0)).people += count
    AskedOf.objects.bulk_create(known.values())
    Asking.objects.filter(pk=row.pk).update(people=len(people) + sum(count for _partner, count in counts))
    row.refresh_from_db()
    audit.record(by=by, verb="ask.write", subject=row.ref, people=row.people, minutes=row.minutes)
    return row


@transaction.atomic
def note_what_came(*, by: Viewer, subject: str, text: str, on: date) -> int:
    """Say what came of a pulse, a conversation or a session, by its reference. How many asks that answers."""
    require(can_note_ask(by), "ask.came")
    rows = Asking.objects.filter(partnership_id=by.partnership_id, subject=subject).exclude(subject="")
    return sum(_came(by, row, text, on) for row in rows)


@transaction.atomic
def say_what_came(*, by: Viewer, ref: str, revision: int, text: str, on: date) -> None:
    """Say what came of any ask, by hand."""
    require(can_keep_asks(by), "ask.came")
    row = Asking.objects.select_for_update().filter(partnership_id=by.partnership_id, ref=ref).first()
    if row is None:
        raise NotHere("not_here", subject=ref)
    if row.revision != revision:
        raise ChangedMeanwhile("changed_meanwhile", subject=ref)
    _came(by, row, text, on)


@transaction.atomic
def forget_old_asks(*, by: Viewer, at: datetime) -> int:
    """Of whom was asked goes after 90 days, and the ask with its counts after a year: a job of the night."""
    require(bool(by.system), "ask.forget")
    on = at.astimezone(LONDON).date()
    gone = AskedOf.objects.filter(person__isnull=False, asking__on__lt=on - WINDOW).delete()[0]
    return gone + Asking.objects.filter(on__lt=on - A_YEAR).delete()[0]


def _add(by: Viewer, *, minutes: int, title: str, people: list[PersonSeen], **fields: Any) -> Asking:
    title = " ".join(title.split())
    if not title:
        raise Invalid("ask_title_missing", field="title")
    if not 0 < minutes <= LONGEST:
        raise Invalid("ask_minutes", field="minutes", most=LONGEST)
    refuse_patient_data(title=title)
    said = Counter(one.front_line for one in people)
    row = Asking(
        partnership_id=by.partnership_id,
        title=title[:200],
        minutes=minutes,
        people=len(people),
        clinicians=sum(one.clinical for one in people),
        front_line=said[True],
        not_front_line=said[False],
        **fields,
    )
    row.save(force_insert=True)
    return row


def _of_partners(by: Viewer, row: Asking, people: list[PersonSeen], on: date) -> list[AskedOf]:
    """So many people, and clinicians among them, of each partner for which they work on that day."""
    clinical = {one.id for one in people if one.clinical}
    asked, of_them = Counter[str](), Counter[str]()
    for person_id, posts in affiliations_of_people(by, [one.id for one in people], on=on).items():
        for ref in {post.partner_ref for post in posts}:
            asked[ref] += 1
            of_them[ref] += person_id in clinical
    table: Any = AskedOf.partner.field.related_model
    partners = table.objects.filter(partnership_id=by.partnership_id, ref__in=asked).order_by("ref")
    return [AskedOf(asking=row, partner=one, people=asked[one.ref], clinicians=of_them[one.ref]) for one in partners]


def _came(by: Viewer, row: Asking, text: str, on: date) -> int:
    text = text.strip()
    if not text:
        raise Invalid("ask_came_missing", field="text")
    refuse_patient_data(text=text)
    Asking.objects.filter(pk=row.pk).update(came=text, came_on=on, revision=row.revision + 1)
    audit.record(by=by, verb="ask.came", subject=row.ref)
    return 1
