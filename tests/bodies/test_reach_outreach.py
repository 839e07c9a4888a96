"""The recruitment list: a state and its days tell one story; what was said in private stays with those who ask."""

from datetime import date

import pytest

from convenor.web.bodies.models import Outreach
from convenor.web.bodies.selectors.outreach import outreach, outreach_of
from convenor.web.bodies.services.outreach import add_outreach, edit_outreach, remove_outreach
from convenor.web.kernel.errors import ChangedMeanwhile, Invalid, NotHere, Refused
from convenor.web.kernel.viewer import Role
from tests import factories

pytestmark = pytest.mark.django_db
MAY, JUNE, TODAY, TOMORROW = date(2026, 5, 4), date(2026, 6, 1), date(2026, 11, 24), date(2026, 11, 25)


@pytest.fixture
def vale():
    return factories.partnership()


@pytest.fixture
def lead(vale):
    return factories.convenor(vale)


@pytest.fixture
def carers(vale):
    return factories.community(vale, name="Carers")


def ask(lead, carers, **fields):
    return add_outreach(by=lead, on=TODAY, community=carers, **fields)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"state": "asked"}, "outreach_asked_when"),
        ({"state": "idea", "asked_on": MAY}, "outreach_asked_already"),
        ({"state": "joined", "asked_on": MAY}, "outreach_answered_when"),
        ({"state": "declined", "asked_on": MAY}, "outreach_answered_when"),
        ({"state": "joined", "asked_on": JUNE, "answered_on": MAY}, "outreach_answered_before"),
        ({"state": "idea", "answered_on": MAY}, "outreach_answered_before"),
        ({"state": "asked", "asked_on": TOMORROW}, "outreach_not_yet"),
        ({"state": "joined", "asked_on": MAY, "answered_on": TOMORROW}, "outreach_not_yet"),
        ({"state": "ghosted", "asked_on": MAY}, "value_refused"),
        ({"seat_class": "throne"}, "value_refused"),
        ({"answer": "It is about 943 476 5919"}, "patient_data"),
    ],
)
def test_a_story_that_does_not_hold_together_is_refused(lead, carers, fields, code):
    with pytest.raises(Invalid, match=code):
        ask(lead, carers, **fields)
    assert not Outreach.objects.exists()


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"state": "asked", "asked_on": MAY},
        {"state": "asked", "asked_on": TODAY},
        {"state": "talking", "asked_on": MAY},
        {"state": "talking", "asked_on": MAY, "answered_on": JUNE},
        {"state": "joined", "asked_on": MAY, "answered_on": MAY},
        {"state": "declined", "asked_on": MAY, "answered_on": JUNE, "answer": "Not by day"},
    ],
)
def test_a_story_that_holds_is_kept(lead, carers, fields):
    assert ask(lead, carers, **fields).state == fields.get("state", "idea")


def test_once_asked_it_does_not_become_unasked(lead, carers):
    row = ask(lead, carers, state="asked", asked_on=MAY)
    with pytest.raises(Invalid, match="outreach_was_asked"):
        edit_outreach(by=lead, on=TODAY, outreach=row, revision=1, state="idea", asked_on=None)


def test_a_no_may_become_a_yes(lead, carers):
    row = ask(lead, carers, state="declined", asked_on=MAY, answered_on=MAY)
    row = edit_outreach(by=lead, on=TODAY, outreach=row, revision=1, state="joined", answered_on=JUNE)
    assert (row.state, row.answered_on) == ("joined", JUNE)


def test_a_line_is_about_one_party_and_stays_so(lead, carers, vale):
    with pytest.raises(Invalid, match="party_one"):
        add_outreach(by=lead, on=TODAY)
    with pytest.raises(Invalid, match="party_one"):
        ask(lead, carers, partner=factories.partner(vale))
    row = ask(lead, carers)
    with pytest.raises(TypeError, match="community"):
        edit_outreach(by=lead, on=TODAY, outreach=row, revision=1, community=factories.community(vale))


def test_two_who_save_at_once_do_not_overwrite_each_other(lead, carers):
    row = ask(lead, carers)
    edit_outreach(by=lead, on=TODAY, outreach=row, revision=1, who="Their chair")
    with pytest.raises(ChangedMeanwhile):
        edit_outreach(by=lead, on=TODAY, outreach=outreach_of(lead, row.ref), revision=1, who="Somebody else")
    with pytest.raises(ChangedMeanwhile):
        remove_outreach(by=lead, outreach=row, revision=1)
    assert outreach_of(lead, row.ref).who == "Their chair"


def test_taken_off_the_list_the_words_are_gone(lead, carers):
    row = ask(lead, carers, answer="In confidence")
    remove_outreach(by=lead, outreach=row, revision=1)
    assert not Outreach.objects.exists()


def test_those_nobody_has_asked_stand_first(lead, vale):
    for state, fields in (("declined", {"answered_on": MAY}), ("asked", {}), ("idea", {})):
        days = {"asked_on": MAY} if state != "idea" else {}
        add_outreach(by=lead, on=TODAY, community=factories.community(vale), state=state, **days, **fields)
    assert [line.state for line in outreach(lead)] == ["idea", "asked", "declined"]


@pytest.mark.parametrize(
    ("roles", "reads", "reads_words", "writes"),
    [
        ((Role.CONVENOR,), True, True, True),
        ((Role.LEADER,), True, True, True),
        ((Role.MEMBER,), True, False, False),
        ((Role.EVALUATOR,), True, False, False),
        ((), False, False, False),
    ],
)
def test_who_reads_and_writes_the_list(vale, lead, carers, roles, reads, reads_words, writes):
    row = ask(lead, carers, who="Their chair", would_bring="Fares", state="asked", asked_on=MAY, answer="Perhaps")
    viewer = factories.viewer(vale, *roles)
    if reads:
        (line,) = outreach(viewer)
        assert (line.party, line.state, line.asked_on) == ("Carers", "asked", MAY)
        words = ("Their chair", "Fares", "Perhaps") if reads_words else (None, None, None)
        assert (line.who, line.would_bring, line.answer) == words
    else:
        with pytest.raises(Refused):
            outreach(viewer)
    acts = [
        lambda: outreach_of(viewer, row.ref),
        lambda: add_outreach(by=viewer, on=TODAY, community=carers),
        lambda: edit_outreach(by=viewer, on=TODAY, outreach=row, revision=1, who="Another"),
        lambda: remove_outreach(by=viewer, outreach=row, revision=2),
    ]
    for act in acts:
        if writes:
            act()
        else:
            with pytest.raises(Refused):
                act()


def test_the_list_stays_within_its_partnership(vale, lead, carers):
    row = ask(lead, carers, asks=factories.person(vale))
    elsewhere = factories.partnership()
    stranger = factories.convenor(elsewhere)
    assert outreach(stranger) == []
    theirs = factories.community(elsewhere)
    refused = [
        lambda: outreach_of(stranger, row.ref),
        lambda: add_outreach(by=stranger, on=TODAY, community=carers),
        lambda: add_outreach(by=stranger, on=TODAY, community=theirs, body=factories.body(vale)),
        lambda: add_outreach(by=stranger, on=TODAY, community=theirs, asks=factories.person(vale)),
        lambda: edit_outreach(by=stranger, on=TODAY, outreach=row, revision=1, who="Me"),
        lambda: remove_outreach(by=stranger, outreach=row, revision=1),
    ]
    for act in refused:
        with pytest.raises(NotHere):
            act()
