"""What a forum answers to its advice: who may, what must be said, what is kept for ever, two at once."""

from datetime import timedelta

import pytest

from convenor.web.insight import services
from convenor.web.insight.models import AdviceAction, AdviceResponse
from convenor.web.insight.selectors.forum import action_of, answers_of, leads_forum
from convenor.web.kernel.errors import ChangedMeanwhile, ConvenorError, Invalid, NotHere, Refused
from convenor.web.kernel.models import AuditEntry
from convenor.web.kernel.viewer import Role
from convenor.web.people.services import erase
from tests import factories
from tests.insight.scene import TODAY, small

pytestmark = pytest.mark.django_db
SOON = TODAY + timedelta(days=60)
FOUND = {"sureness": "clear", "inputs": {"inclusive": 1.5}}


@pytest.fixture
def scene():
    return small()


@pytest.fixture
def lead(scene):
    return factories.convenor(scene.of)


def answer(name, by, number=0, **said):
    given = {
        "take_up": {
            "what": "Ask the carers in",
            "owner": "",
            "due": SOON,
            "watched": "inclusive",
            "level": (2, 1.6, 2.4),
        },
        "set_aside": {"until": SOON},
        "overrule": {"reason": "They sit elsewhere by their own wish."},
        "reopen": {},
    }[name]
    common = {"by": by, "body": "EV", "rule": "T3", "number": number, "on": TODAY, "found": FOUND}
    return getattr(services, name)(**common, **{**given, **said})


def taken(scene, by, **said):
    return answer("take_up", by, **{"owner": scene.ada.ref, **said})


def viewer_of(scene, person, *roles):
    made = factories.viewer(scene.of, *roles)
    return type(made)(scene.of.pk, made.account_id, person.pk, frozenset(roles))


@pytest.mark.parametrize("name", ["take_up", "set_aside", "overrule", "reopen"])
@pytest.mark.parametrize(
    ("who", "may"),
    [
        (lambda scene: factories.viewer(scene.of, Role.CONVENOR), True),
        (lambda scene: viewer_of(scene, scene.ada, Role.MEMBER), True),  # holds the leading seat
        (lambda scene: viewer_of(scene, scene.bo, Role.LEADER), False),  # leads elsewhere, or nothing
        (lambda scene: factories.viewer(scene.of, Role.MEMBER), False),
        (lambda scene: factories.viewer(scene.of, Role.EVALUATOR), False),
        (lambda scene: factories.viewer(scene.of), False),
        (lambda scene: factories.convenor(factories.partnership()), False),
    ],
    ids=["governance lead", "leads the body", "leader elsewhere", "member", "evaluator", "public", "stranger"],
)
def test_who_may_answer(name, who, may, scene):
    said = {"owner": scene.ada.ref} if name == "take_up" else {}
    if name == "reopen":
        answer("set_aside", factories.convenor(scene.of))
        said = {"number": 1}
    before = AdviceResponse.objects.count()
    by = who(scene)
    if may:
        answer(name, by, **said)
        assert AdviceResponse.objects.count() == before + 1
    else:
        with pytest.raises((Refused, NotHere)):
            answer(name, by, **said)
        assert AdviceResponse.objects.count() == before


