"""From preparing to closing: who is asked, what may be counted by what, what can be changed when, what is left."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from convenor.web.kernel.clock import now, today
from convenor.web.kernel.errors import ChangedMeanwhile, Invalid, NotHere, Refused
from convenor.web.kernel.models import AuditEntry
from convenor.web.kernel.viewer import Role, system_viewer
from convenor.web.pulses import selectors, services
from convenor.web.pulses.models import Ballot, Invitation, Tally, Wave
from tests import factories
from tests.pulses import scene


def test_everybody_on_the_body_is_asked_once_and_observers_are_not(vale, lead, body):
    both = factories.person(vale, name="Two Seats", email="two@vale.example")
    for number in range(2):
        factories.term(factories.seat(body, title=f"Second {number}"), both)
    factories.term(
        factories.seat(body, seat_class="observer", voting=False), factories.person(vale, email="o@v.example")
    )
    wave = scene.opened(lead, body)
    assert wave.invited == 13 == wave.invitations.count() == wave.ballots.count()
    assert wave.invitations.filter(person=both).count() == 1


def test_only_voting_seats_if_so_said(vale, lead, body):
    factories.term(
        factories.seat(body, seat_class="participant", voting=False), factories.person(vale, email="p@v.example")
    )
    wave = services.prepare_wave(by=lead, title="Votes", body=body, voting_only=True)
    assert len(selectors.invitees_of(lead, wave, today())) == 12


def test_the_people_of_partners_can_be_asked(vale, lead):
    partner = factories.partner(vale)
    for number in range(6):
        person = factories.person(vale, email=f"p{number}@v.example")
        partner.affiliations.create(partnership=vale, person=person, starts=today())
    wave = services.prepare_wave(by=lead, title="Ours", partners=[partner])
    asked = selectors.invitees_of(lead, wave, today())
    assert len(asked) == 6
    assert {one.groups["tier"] for one in asked} == {"none"}


def test_who_cannot_be_reached_is_not_asked(vale, lead, body):
    factories.term(factories.seat(body), factories.person(vale, name="No Address"))
    wave = scene.opened(lead, body)
    assert wave.invited == 12


@pytest.mark.parametrize(
    ("members", "kept"),
    [(12, ["sector", "mandated", "size"]), (9, []), (10, ["sector", "mandated", "size"])],
)
def test_a_breakdown_with_a_group_below_five_is_not_kept_at_all(vale, lead, members, kept):
    wave = scene.opened(lead, scene.board(vale, members), breakdowns=["sector", "tier", "clinical", "mandated", "size"])
    assert wave.breakdowns == kept
    assert set(Tally.objects.filter(wave=wave).values_list("breakdown", flat=True)) == set(kept)
    assert all(set(row.groups) == set(kept) for row in wave.invitations.all())
    assert set(wave.breakdowns_left_out) >= {"tier", "clinical"}


def test_fewer_than_five_are_not_asked_anything(vale, lead):
    wave = scene.prepared(lead, scene.board(vale, 4))
    with pytest.raises(Invalid, match="pulse_too_few"):
        services.open_wave(by=lead, ref=wave.ref, revision=wave.revision, on=today())
    assert not Ballot.objects.exists() and not Invitation.objects.exists()


@pytest.mark.parametrize("missing", ["what_comes", "items"])
def test_nobody_is_asked_nothing_or_for_nothing(lead, body, missing):
    wave = scene.prepared(lead, body)
    Wave.objects.filter(pk=wave.pk).update(**{missing: "" if missing == "what_comes" else []})
    with pytest.raises(Invalid):
        services.open_wave(by=lead, ref=wave.ref, revision=wave.revision, on=today())


def test_opened_twice_is_said_and_asks_nobody_again(lead, body):
    wave = scene.opened(lead, body)
    with pytest.raises(Invalid, match="pulse_opened_already"):
        services.open_wave(by=lead, ref=wave.ref, revision=wave.revision, on=today())
    assert wave.invitations.count() == 12


def test_what_was_changed_meanwhile_is_not_opened_unseen(lead, body):
    wave = scene.prepared(lead, body)
    with pytest.raises(ChangedMeanwhile):
        services.open_wave(by=lead, ref=wave.ref, revision=wave.revision - 1, on=today())


def test_nothing_of_an_open_pulse_can_be_changed_but_a_sooner_end(lead, body):
    wave = scene.opened(lead, body)
    with pytest.raises(Invalid, match="pulse_opened_already"):
        services.choose_questions(
            by=lead, ref=wave.ref, revision=wave.revision, question_set="x", items=scene.questions(2)
        )
    with pytest.raises(Invalid, match="pulse_only_sooner"):
        services.bring_forward(
            by=lead, ref=wave.ref, revision=wave.revision, closes=wave.closes + timedelta(days=1), on=today()
        )
    services.bring_forward(by=lead, ref=wave.ref, revision=wave.revision, closes=today(), on=today())
    wave.refresh_from_db()
    assert wave.closes == today()


def test_closed_twice_is_said_and_changes_nothing(lead, body):
    wave = scene.opened(lead, body)
    for token in scene.tokens(wave)[:6]:
        scene.answer(token, scene.everything(wave))
    services.close_wave(by=lead, ref=wave.ref, on=today())
    before = list(Ballot.objects.values())
    with pytest.raises(Invalid, match="pulse_closed_already"):
        services.close_wave(by=lead, ref=wave.ref, on=today())
    assert list(Ballot.objects.values()) == before


def test_called_off_deletes_every_answer(lead, body):
    wave = scene.opened(lead, body)
    token = scene.tokens(wave)[0]
    scene.answer(token, scene.everything(wave))
    services.cancel_wave(by=lead, ref=wave.ref)
    assert not Ballot.objects.exists() and not Tally.objects.exists()
    assert not wave.invitations.exclude(draft={}, sent=False).exists()
    with pytest.raises(Invalid, match="pulse_cancelled_already"):
        services.close_wave(by=lead, ref=wave.ref, on=today())
    assert selectors.door_of(token, today()).state == "cancelled"


def test_the_night_closes_what_is_over(vale, lead, body):
    wave = scene.opened(lead, body)
    services.bring_forward(by=lead, ref=wave.ref, revision=wave.revision, closes=today(), on=today())
    by = system_viewer("retention")
    assert services.close_over(by=by, at=now()) == 0
    assert services.close_over(by=by, at=now() + timedelta(days=1)) == 1
    wave.refresh_from_db()
    assert (wave.state, wave.closed, wave.answered) == ("closed", today(), 0)


def test_who_was_asked_is_forgotten_after_a_while_and_how_many_stays(lead, body):
    wave = scene.opened(lead, body)
    services.close_wave(by=lead, ref=wave.ref, on=today())
    by = system_viewer("retention")
    assert services.forget_asked(by=by, at=now() + timedelta(days=90)) == 0
    assert services.forget_asked(by=by, at=now() + timedelta(days=120)) == 12
    wave.refresh_from_db()
    assert wave.invited == 12


@pytest.mark.parametrize("role", [Role.LEADER, Role.MEMBER, Role.EVALUATOR])
def test_only_the_governance_lead_runs_pulses(vale, lead, body, role):
    other = factories.viewer(vale, role)
    with pytest.raises(Refused):
        services.prepare_wave(by=other, title="Mine", body=body)
    wave = scene.opened(lead, body)
    for act in (services.close_wave, services.cancel_wave):
        with pytest.raises(Refused):
            act(by=other, ref=wave.ref, **({"on": today()} if act is services.close_wave else {}))
    with pytest.raises(Refused):
        selectors.progress_of(other, wave)
    with pytest.raises(Refused):
        selectors.names_asked(other, wave)


def test_a_draft_is_nobody_elses_and_another_partnership_knows_of_none(vale, lead, body):
    wave = scene.prepared(lead, body)
    member = factories.viewer(vale, Role.MEMBER)
    assert selectors.waves_visible_to(member) == []
    with pytest.raises(NotHere):
        selectors.wave_visible_to(member, wave.ref)
    stranger = factories.convenor(factories.partnership())
    for act in (selectors.wave_visible_to, selectors.wave_to_run):
        with pytest.raises(NotHere):
            act(stranger, wave.ref)


def test_the_audit_says_opened_and_closed_and_nothing_between(lead, body):
    wave = scene.opened(lead, body)
    before = AuditEntry.objects.count()
    for token in scene.tokens(wave):
        scene.answer(token, scene.everything(wave))
    assert AuditEntry.objects.count() == before
    services.close_wave(by=lead, ref=wave.ref, on=today())
    verbs = AuditEntry.objects.filter(subject=wave.ref).values_list("verb", flat=True)
    assert list(verbs) == ["pulse.prepare"] * 3 + ["pulse.open", "pulse.close"]


def test_patient_data_is_refused(lead, body):
    with pytest.raises(Invalid, match="patient_data"):
        services.prepare_wave(by=lead, title="About 943 476 5919", body=body)
    with pytest.raises(Invalid, match="patient_data"):
        scene.prepared(lead, body, what_comes="About 943 476 5919")


def test_the_database_itself_refuses_a_used_invitation_that_remembers(lead, body):
    wave = scene.opened(lead, body)
    row = wave.invitations.first()
    for remembered in ({"draft": {"question_1": "1"}}, {"reminded": 1}, {"draft_revision": 3}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Invitation.objects.filter(pk=row.pk).update(sent=True, **remembered)
