"""What becomes of a statement: shown, joined, refused, undone; by several people; and what those who ask may add."""

import pytest
from django.core.cache import cache

from convenor.web.conversations import looking, services
from convenor.web.conversations.likeness import likeness
from convenor.web.conversations.models import Conversation, Ruling, Statement, Vote, Voter
from convenor.web.conversations.selectors.queue import like, next_waiting, statements_to_moderate, waiting_in
from convenor.web.conversations.vocabulary import Reason, Standing, State
from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import ChangedMeanwhile, Invalid, NotHere, Refused
from convenor.web.kernel.models import AuditEntry
from convenor.web.kernel.viewer import Role
from tests import factories
from tests.conversations import queued

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(vale):
    return queued.conversation(vale)


def rule(by, statement, standing="shown", **said):
    said.setdefault("revision", statement.revision)
    return services.rule(by=by, statement_ref=statement.ref, standing=standing, on=today(), **said)


def undo(by, statement):
    row = Statement.objects.get(pk=statement.pk)
    return services.undo_ruling(by=by, statement_ref=row.ref, revision=row.revision, on=today())


def test_a_statement_that_is_shown_gets_the_next_number_and_keeps_it(lead, asked):
    first, second, *_others = queued.of_people(asked)
    assert rule(lead, second).number == 4
    assert rule(lead, first).number == 5
    again = rule(lead, rule(lead, Statement.objects.get(pk=second.pk), "refused", reason="hurts"))
    assert (again.standing, again.number, again.reason) == ("shown", 4, "")


def test_one_that_says_the_same_is_joined_to_the_other(lead, asked):
    first, other = queued.of_people(asked)[0], queued.of_askers(asked)[0]
    done = rule(lead, first, "joined", same_as=other.ref)
    assert (done.standing, done.same_as, done.number) == (Standing.JOINED, other, None)


def test_only_a_published_reason_keeps_a_statement_from_being_shown(lead, asked):
    one = queued.of_people(asked)[2]
    for reason in ("", "unwelcome", Reason.SAME):
        with pytest.raises(Invalid):
            rule(lead, one, "refused", reason=reason)
    done = rule(lead, one, "refused", reason="names", note="  Say what happens, not who does it.  ")
    assert (done.standing, done.reason, done.note) == ("refused", "names", "Say what happens, not who does it.")
    assert done.looked_at_on == today()


def test_a_word_to_the_author_may_hold_no_patient_data(lead, asked):
    with pytest.raises(Invalid, match="patient_data"):
        rule(lead, queued.of_people(asked)[0], "refused", reason="patient", note="It was 943 476 5919.")


def test_it_cannot_be_joined_to_itself_nor_to_what_is_not_shown_nor_elsewhere(lead, vale, asked):
    first, second, *_others = queued.of_people(asked)
    elsewhere = queued.of_askers(queued.conversation(vale))[0]
    for ref in ("", first.ref, second.ref, elsewhere.ref):
        with pytest.raises(Invalid, match="conversation_same_as_missing"):
            rule(lead, first, "joined", same_as=ref)


def test_nothing_else_can_be_said_of_a_statement(lead, asked):
    for standing in ("waiting", "", "deleted"):
        with pytest.raises(Invalid, match="conversation_ruling_missing"):
            rule(lead, queued.of_people(asked)[0], standing)


def test_whoever_is_second_is_told_and_overwrites_nothing(lead, vale, asked):
    one = queued.of_people(asked)[0]
    rule(lead, one)
    with pytest.raises(ChangedMeanwhile):
        rule(factories.convenor(vale), one, "refused", reason="off_topic")
    assert Statement.objects.get(pk=one.pk).standing == Standing.SHOWN
    assert Ruling.objects.filter(statement=one).count() == 1


def test_a_ruling_is_undone_and_both_stay_in_the_log(lead, asked):
    one = queued.of_people(asked)[1]
    rule(lead, one, "refused", reason="off_topic", note="Another time.")
    back = undo(lead, one)
    assert (back.standing, back.reason, back.note, back.looked_at_on) == ("waiting", "", "", None)
    kept = list(Ruling.objects.filter(statement=one).order_by("pk").values_list("standing", "reason", "note"))
    assert kept == [("refused", "off_topic", "Another time."), ("waiting", "", "")]


