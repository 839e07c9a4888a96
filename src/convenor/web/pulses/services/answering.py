"""Answering behind a personal link: keeping what was written so far, and sending it.

Nothing here writes to the audit, keeps a time, or says who: whoever holds the link is meant, and known to nobody else.
"""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from convenor.web.kernel.errors import Invalid, NotHere
from convenor.web.kernel.links import digest_of
from convenor.web.pulses import marks
from convenor.web.pulses.links import person_of_stop_token
from convenor.web.pulses.models import Invitation, NoLetters
from convenor.web.pulses.selectors.answering import state_on
from convenor.web.pulses.services.sealing import count_in_groups, fill_a_sheet

NOT_OPEN = {
    "sent": "pulse_answer_sent",
    "over": "pulse_answer_over",
    "closed": "pulse_answer_over",
    "cancelled": "pulse_answer_cancelled",
    "draft": "pulse_answer_cancelled",
}


@transaction.atomic  # allow: actor-named – whoever holds the link
def keep_answers(*, token: str, answers: Mapping[str, str], on: date) -> None:
    """Keep these answers with those written before, until they are sent. An empty answer takes one back."""
    row = _invitation(token, on)
    _refuse_strange(row, answers)
    draft = {key: mark for key, mark in {**row.draft, **answers}.items() if mark}
    if draft != row.draft:
        row.draft, row.draft_revision = draft, row.draft_revision + 1
        row.save(update_fields=["draft", "draft_revision"])


@transaction.atomic  # allow: actor-named – whoever holds the link
def send_answers(*, token: str, revision: int, on: date) -> None:
    """Send what was written: any one empty sheet is filled, and the invitation forgets all but that it was used.

    `revision` is that of the summary that was looked at: answers changed in another window since are not sent unseen.
    """
    row = _invitation(token, on)
    if row.draft_revision != revision:
        raise Invalid("pulse_changed_elsewhere")
    if not row.draft:
        raise Invalid("pulse_nothing_answered")
    answers = row.draft
    row.sent, row.draft, row.draft_revision = True, {}, 0  # their groups stay until the close
    row.reminded, row.reminded_on = 0, None
    row.save()
    if not fill_a_sheet(row.wave, answers):
        raise Invalid("pulse_no_sheet")
    count_in_groups(row.wave, row.groups, answers)


@transaction.atomic  # allow: actor-named – whoever holds the link
def stop_letters(*, token: str) -> None:
    """Send this person no letters about pulses any more. Asked twice, it is as if asked once."""
    person = _person(token)
    NoLetters.objects.get_or_create(person_id=person["pk"], defaults={"partnership_id": person["partnership_id"]})


@transaction.atomic  # allow: actor-named – whoever holds the link
def want_letters(*, token: str) -> None:
    """Send them letters again."""
    NoLetters.objects.filter(person=_person(token)["pk"]).delete()


def _invitation(token: str, on: date) -> Invitation:
    """The invitation behind a link, held until the transaction ends, if it can still be answered.

    The pulse is read only once the invitation is held: a close that came in between is then seen. It writes every
    invitation anew, so one that has just gone is looked for again.
    """
    rows = Invitation.objects.select_for_update(of=("self",)).filter(digest=digest_of(token)).order_by("pk")
    row = rows.first() or rows.first()
    if row is None:
        raise NotHere("pulse_link_unknown")
    if (state := state_on(row, on)) != "open":
        raise Invalid(NOT_OPEN[state])
    return row


def _refuse_strange(row: Invitation, answers: Mapping[str, str]) -> None:
    asked = {one["key"] for one in row.wave.items}
    if not set(answers) <= asked:
        raise Invalid("pulse_answer_strange")
    if any(mark and (len(mark) > 1 or mark not in marks.CAN_BE_GIVEN) for mark in answers.values()):
        raise Invalid("pulse_answer_strange")


def _person(token: str) -> dict[str, int]:
    person_id = person_of_stop_token(token)
    people = Invitation.person.field.related_model._default_manager  # reached through this room's own key
    row = people.filter(pk=person_id).values("pk", "partnership_id").first() if person_id else None
    if row is None:
        raise NotHere("pulse_link_unknown")
    return {"pk": row["pk"], "partnership_id": row["partnership_id"]}
