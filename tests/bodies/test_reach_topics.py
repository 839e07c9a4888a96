"""Matters to decide: the mark moves towards decided, never back; and who is affected by them."""

from datetime import date

import pytest

from convenor.web.bodies.models import Affected, Topic, WentOn
from convenor.web.bodies.selectors.affected import affected_by, affected_by_topic, how_many_affected, nameable, named
from convenor.web.bodies.selectors.topics import topic_of, topics
from convenor.web.bodies.services.affected import mark_affected, seen_of, set_affected
from convenor.web.bodies.services.notices import send_notice
from convenor.web.bodies.services.topics import add_topic, edit_topic
from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import ChangedMeanwhile, Invalid, NotHere, Refused
from convenor.web.kernel.models import AuditEntry
from convenor.web.kernel.viewer import Role, Viewer
from tests import factories

pytestmark = pytest.mark.django_db
STATUSES = ("open", "narrowed", "decided")


@pytest.fixture
def vale():
    return factories.partnership()


@pytest.fixture
def lead(vale):
    return factories.convenor(vale)


@pytest.fixture
def board(vale):
    return factories.body(vale, name="Place board")


def topic(lead, board, **fields):
    return add_topic(by=lead, body=board, **{"title": "Where carers can take a break", **fields})


@pytest.mark.parametrize("before", STATUSES)
@pytest.mark.parametrize("after", STATUSES)
def test_the_mark_moves_towards_decided_and_never_back(lead, board, before, after):
    row = topic(lead, board, status=before)
    if STATUSES.index(after) < STATUSES.index(before):
        with pytest.raises(Invalid, match="topic_reopened"):
            edit_topic(by=lead, topic=row, revision=1, status=after)
        assert Topic.objects.get(pk=row.pk).status == before
    else:
        assert edit_topic(by=lead, topic=row, revision=1, status=after).status == after


def test_an_old_copy_of_the_row_cannot_take_the_mark_back(lead, board):
    row = topic(lead, board)
    old = topic_of(lead, row.ref)
    edit_topic(by=lead, topic=row, revision=1, status="decided")
    with pytest.raises(Invalid, match="topic_reopened"):
        edit_topic(by=lead, topic=old, revision=2, status="open")


def test_when_the_mark_moved_stands_in_the_audit(lead, board):
    row = topic(lead, board)
    edit_topic(by=lead, topic=row, revision=1, status="narrowed")
    entry = AuditEntry.objects.get(verb="topic.edit", subject=row.ref)
    assert entry.facts["status"] == ["open", "narrowed"]
    assert entry.actor == lead.actor


def test_a_mark_that_leaves_somebody_out_needs_a_reason_kept_for_good(lead, board, vale):
    row = topic(lead, board)
    seated, carers = factories.partner(vale), factories.community(vale, name="Carers")
    factories.term(factories.seat(board, partner=seated))
    for party in ({"partner": seated}, {"community": carers}):
        mark_affected(by=lead, body=board, topic=row, **party)
    for reason in ("", " \n "):
        with pytest.raises(Invalid, match="went_on_reason_missing"):
            edit_topic(by=lead, topic=row, revision=1, status="narrowed", reason=reason)
    assert Topic.objects.get(pk=row.pk).status == "open" and not WentOn.objects.exists()
    edit_topic(by=lead, topic=row, revision=1, status="narrowed", reason="The grant ends today.")
    kept = row.went_on.get()
    assert (kept.status, kept.on, kept.absent, kept.reason) == ("narrowed", today(), "Carers", "The grant ends today.")
    assert AuditEntry.objects.get(verb="topic.go_on").facts == {"entry": kept.ref, "absent": 1}
    edit_topic(by=lead, topic=row, revision=2, title="Other words")  # the mark stays where it is: nothing to give
    assert WentOn.objects.count() == 1


def test_who_was_told_or_has_a_seat_is_not_left_out(lead, board, vale):
    row, carers = topic(lead, board, how_to_be_heard="Write"), factories.community(vale)
    mark_affected(by=lead, body=board, community=carers)
    send_notice(by=lead, topic=row, community=carers, sent_to="a@vale.example", text="Soon.", on=today())
    edit_topic(by=lead, topic=row, revision=1, status="decided")
    assert not WentOn.objects.exists()