def test_undoing_the_second_ruling_brings_back_the_first(lead, asked):
    one, other = queued.of_people(asked)[0], queued.of_askers(asked)[0]
    done = rule(lead, one, "joined", same_as=other.ref)
    rule(lead, done)
    back = undo(lead, one)
    assert (back.standing, back.same_as, back.looked_at_on) == ("joined", other, today())


def test_where_nothing_was_ruled_there_is_nothing_to_undo(lead, asked):
    with pytest.raises(Invalid, match="conversation_nothing_to_undo"):
        undo(lead, queued.of_people(asked)[0])


def test_a_statement_with_votes_can_be_taken_back_and_its_votes_are_kept_apart(lead, asked):
    one = rule(lead, queued.of_people(asked)[1])
    Vote.objects.create(voter=Voter.objects.create(conversation=asked), statement=one, value=1)
    done = rule(lead, one, "refused", reason="hurts")
    assert done.votes.count() == 1
    assert not Vote.objects.filter(statement__standing=Standing.SHOWN).exists()


def test_what_was_joined_to_one_taken_back_is_looked_at_again(lead, asked):
    one, other = queued.of_people(asked)[0], queued.of_askers(asked)[0]
    rule(lead, one, "joined", same_as=other.ref)
    rule(lead, other, "refused", reason="off_topic")
    row = Statement.objects.get(pk=one.pk)
    assert (row.standing, row.same_as, row.looked_at_on) == ("waiting", None, None)


def test_what_was_joined_to_one_that_is_joined_to_a_third_goes_along(lead, asked):
    one, (other, third, *_) = queued.of_people(asked)[0], queued.of_askers(asked)
    rule(lead, one, "joined", same_as=other.ref)
    rule(lead, other, "joined", same_as=third.ref)
    assert Statement.objects.get(pk=one.pk).same_as == third


def test_the_audit_says_that_it_was_ruled_and_neither_words_nor_author(lead, asked):
    one = queued.of_people(asked)[2]
    rule(lead, one, "refused", reason="names", note="Say what happens")
    undo(lead, one)
    entries = list(AuditEntry.objects.filter(subject=one.ref).order_by("number"))
    assert [entry.verb for entry in entries] == ["conversation.rule", "conversation.undo_ruling"]
    assert entries[0].facts == {"standing": "refused", "reason": "names"}
    whole = str([entry.facts for entry in entries])
    assert "Grey" not in whole and "author" not in whole and "happens" not in whole


@pytest.mark.parametrize("role", [Role.MEMBER, Role.EVALUATOR, None])
def test_only_whoever_may_ask_there_moderates(vale, asked, role):
    viewer = factories.viewer(vale, *([role] if role else []))
    with pytest.raises(Refused):
        rule(viewer, queued.of_people(asked)[0])
    with pytest.raises(Refused):
        statements_to_moderate(viewer, asked, today())
    assert waiting_in(viewer, asked, today()) == 0


def test_of_another_partnership_there_is_no_such_statement(asked):
    with pytest.raises(NotHere):
        rule(factories.convenor(factories.partnership()), queued.of_people(asked)[0])


def test_what_waits_at_the_close_is_still_answered_but_not_in_a_draft_nor_where_it_was_called_off(lead, asked):
    one = queued.of_people(asked)[1]
    for state, code in (("draft", "conversation_not_open_yet"), ("cancelled", "conversation_cancelled_already")):
        Conversation.objects.filter(pk=asked.pk).update(state=state)
        with pytest.raises(Invalid, match=code):
            rule(lead, one)
    Conversation.objects.filter(pk=asked.pk).update(state=State.CLOSED, closed=today())
    assert rule(lead, one, "refused", reason="off_topic").standing == "refused"


# The queue