@pytest.mark.parametrize(
    ("name", "said", "code"),
    [
        ("take_up", {"what": "  "}, "action_what_missing"),
        ("take_up", {"owner": ""}, "action_owner_missing"),
        ("take_up", {"due": TODAY - timedelta(days=1)}, "action_due_past"),
        ("take_up", {"due": TODAY + timedelta(days=3700)}, "action_due_far"),
        ("take_up", {"what": "x" * 2001}, "too_long"),
        ("set_aside", {"until": TODAY}, "aside_until_past"),
        ("overrule", {"reason": " "}, "overrule_reason_missing"),
        ("overrule", {"reason": "She is 943 476 5919"}, "patient_data"),
        ("reopen", {}, "advice_not_answered"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_kept(name, said, code, scene, lead):
    given = {"owner": scene.ada.ref, **said} if name == "take_up" else said
    with pytest.raises(Invalid) as error:
        answer(name, lead, **given)
    assert error.value.code == code
    assert not AdviceResponse.objects.exists()


def test_every_answer_is_kept_with_what_the_advice_rested_on(scene, lead):
    answer("overrule", lead)
    answer("reopen", lead, number=1, reason="They asked for a seat after all.")
    answer("set_aside", lead, number=2)
    said = answers_of(lead, "EV").by_rule["T3"]
    assert [one.answer for one in said] == ["overruled", "reopened", "set_aside"]
    assert said[0].reason == "They sit elsewhere by their own wish." and said[0].found == FOUND
    assert said[0].given_by


def test_two_at_once_the_second_is_told_and_nothing_of_it_is_kept(scene, lead):
    answer("set_aside", lead)
    with pytest.raises(ChangedMeanwhile):
        answer("overrule", lead, number=0)
    assert [one.answer for one in answers_of(lead, "EV").by_rule["T3"]] == ["set_aside"]


@pytest.mark.parametrize(
    ("name", "later", "rests"),
    [
        ("take_up", 400, True),
        ("overrule", 400, True),
        ("set_aside", 60, True),
        ("set_aside", 61, False),  # there again
    ],
)
def test_answered_advice_rests_and_what_was_set_aside_comes_back(name, later, rests, scene, lead):
    answer(name, lead, **({"owner": scene.ada.ref} if name == "take_up" else {}))
    assert answers_of(lead, "EV").rests("T3", TODAY + timedelta(days=later)) is rests
    answer("reopen", lead, number=1)
    assert answers_of(lead, "EV").rests("T3", TODAY) is False


def test_an_action_keeps_what_it_should_change_and_says_what_came_of_it(scene, lead):
    action = taken(scene, lead)
    one = action_of(lead, "EV", action.ref)
    assert (one.watched, one.level_then, one.owner, one.is_open) == ("inclusive", 2, "Ada Obi", True)
    with pytest.raises(Invalid, match="action_came_of_missing"):
        services.finish_action(by=lead, body="EV", ref=action.ref, revision=1, done=True, came_of="", on=TODAY)
    changed = {"what": "Ask all carers in", "owner": scene.bo.ref, "due": SOON}
    services.change_action(by=lead, body="EV", ref=action.ref, revision=1, on=TODAY, **changed)
    with pytest.raises(ChangedMeanwhile):
        services.change_action(by=lead, body="EV", ref=action.ref, revision=1, on=TODAY, **changed | {"what": "x"})
    services.finish_action(by=lead, body="EV", ref=action.ref, revision=2, done=False, came_of="Nobody came.", on=TODAY)
    one = action_of(lead, "EV", action.ref)
    assert (one.state, one.came_of, one.owner, one.is_open) == ("dropped", "Nobody came.", "Bo Lee", False)
    with pytest.raises(Invalid, match="action_finished"):
        services.change_action(by=lead, body="EV", ref=action.ref, revision=3, on=TODAY, **changed)


def test_the_owner_is_a_person_of_the_partnership(scene, lead):
    stranger = factories.person(factories.partnership())
    with pytest.raises(ConvenorError):
        taken(scene, lead, owner=stranger.ref)
    assert not AdviceAction.objects.exists()


def test_each_act_is_in_the_audit_and_names_no_words(scene, lead):
    action = taken(scene, lead)
    services.finish_action(by=lead, body="EV", ref=action.ref, revision=1, done=True, came_of="They came.", on=TODAY)
    answer("overrule", lead, number=1)
    entries = list(AuditEntry.objects.filter(chain=f"partnership:{scene.of.pk}").order_by("number"))
    assert [one.verb for one in entries] == ["advice.take_up", "action.finish", "advice.overrule"]
    assert "They came" not in str([one.facts for one in entries])


def test_an_action_of_another_body_or_partnership_is_not_there(scene, lead):
    action = taken(scene, lead)
    for viewer, body in ((lead, scene.board.ref), (factories.convenor(factories.partnership()), "EV")):
        with pytest.raises(NotHere):
            action_of(viewer, body, action.ref)


def test_erasing_a_person_keeps_what_was_answered_and_takes_the_name(scene, lead):
    action = taken(scene, viewer_of(scene, scene.ada, Role.MEMBER))
    erase(by=lead, ref=scene.ada.ref, on=TODAY)
    action.refresh_from_db()
    assert action.owner is None and action.response.given_by is None
    assert action_of(lead, "EV", action.ref).owner == ""


def test_leading_follows_the_seat(scene):
    assert leads_forum(viewer_of(scene, scene.ada, Role.MEMBER), "EV", TODAY) is True
    assert leads_forum(viewer_of(scene, scene.bo, Role.MEMBER), "EV", TODAY) is False
