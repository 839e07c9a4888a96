"""Answering: kept until sent, sent once, apart from who answered; nothing lost and nothing half-kept."""

from datetime import timedelta
from itertools import pairwise

import pytest

from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import Invalid, NotHere
from convenor.web.people.models import Person
from convenor.web.pulses import marks, selectors, services
from convenor.web.pulses.models import Ballot, Invitation, Tally
from tests.pulses import scene


@pytest.fixture
def wave(lead, body):
    return scene.opened(lead, body)


def filled(wave):
    keys = [one["key"] for one in wave.items]
    return [row.marks for row in wave.ballots.all() if row.marks != marks.empty(keys)]


def test_what_is_written_is_kept_until_it_is_sent(wave):
    token = scene.tokens(wave)[0]
    services.keep_answers(token=token, answers={"question_1": "4"}, on=today())
    services.keep_answers(token=token, answers={"question_2": "?"}, on=today())
    assert selectors.door_of(token, today()).draft == {"question_1": "4", "question_2": "?"}
    assert filled(wave) == []
    services.send_answers(token=token, revision=2, on=today())
    assert filled(wave) == ["4?-"]
    assert selectors.door_of(token, today()).state == "sent"


def test_a_used_invitation_looks_like_every_other(wave):
    first, second = scene.tokens(wave)[:2]
    scene.answer(first, scene.everything(wave))
    for number in range(3):
        services.keep_answers(token=second, answers={"question_1": str(number + 1)}, on=today())
    services.send_answers(token=second, revision=3, on=today())
    looks = Invitation.objects.filter(wave=wave, sent=True).values(
        "draft", "draft_revision", "reminded", "reminded_on", "letter_sent"
    )
    assert looks[0] == looks[1]


def test_sent_twice_counts_once(wave):
    token = scene.tokens(wave)[0]
    scene.answer(token, scene.everything(wave))
    with pytest.raises(Invalid, match="pulse_answer_sent"):
        services.send_answers(token=token, revision=1, on=today())
    with pytest.raises(Invalid, match="pulse_answer_sent"):
        services.keep_answers(token=token, answers={"question_1": "1"}, on=today())
    assert filled(wave) == ["444"]


def test_answers_changed_in_another_window_are_not_sent_unseen(wave):
    token = scene.tokens(wave)[0]
    services.keep_answers(token=token, answers={"question_1": "4"}, on=today())
    services.keep_answers(token=token, answers={"question_1": "2"}, on=today())
    with pytest.raises(Invalid, match="pulse_changed_elsewhere"):
        services.send_answers(token=token, revision=1, on=today())
    assert filled(wave) == [] and selectors.door_of(token, today()).draft == {"question_1": "2"}


def test_after_the_last_day_and_after_the_close_nothing_is_taken(lead, wave):
    token = scene.tokens(wave)[0]
    services.keep_answers(token=token, answers={"question_1": "4"}, on=today())
    with pytest.raises(Invalid, match="pulse_answer_over"):
        services.send_answers(token=token, revision=1, on=wave.closes + timedelta(days=1))
    services.close_wave(by=lead, ref=wave.ref, on=today())
    with pytest.raises(Invalid, match="pulse_answer_over"):
        services.send_answers(token=token, revision=1, on=today())
    assert selectors.door_of(token, today()).draft == {}


@pytest.mark.parametrize("answers", [{"question_1": "6"}, {"question_1": "44"}, {"other": "4"}, {"question_1": "_"}])
def test_strange_answers_are_refused(wave, answers):
    with pytest.raises(Invalid, match="pulse_answer_strange"):
        services.keep_answers(token=scene.tokens(wave)[0], answers=answers, on=today())


def test_nothing_at_all_is_no_answer(wave):
    with pytest.raises(Invalid, match="pulse_nothing_answered"):
        services.send_answers(token=scene.tokens(wave)[0], revision=0, on=today())


@pytest.mark.parametrize("token", ["", "x", "x" * 43, "\0", "é"])
def test_a_link_that_is_none_of_ours(db, token):
    with pytest.raises(NotHere):
        selectors.door_of(token, today())
    with pytest.raises(NotHere):
        services.keep_answers(token=token, answers={}, on=today())


def test_the_database_alone_cannot_make_a_link(wave):
    kept = {value for row in Invitation.objects.filter(wave=wave).values("nonce", "digest") for value in row.values()}
    assert kept.isdisjoint(scene.tokens(wave))


