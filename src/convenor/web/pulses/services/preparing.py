"""Preparing a pulse, step by step, until it is opened. Everything said so far is kept with it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction

from convenor.web.kernel import audit
from convenor.web.kernel.errors import Invalid, NotHere
from convenor.web.kernel.guard import refuse_patient_data
from convenor.web.kernel.rules import require
from convenor.web.kernel.saving import save_against
from convenor.web.kernel.viewer import Viewer
from convenor.web.pulses.models import Wave
from convenor.web.pulses.rules import can_run_pulses
from convenor.web.pulses.services import checks
from convenor.web.pulses.vocabulary import WaveState


@transaction.atomic
def prepare_wave(
    *, by: Viewer, title: str, body: Any = None, partners: Iterable[Any] = (), voting_only: bool = False
) -> Wave:
    """Begin a pulse by saying whom it asks: those who hold a body's seats, or the people of some partners."""
    require(can_run_pulses(by), "pulse.prepare")
    refuse_patient_data(title=title)
    chosen = list(partners)
    _one_of(body, chosen)
    wave = Wave.objects.create(
        partnership_id=by.partnership_id, title=checks.title(title), body=body, voting_only=voting_only
    )
    wave.partners.set([one.pk for one in chosen])
    audit.record(by=by, verb="pulse.prepare", subject=wave.ref)
    return wave


@transaction.atomic
def change_whom(
    *, by: Viewer, ref: str, revision: int, title: str, body: Any, partners: Iterable[Any], voting_only: bool
) -> Wave:
    """Ask others than was said, or give it another title."""
    wave, chosen = draft_of(by, ref), list(partners)
    refuse_patient_data(title=title)
    _one_of(body, chosen)
    fields = {"title": checks.title(title), "body_id": body.pk if body else None, "voting_only": voting_only}
    _save(by, wave, revision, fields)
    wave.partners.set([one.pk for one in chosen])
    return wave


@transaction.atomic
def choose_questions(
    *, by: Viewer, ref: str, revision: int, question_set: str, items: Sequence[Mapping[str, Any]]
) -> Wave:
    """Say what is asked; the questions are kept word for word, so that they stay what they were."""
    wave = draft_of(by, ref)
    _save(by, wave, revision, {"question_set": question_set[:40], "items": checks.questions(items)})
    return wave


@transaction.atomic
def choose_days(
    *,
    by: Viewer,
    ref: str,
    revision: int,
    on: date,
    closes: date | None,
    reminders: int,
    breakdowns: Sequence[str],
    what_comes: str,
    comes_by: date | None,
) -> Wave:
    """Say until when, how often people are reminded, how answers are counted, and what will come of them by when."""
    wave = draft_of(by, ref)
    refuse_patient_data(what_comes=what_comes)
    last_day = checks.last_day(closes, on)
    if wave.opens_on is not None and last_day < wave.opens_on:
        raise Invalid("pulse_closes_before_it_opens", field="closes", opens_on=wave.opens_on)
    if comes_by is not None and comes_by < last_day:
        raise Invalid("pulse_comes_too_soon", field="comes_by")
    fields = {
        "closes": last_day,
        "reminders": checks.reminders(reminders),
        "breakdowns": checks.breakdowns(breakdowns),
        "what_comes": what_comes.strip(),
        "comes_by": comes_by,
    }
    _save(by, wave, revision, fields)
    return wave


@transaction.atomic
def discard_draft(*, by: Viewer, ref: str) -> None:
    """Throw away what was never opened. Nobody was asked, so nothing is lost but the preparing."""
    wave = draft_of(by, ref)
    wave.delete()
    audit.record(by=by, verb="pulse.discard", subject=ref)


def draft_of(by: Viewer, ref: str) -> Wave:
    """A pulse that is still being prepared, held until the transaction ends."""
    require(can_run_pulses(by), "pulse.prepare")
    wave = Wave.objects.select_for_update(of=("self",)).filter(partnership_id=by.partnership_id, ref=ref).first()
    if wave is None:
        raise NotHere("not_here", subject=ref)
    if wave.state != WaveState.DRAFT:
        raise Invalid("pulse_opened_already")
    return wave


def _save(by: Viewer, wave: Wave, revision: int, fields: dict[str, Any]) -> None:
    changed = save_against(wave, revision=revision, fields=fields)
    audit.record(by=by, verb="pulse.prepare", subject=wave.ref, fields=changed)


def _one_of(body: Any, partners: list[Any]) -> None:
    if body is None and not partners:
        raise Invalid("pulse_nobody_chosen", field="body")
    if body is not None and partners:
        raise Invalid("pulse_both_chosen", field="partners")
