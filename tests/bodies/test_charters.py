"""Ground rules: versions replace and never overwrite; each member answers for themselves, rule by rule."""

from datetime import date

import pytest

from convenor.web.bodies import selectors, services
from convenor.web.bodies.models import CharterAgreement, CharterVersion
from convenor.web.kernel.errors import Invalid, Refused
from convenor.web.kernel.viewer import Role, Viewer
from tests import factories

pytestmark = pytest.mark.django_db
MAY, JUNE, JULY = date(2026, 5, 1), date(2026, 6, 30), date(2026, 7, 1)
RULES = ["We disagree in the room.", "Papers come a week before."]


@pytest.fixture
def vale():
    return factories.partnership()


@pytest.fixture
def lead(vale):
    return factories.convenor(vale)


@pytest.fixture
def board(vale):
    return factories.body(vale)


def published(lead, board, on=MAY, rules=RULES):
    draft = services.draft_charter(by=lead, body=board, rules=rules)
    return services.publish_charter(by=lead, charter=draft, revision=draft.revision, on=on)


def member(board, **fields):
    holder = factories.person(board.partnership, roles=(Role.MEMBER,))
    factories.term(factories.seat(board, **fields), holder)
    return Viewer(partnership_id=board.partnership_id, person_id=holder.pk, roles=frozenset({Role.MEMBER}))


def say(viewer, charter, *said, on=JUNE):
    refs = [rule.ref for rule in charter.rules.order_by("position")]
    answers = dict(zip(refs, [one if isinstance(one, tuple) else (one, "") for one in said], strict=False))
    return services.answer_charter(by=viewer, charter=charter, answers=answers, on=on)


def seen(viewer, board, on=JUNE):
    return selectors.charters_of(viewer, board, on)


def test_a_new_version_replaces_and_the_earlier_one_is_kept(lead, board):
    first = published(lead, board)
    second = published(lead, board, on=JULY, rules=[*RULES, "Nobody leaves in doubt."])
    assert (first.number, second.number) == (1, 2)
    assert CharterVersion.objects.get(pk=first.pk).ends == JUNE
    assert seen(lead, board, JUNE).current.charter == first
    assert seen(lead, board, JULY).current.charter == second
    assert seen(lead, board, JULY).earlier == [first]
    assert [rule.text for rule in first.rules.order_by("position")] == RULES


def test_a_draft_binds_nobody_and_is_seen_by_who_keeps_it_alone(lead, board):
    draft = services.draft_charter(by=lead, body=board, rules=RULES)
    assert seen(lead, board).draft == draft
    someone = member(board)
    assert seen(someone, board).draft is None and seen(someone, board).current is None
    with pytest.raises(Invalid, match="charter_not_in_force"):
        say(someone, draft, True, True)
    with pytest.raises(Invalid, match="charter_draft_exists"):
        services.draft_charter(by=lead, body=board, rules=RULES)


def test_published_rules_do_not_change(lead, board):
    charter = published(lead, board)
    for act in (
        lambda: services.edit_draft(by=lead, charter=charter, revision=charter.revision, rules=["Other"]),
        lambda: services.discard_draft(by=lead, charter=charter, revision=charter.revision),
        lambda: services.publish_charter(by=lead, charter=charter, revision=charter.revision, on=JULY),
    ):
        with pytest.raises(Invalid, match="charter_is_published"):
            act()


@pytest.mark.parametrize(("rules", "code"), [([" ", ""], "without_rules"), (["A rule.", "A  rule."], "rule_twice")])
def test_rules_that_cannot_stand(lead, board, rules, code):
    with pytest.raises(Invalid, match=code):
        services.draft_charter(by=lead, body=board, rules=rules)


def test_how_many_agree_to_every_rule(lead, board):
    charter = published(lead, board)
    one, two, three = member(board), member(board), member(board)
    say(one, charter, True, True)
    say(two, charter, True, (False, "A week is too short."))
    current = seen(lead, board).current
    assert (current.agree_to_all, current.members) == (1, 3)
    assert [(rule.agree, rule.reserve) for rule in current.rules] == [(2, 0), (1, 1)]
    assert not seen(three, board).current.you_answered and seen(one, board).current.you_answered


def test_a_reservation_needs_a_reason_and_gives_way_to_agreement(lead, board):
    charter = published(lead, board)
    someone = member(board)
    with pytest.raises(Invalid, match="reservation_missing"):
        say(someone, charter, (False, "  "))
    say(someone, charter, (False, "Too short."))
    say(someone, charter, (True, "Too short."))
    answer = CharterAgreement.objects.get()
    assert (answer.agreed, answer.reservation) == (True, "")


def test_nobody_answers_for_another_and_only_members_answer(lead, board):
    charter = published(lead, board)
    observer = member(board, seat_class="observer", voting=False)
    for viewer in (lead, observer, Viewer(partnership_id=board.partnership_id)):
        with pytest.raises(Refused):
            say(viewer, charter, True, True)
    assert seen(lead, board).current.members == 0


def test_who_has_left_no_longer_counts(lead, board):
    charter = published(lead, board)
    holder = factories.person(board.partnership, roles=(Role.MEMBER,))
    factories.term(factories.seat(board), holder, ends=JUNE)
    viewer = Viewer(partnership_id=board.partnership_id, person_id=holder.pk, roles=frozenset({Role.MEMBER}))
    say(viewer, charter, True, True, on=JUNE)
    assert (seen(lead, board, JUNE).current.agree_to_all, seen(lead, board, JULY).current.agree_to_all) == (1, 0)
    with pytest.raises(Refused):
        say(viewer, charter, True, True, on=JULY)


def test_reservations_are_read_inside_alone(lead, board):
    charter = published(lead, board)
    say(member(board), charter, (False, "Too short."))
    outside = Viewer(partnership_id=board.partnership_id)
    assert seen(lead, board).current.rules[0].reservations
    assert seen(outside, board).current.rules[0].reservations == []
    assert seen(outside, board).current.rules[0].reserve == 1