def test_at_close_nothing_joins_a_sheet_to_a_person(lead, wave):
    everybody = scene.tokens(wave)
    for number, token in enumerate(everybody[:10]):
        scene.answer(token, {**scene.everything(wave), "question_1": str(1 + number % 5)})
    services.keep_answers(token=everybody[10], answers={"question_1": "1"}, on=today())
    keys, said = set(wave.ballots.values_list("key", flat=True)), sorted(filled(wave))
    services.close_wave(by=lead, ref=wave.ref, on=today())
    after = list(wave.ballots.all())
    assert [row.marks for row in after] == said
    assert keys.isdisjoint(row.key for row in after)
    assert not Invitation.objects.filter(wave=wave).exclude(sent=False, draft={}, groups={}).exists()
    assert [selectors.door_of(token, today()).state for token in everybody] == ["closed"] * 12


def test_sheets_hold_no_person_no_time_and_no_order():
    """Whoever adds a column to a sheet has to look here first."""
    assert {field.name for field in Ballot._meta.get_fields()} == {"key", "wave", "marks"}
    assert {field.name for field in Tally._meta.get_fields()} == {
        "id",
        "wave",
        "breakdown",
        "group",
        "invited",
        "answered",
        "counts",
    }


def test_keys_say_nothing_about_the_order_of_sending(vale, lead):
    """Of 40 people one after the other, the place of the sheet they filled is by chance."""
    wave = scene.opened(lead, scene.board(vale, 40), count=1)
    order = []
    for token in scene.tokens(wave):
        before = set(wave.ballots.exclude(marks="_").values_list("key", flat=True))
        scene.answer(token, {"question_1": "3"})
        order.append((set(wave.ballots.exclude(marks="_").values_list("key", flat=True)) - before).pop())
    rising = sum(first < second for first, second in pairwise(order))
    assert 8 < rising < 31  # 39 steps, half of them up; outside that once in ten thousand times


def test_a_sheet_is_as_long_when_empty_as_when_filled(wave):
    scene.answer(scene.tokens(wave)[0], {"question_2": "5"})
    assert {len(row.marks) for row in wave.ballots.all()} == {3}


def test_below_five_answers_none_is_kept(lead, wave):
    for token in scene.tokens(wave)[:4]:
        scene.answer(token, scene.everything(wave))
    wave = services.close_wave(by=lead, ref=wave.ref, on=today())
    assert wave.answered == 4
    assert not wave.ballots.exists() and not wave.tallies.exists()


def test_groups_are_counted_item_by_item(lead, wave):
    for number, token in enumerate(scene.tokens(wave)):
        scene.answer(token, {"question_1": "1" if number % 2 else "5", "question_2": "?"})
    services.close_wave(by=lead, ref=wave.ref, on=today())
    rows = {row.group: row for row in wave.tallies.all()}
    assert rows["nhs_trust"].counts == {"question_1": [0, 0, 0, 0, 6, 0], "question_2": [0, 0, 0, 0, 0, 6]}
    assert (rows["voluntary"].answered, rows["voluntary"].invited) == (6, 6)


def test_a_group_in_which_too_few_answered_is_not_kept_nor_can_it_be_worked_out(lead, wave):
    everybody = scene.tokens(wave)
    for number, token in enumerate(everybody):
        if number % 2 == 0 or number < 6:  # all six of the trust, three of the charity
            scene.answer(token, scene.everything(wave))
    services.close_wave(by=lead, ref=wave.ref, on=today())
    assert not wave.tallies.exists()
    assert wave.ballots.count() == 9


def test_an_erased_person_is_asked_no_more_and_their_answer_stays(lead, wave):
    from convenor.web.people import services as people

    everybody = scene.tokens(wave)
    scene.answer(everybody[0], scene.everything(wave))
    services.keep_answers(token=everybody[1], answers={"question_1": "1"}, on=today())
    for name in ("Member 00", "Member 01"):
        people.erase(by=lead, ref=Person.objects.get(name=name).ref, on=today())
    assert wave.invitations.count() == 10
    assert filled(wave) == ["444"]
    with pytest.raises(NotHere):
        selectors.door_of(everybody[1], today())
    wave.refresh_from_db()
    assert wave.invited == 12


def test_whoever_erases_does_not_learn_who_answered(lead, wave):
    from convenor.web.people.selectors import erasure_plan

    scene.answer(scene.tokens(wave)[0], scene.everything(wave))
    plans = [
        [(str(held.what), held.count) for held in (*plan.goes, *plan.stays) if "ulse" in str(held.what)]
        for plan in (erasure_plan(lead, Person.objects.get(name=name).ref) for name in ("Member 00", "Member 01"))
    ]
    assert plans[0] == plans[1] and plans[0]