def test_a_reason_holds_no_patient_data(lead, board, vale):
    row = topic(lead, board)
    mark_affected(by=lead, body=board, community=factories.community(vale))
    with pytest.raises(Invalid, match="patient_data"):
        edit_topic(by=lead, topic=row, revision=1, status="decided", reason="For 943 476 5919")
    assert Topic.objects.get(pk=row.pk).status == "open"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"title": "  "}, "topic_title_missing"),
        ({"title": "x" * 301}, "value_refused"),
        ({"status": "perhaps"}, "value_refused"),
        ({"stage": "never"}, "value_refused"),
        ({"how_to_be_heard": "Tell us about 943 476 5919"}, "patient_data"),
    ],
)
def test_what_a_topic_cannot_be(lead, board, fields, code):
    with pytest.raises(Invalid, match=code):
        topic(lead, board, **fields)


def test_topics_stand_in_the_order_they_are_decided(lead, board):
    topic(lead, board, title="No day")
    topic(lead, board, title="Later", due=date(2027, 1, 8))
    topic(lead, board, title="Sooner", due=date(2026, 12, 8))
    assert [row.title for row in topics(lead)] == ["Sooner", "Later", "No day"]


def test_a_save_against_an_old_revision_changes_nothing(lead, board):
    row = topic(lead, board)
    edit_topic(by=lead, topic=row, revision=1, title="Somebody was first")
    with pytest.raises(ChangedMeanwhile):
        edit_topic(by=lead, topic=topic_of(lead, row.ref), revision=1, title="And I was second")
    assert topic_of(lead, row.ref).title == "Somebody was first"


def test_somebody_is_named_as_affected_once(lead, board, vale):
    carers = factories.community(vale)
    mark_affected(by=lead, body=board, community=carers, how="They rely on it")
    with pytest.raises(Invalid, match="affected_already"):
        mark_affected(by=lead, body=board, community=carers)
    mark_affected(by=lead, body=board, topic=topic(lead, board), community=carers)
    assert how_many_affected(lead) == {board.pk: 2}


def test_whoever_is_affected_is_one_community_or_one_partner(lead, board, vale):
    for parties in ({}, {"community": factories.community(vale), "partner": factories.partner(vale)}):
        with pytest.raises(Invalid, match="party_one"):
            mark_affected(by=lead, body=board, **parties)


def test_a_topic_of_another_body_is_refused(lead, board, vale):
    other = topic(lead, factories.body(vale))
    with pytest.raises(Invalid, match="topic_of_another_body"):
        mark_affected(by=lead, body=board, topic=other, community=factories.community(vale))


def test_a_page_of_ticks_adds_takes_off_and_keeps_what_was_said(lead, board, vale):
    carers, walkers = factories.community(vale), factories.community(vale)
    charity = factories.partner(vale)
    mark_affected(by=lead, body=board, community=carers, how="They rely on it")
    mark_affected(by=lead, body=board, partner=charity)
    kept = Affected.objects.get(community=carers)
    seen = seen_of(affected_by(lead, body=board))
    done = set_affected(
        by=lead, body=board, communities={carers: "They rely on it", walkers: ""}, partners={}, seen=seen
    )
    assert done == (1, 1)
    rows = affected_by(lead, body=board)
    assert {row.community for row in rows} == {carers, walkers}
    assert Affected.objects.get(community=carers).ref == kept.ref


def test_ticks_made_on_an_old_page_undo_nobodys(lead, board, vale):
    carers, walkers = factories.community(vale), factories.community(vale)
    seen = seen_of([])
    mark_affected(by=lead, body=board, community=carers)
    with pytest.raises(ChangedMeanwhile):
        set_affected(by=lead, body=board, communities={walkers: ""}, partners={}, seen=seen)
    assert [row.community for row in affected_by(lead, body=board)] == [carers]


