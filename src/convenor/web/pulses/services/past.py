"""A pulse of earlier days that comes in closed, all at once: of the demonstration. No letters, nobody invited."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from convenor.web.kernel import audit
from convenor.web.kernel.chance import shuffled
from convenor.web.kernel.rules import require
from convenor.web.kernel.viewer import Viewer
from convenor.web.people.selectors.invitees import Invitee
from convenor.web.pulses import marks
from convenor.web.pulses.models import Ballot, Invitation, Tally, Wave
from convenor.web.pulses.selectors.asked import splits_of
from convenor.web.pulses.services import checks
from convenor.web.pulses.services.sealing import settled
from convenor.web.pulses.vocabulary import AT_LEAST, WaveState


@dataclass(frozen=True, slots=True)
class PastPulse:
    """What was asked, and what each of those asked answered; nothing for those who did not."""

    title: str
    question_set: str
    items: Sequence[Mapping[str, Any]]
    opened: date
    closed: date
    what_comes: str
    comes_by: date
    breakdowns: Sequence[str]
    answers: Mapping[int, Mapping[str, str]]  # by the key of the person


@transaction.atomic
def bring_in_past(*, by: Viewer, body: Any, asked: Sequence[Invitee], pulses: Sequence[PastPulse]) -> int:
    """Each as it would be had it been asked here and closed: the same sheets, the same counts, the same dropped."""
    require(bool(by.system), "pulse.past")
    for one in pulses:
        _bring_in(by, body, asked, one)
    audit.record(by=by, verb="pulse.past", subject=body.ref, pulses=len(pulses))
    return len(pulses)


@transaction.atomic
def letters_given_otherwise(*, by: Viewer, ref: str) -> None:
    """Say that everybody asked has their link already: no letters go out for an open pulse, only reminders."""
    require(bool(by.system), "pulse.letters")
    asked = Invitation.objects.filter(wave__partnership_id=by.partnership_id, wave__ref=ref)
    asked.update(letter_sent=True)


def _bring_in(by: Viewer, body: Any, asked: Sequence[Invitee], one: PastPulse) -> None:
    items = checks.questions(one.items)
    keys = [item["key"] for item in items]
    splits = splits_of(asked, checks.breakdowns(one.breakdowns))
    kept = [split for split in splits if split.kept]
    wave = Wave.objects.create(
        partnership_id=by.partnership_id,
        title=one.title,
        body=body,
        items=items,
        question_set=one.question_set,
        breakdowns=[split.breakdown for split in kept],
        breakdowns_left_out=[split.breakdown for split in splits if not split.kept],
        what_comes=one.what_comes,
        comes_by=one.comes_by,
        state=WaveState.CLOSED,
        opened=one.opened,
        closes=one.closed,
        closed=one.closed,
        invited=len(asked),
        answered=len(one.answers),
    )
    if len(one.answers) < AT_LEAST:
        return
    sheets = [marks.written(keys, said) for said in shuffled(one.answers.values())]
    Ballot.objects.bulk_create(Ballot(wave=wave, marks=sheet) for sheet in sheets)
    rows = [row for split in kept for row in _counts(wave, split.breakdown, split.groups, asked, one.answers)]
    answered = [person.groups for person in asked if person.id in one.answers]
    Tally.objects.bulk_create(settled(rows, answered, sheets, keys))


def _counts(
    wave: Wave,
    breakdown: str,
    groups: Mapping[str, int],
    asked: Sequence[Invitee],
    answers: Mapping[int, Mapping[str, str]],
) -> list[Tally]:
    rows = {name: Tally(wave=wave, breakdown=breakdown, group=name, invited=count) for name, count in groups.items()}
    for person in asked:
        row = rows.get(person.groups[breakdown])
        if row is not None and person.id in answers:
            row.answered += 1
            row.counts = marks.counted(row.counts, answers[person.id])
    return list(rows.values())
