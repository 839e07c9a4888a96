"""A body follows another: seats and holders go over as a whole or not at all, the link stands both ways."""

from datetime import date

import pytest

from convenor.web.bodies import selectors, services
from convenor.web.bodies.models import Body, Delegation, Seat, Term
from convenor.web.kernel.errors import ChangedMeanwhile, Invalid, NotHere, Refused
from convenor.web.kernel.models import AuditEntry
from convenor.web.kernel.viewer import Role
from tests import factories

pytestmark = pytest.mark.django_db
MARCH, APRIL, JUNE = date(2026, 3, 31), date(2026, 4, 1), date(2026, 6, 30)


@pytest.fixture
def vale():
    return factories.partnership()


@pytest.fixture
def lead(vale):
    return factories.convenor(vale)


@pytest.fixture
def board(vale):
    top = factories.body(vale, name="Top")
    facts = {"tier": "place", "level": "thematic", "decision_rule": "majority", "legal_status": "voluntary"}
    row = factories.body(vale, name="Old board", parent=top, starts=date(2024, 1, 1), **facts)
    chair = factories.seat(row, title="Chair", seat_class="chair", leads=True, required=True)
    factories.term(chair, factories.person(vale, name="Ada Obi"), ends=JUNE, came_by="invited")
    factories.term(factories.seat(row, title="Nurse"), factories.person(vale, name="Ben Ito"))
    factories.seat(row, title="Carer")
    Delegation.objects.create(partnership=vale, body=row, function="Small grants", kind="delegated")
    return row


def refs(body, *titles):
    return [Seat.objects.get(body=body, title=title).ref for title in titles]


def follow(lead, board, **fields):
    every = refs(board, "Chair", "Nurse", "Carer")
    said = {"name": "New board", "starts": APRIL, "seats": every, "holders": every[:2], "revision": 1, **fields}
    return services.start_following(by=lead, body=board, **said)


def held(body):
    rows = Term.objects.filter(seat__body=body).order_by("seat__title")
    return [(row.seat.title, row.person.name, row.starts, row.ends) for row in rows]


def test_seats_and_holders_go_over_and_the_old_one_ends_the_day_before(lead, board):
    new = follow(lead, board)
    old = Body.objects.get(pk=board.pk)
    assert (old.ends, new.starts, new.succeeds, new.parent.name) == (MARCH, APRIL, old, "Top")
    assert held(new) == [("Chair", "Ada Obi", APRIL, JUNE), ("Nurse", "Ben Ito", APRIL, None)]
    assert {row[3] for row in held(old)} == {MARCH}
    chair = Seat.objects.get(body=new, title="Chair")
    assert (chair.leads, chair.required, chair.seat_class, chair.starts) == (True, True, "chair", APRIL)
    assert chair.terms.get().came_by == "invited"
    lineages = [selectors.body_lineage(lead, row) for row in (old, new)]
    assert (lineages[0].came_after, lineages[1].came_before) == ([new], old)


def test_what_the_old_one_was_given_and_said_of_itself_is_not_carried(lead, board):
    new = follow(lead, board)
    assert not new.delegations.exists()
    assert (new.decision_rule, new.legal_status, new.members_decide) == ("", "", None)
    assert (new.tier, new.level) == ("place", "thematic")


def test_what_is_not_chosen_stays_behind(lead, board):
    new = follow(lead, board, seats=refs(board, "Nurse", "Carer"), holders=[])
    assert sorted(new.seats.values_list("title", flat=True)) == ["Carer", "Nurse"]
    assert held(new) == []


def test_a_body_that_has_ended_already_is_followed_the_day_after(lead, board):
    services.end_body(by=lead, body=board, revision=1, on=MARCH)
    with pytest.raises(Invalid, match="follow_leaves_gap"):
        follow(lead, board, starts=date(2026, 4, 2), revision=2)
    new = follow(lead, board, revision=2)
    assert [row[:3] for row in held(new)] == [("Chair", "Ada Obi", APRIL), ("Nurse", "Ben Ito", APRIL)]


def test_those_below_stand_below_the_new_one_or_nothing_is_done(lead, board, vale):
    child = factories.body(vale, parent=board, name="Below")
    with pytest.raises(Invalid, match="body_has_others_below"):
        follow(lead, board, move_below=False)
    assert not Body.objects.filter(name="New board").exists()
    new = follow(lead, board)
    assert Body.objects.get(pk=child.pk).parent == new


@pytest.mark.parametrize(
    ("fields", "error", "code"),
    [
        ({"name": " "}, Invalid, "body_name_missing"),
        ({"starts": date(2024, 1, 1)}, Invalid, "follow_before_it_began"),
        ({"seats": []}, Invalid, "follow_holder_without_seat"),
        ({"revision": 7}, ChangedMeanwhile, "changed_meanwhile"),
    ],
)
def test_what_is_refused_leaves_everything_as_it_was(lead, board, fields, error, code):
    before = (Body.objects.count(), Seat.objects.count(), Term.objects.count(), AuditEntry.objects.count())
    with pytest.raises(error, match=code):
        follow(lead, board, **fields)
    assert before == (Body.objects.count(), Seat.objects.count(), Term.objects.count(), AuditEntry.objects.count())
    assert Body.objects.get(pk=board.pk).ends is None


def test_only_who_keeps_the_register_of_this_partnership_may(lead, board, vale):
    for role in (Role.MEMBER, Role.LEADER, Role.EVALUATOR):
        with pytest.raises(Refused):
            follow(factories.viewer(vale, role), board)
    with pytest.raises(NotHere):
        follow(factories.convenor(factories.partnership()), board)


def test_it_is_checked_before_it_is_done(client, board, vale):
    factories.signed_in(client, vale, Role.CONVENOR)
    there = f"/p/{vale.slug}/bodies/{board.ref}/follow/"
    every = refs(board, "Chair", "Nurse", "Carer")
    day = {"starts_0": "1", "starts_1": "4", "starts_2": "2026"}
    given = {"revision": 1, "name": "New board", "seats": every[:2], "holders": every[:1], **_parts(client, there, day)}
    page = client.post(there, given).content.decode()
    assert "Old board ends on 31 March 2026. New board begins on 1 April 2026 and follows it." in page
    assert "2 seats go over, 1 of them with whoever holds it." in page
    assert "Ben Ito" in page and "Small grants" not in page and f"/bodies/{board.ref}/charter/" in page
    assert not Body.objects.filter(name="New board").exists()
    page = client.post(there, {**given, "checked": "yes"}, follow=True).content.decode()
    assert "New board follows Old board." in page and "It follows" in page
    assert held(Body.objects.get(name="New board")) == [("Chair", "Ada Obi", APRIL, JUNE)]


def _parts(client, there, day):
    page = client.get(there).content.decode()
    names = ("starts_day", "starts_month", "starts_year")
    assert all(f'name="{name}"' in page for name in names)
    return dict(zip(names, day.values(), strict=True))