def test_a_topic_touches_those_named_for_it_and_those_its_body_always_touches(lead, board, vale):
    always, only_here, elsewhere = (factories.community(vale) for _number in range(3))
    row = topic(lead, board)
    mark_affected(by=lead, body=board, community=always)
    mark_affected(by=lead, body=board, topic=row, community=only_here)
    mark_affected(by=lead, body=board, topic=topic(lead, board, title="Another"), community=elsewhere)
    assert {one.community for one in affected_by_topic(lead, row)} == {always, only_here}


def test_one_already_named_can_still_be_unnamed_after_it_has_ended(lead, board, vale):
    ended = factories.community(vale, ends=date(2026, 1, 31))
    assert [one.ref for one in nameable(lead, "community")] == []
    mark_affected(by=lead, body=board, community=ended)
    assert [one.ref for one in nameable(lead, "community")] == [ended.ref]


WRITERS = [
    ((Role.CONVENOR,), True),
    ((Role.LEADER,), False),
    ((Role.MEMBER,), False),
    ((Role.EVALUATOR,), False),
    ((), False),
]


@pytest.mark.parametrize(("roles", "allowed"), WRITERS)
def test_only_governance_leads_keep_topics_and_say_who_is_affected(vale, board, lead, roles, allowed):
    viewer, carers = factories.viewer(vale, *roles), factories.community(vale)
    row = topic(lead, board)
    writes = [
        lambda: topic(viewer, board),
        lambda: edit_topic(by=viewer, topic=row, revision=1, title="Other words"),
        lambda: mark_affected(by=viewer, body=board, community=carers),
        lambda: set_affected(by=viewer, body=board, communities={}, partners={}, seen=seen_of(Affected.objects.all())),
        lambda: nameable(viewer, "partner"),
        lambda: named(viewer, "partner", []),
    ]
    for write in writes:
        if allowed:
            write()
        else:
            with pytest.raises(Refused):
                write()


@pytest.mark.parametrize("public", [True, False])
def test_the_public_reads_topics_when_the_register_is_public(public):
    vale = factories.partnership(register_is_public=public)
    row = topic(factories.convenor(vale), factories.body(vale))
    visitor = Viewer(partnership_id=vale.pk)
    reads = [lambda: topics(visitor), lambda: topic_of(visitor, row.ref), lambda: affected_by_topic(visitor, row)]
    for read in reads:
        if public:
            read()
        else:
            with pytest.raises(NotHere):
                read()


def test_nothing_is_read_or_written_across_partnerships(vale, board, lead):
    elsewhere = factories.partnership()
    stranger = factories.convenor(elsewhere)
    row = topic(lead, board)
    carers = factories.community(vale)
    refused = [
        lambda: topic_of(stranger, row.ref),
        lambda: topic(stranger, board),
        lambda: edit_topic(by=stranger, topic=row, revision=1, title="Theirs"),
        lambda: mark_affected(by=stranger, body=factories.body(elsewhere), community=carers),
        lambda: named(stranger, "community", [carers.ref]),
        lambda: set_affected(by=stranger, body=board, communities={}, partners={}, seen=seen_of([])),
    ]
    for act in refused:
        with pytest.raises(NotHere):
            act()
    assert topics(stranger) == []
    assert how_many_affected(stranger) == {}


def test_the_day_of_a_mark_is_kept_and_changes_only_with_the_mark(db, monkeypatch):
    of = factories.partnership()
    by = factories.convenor(of)
    days = [date(2026, 3, 1)]
    monkeypatch.setattr("convenor.web.bodies.services.topics.today", lambda: days[-1])
    topic = add_topic(by=by, body=factories.body(of), title="Winter beds")
    assert topic.marked_on == date(2026, 3, 1)
    days.append(date(2026, 5, 2))
    topic = edit_topic(by=by, topic=topic, revision=topic.revision, title="Beds in winter")
    assert topic.marked_on == date(2026, 3, 1)
    topic = edit_topic(by=by, topic=topic, revision=topic.revision, status="decided")
    assert topic.marked_on == date(2026, 5, 2)