def test_the_queue_holds_what_waits_and_the_longest_waiting_comes_first(lead, asked):
    rows = statements_to_moderate(lead, asked, today())
    written = queued.of_people(asked)
    assert [row.ref for row in rows if row.waits] == [one.ref for one in written]
    assert waiting_in(lead, asked, today()) == 4
    assert next_waiting(rows).ref == written[0].ref
    assert next_waiting(rows, after=written[0].ref).ref == written[1].ref
    assert next_waiting(rows, after=written[3].ref).ref == written[0].ref  # from the start again
    assert not any("author" in str(row) for row in rows)


def test_where_statements_are_shown_at_once_they_are_looked_at_afterwards(lead, vale):
    asked = queued.conversation(vale, checked_first=False)
    one = queued.of_people(asked)[0]
    assert waiting_in(lead, asked, today()) == 4
    done = rule(lead, one)
    assert (done.number, done.looked_at_on) == (4, today())
    assert waiting_in(lead, asked, today()) == 3
    undo(lead, one)
    assert waiting_in(lead, asked, today()) == 4
    assert Statement.objects.get(pk=one.pk).standing == Standing.SHOWN


def test_beside_a_statement_stand_those_most_like_it(lead, asked):
    rows = statements_to_moderate(lead, asked, today())
    found = like(rows, next(row for row in rows if row.waits))
    assert found[0].text == queued.SHOWN[0]
    assert "One record for everybody" not in [row.text for row in found]


def test_two_who_moderate_are_not_given_the_same_statement(lead, vale, asked):
    cache.clear()
    rows, other = statements_to_moderate(lead, asked, today()), factories.convenor(vale)
    first = next_waiting(rows, "", looking.others_look_at(asked.ref, lead.actor))
    looking.look_at(asked.ref, lead.actor, first.ref)
    assert next_waiting(rows, "", looking.others_look_at(asked.ref, other.actor)).ref != first.ref
    assert next_waiting(rows, "", looking.others_look_at(asked.ref, lead.actor)).ref == first.ref
    all_taken = [row.ref for row in rows]
    assert next_waiting(rows, "", all_taken).ref == first.ref  # better twice than not at all


# What those who ask may do while people vote


def test_those_who_ask_may_add_a_statement_and_it_is_marked_as_theirs(lead, asked):
    done = services.add_statement(by=lead, ref=asked.ref, text="  Care  goes on at night. ", on=today())
    assert (done.text, done.seed, done.standing, done.number) == ("Care goes on at night.", True, "shown", 4)
    assert done.author == ""


def test_but_not_twice_the_same_nor_too_long_nor_empty_nor_when_it_is_over(lead, asked):
    for text, code in (
        (queued.SHOWN[0].upper(), "conversation_text_there_already"),
        ("x" * 281, "conversation_text_long"),
        ("  ", "conversation_text_missing"),
        ("She is 943 476 5919", "patient_data"),
    ):
        with pytest.raises(Invalid, match=code):
            services.add_statement(by=lead, ref=asked.ref, text=text, on=today())
    Conversation.objects.filter(pk=asked.pk).update(state=State.CLOSED, closed=today())
    with pytest.raises(Invalid, match="conversation_closed_already"):
        services.add_statement(by=lead, ref=asked.ref, text="Too late.", on=today())


def test_what_differs_in_small_words_alone_may_be_added(lead, asked):
    text = queued.SHOWN[0].replace("the hospital", "our hospital")
    assert text != queued.SHOWN[0] and likeness(text, queued.SHOWN[0]) == 1
    assert services.add_statement(by=lead, ref=asked.ref, text=text, on=today()).text == text


def test_a_member_adds_nothing(vale, asked):
    with pytest.raises(Refused):
        services.add_statement(by=factories.viewer(vale, Role.MEMBER), ref=asked.ref, text="Mine.", on=today())


def test_a_statement_is_brought_forward_and_no_longer_so_when_it_is_taken_back(lead, asked):
    one = queued.of_askers(asked)[0]
    done = services.push(by=lead, statement_ref=one.ref, revision=1, pushed=True, on=today())
    assert done.pushed
    assert not rule(lead, done, "refused", reason="off_topic").pushed
    with pytest.raises(Invalid, match="conversation_push_not_shown"):
        services.push(by=lead, statement_ref=one.ref, revision=3, pushed=True, on=today())
