"""Pathways: steps in order, each taken by an organisation, changed as a whole."""

from datetime import date

import pytest

from convenor.web.bodies.models import PathwayStep
from convenor.web.bodies.selectors.pathways import pathway_of, pathways, pathways_to_choose
from convenor.web.bodies.services.pathways import Step, add_pathway, edit_pathway
from convenor.web.kernel.errors import ChangedMeanwhile, Invalid, NotHere, Refused
from convenor.web.kernel.viewer import Role, Viewer
from tests import factories

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


@pytest.fixture
def vale():
    return factories.partnership()


@pytest.fixture
def lead(vale):
    return factories.convenor(vale)


@pytest.fixture
def takers(vale):
    return [factories.partner(vale) for _number in range(3)]


def describe(by, takers, **fields):
    steps = [Step(f"Step by {taker.name}", taker) for taker in takers]
    return add_pathway(by=by, **{"name": "Going home after a stroke", "steps": steps, **fields})


def said(row):
    return [(step.position, step.what, step.partner) for step in row.steps.order_by("position")]


def test_steps_keep_their_order(lead, takers):
    row = describe(lead, takers)
    assert [(position, partner) for position, _what, partner in said(row)] == list(enumerate(takers, 1))


def test_a_step_keeps_its_reference_when_others_go(lead, takers):
    row = describe(lead, takers)
    first = row.steps.get(position=1).ref
    edit_pathway(by=lead, pathway=row, revision=1, steps=[Step("Alone", takers[2])])
    assert said(row) == [(1, "Alone", takers[2])]
    assert row.steps.get().ref == first


def test_steps_can_change_places_and_grow(lead, takers):
    row = describe(lead, takers[:2])
    wanted = [Step(f"Now {number}", taker) for number, taker in enumerate(reversed(takers), 1)]
    edit_pathway(by=lead, pathway=row, revision=1, steps=wanted)
    assert [(what, partner) for _position, what, partner in said(row)] == [(one.what, one.partner) for one in wanted]


def test_without_steps_given_the_steps_stay(lead, takers):
    row = describe(lead, takers)
    edit_pathway(by=lead, pathway=row, revision=1, name="Going home")
    assert PathwayStep.objects.filter(pathway=row).count() == 3


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"name": " "}, "pathway_name_missing"),
        ({"starts": TODAY, "ends": date(2026, 1, 1)}, "ends_before_start"),
        ({"experience": "She is 943 476 5919"}, "patient_data"),
    ],
)
def test_what_a_pathway_cannot_be(lead, takers, fields, code):
    with pytest.raises(Invalid, match=code):
        describe(lead, takers, **fields)


@pytest.mark.parametrize(
    ("what", "taken", "code"), [("", True, "step_says_nothing"), ("First call", False, "step_nobody")]
)
def test_half_a_step_is_refused_and_nothing_is_kept(lead, takers, what, taken, code):
    row = describe(lead, takers)
    with pytest.raises(Invalid, match=code):
        edit_pathway(by=lead, pathway=row, revision=1, name="Other", steps=[Step(what, takers[0] if taken else None)])
    assert pathway_of(lead, row.ref).name == "Going home after a stroke"
    assert PathwayStep.objects.filter(pathway=row).count() == 3


def test_an_old_revision_changes_nothing(lead, takers):
    row = describe(lead, takers)
    edit_pathway(by=lead, pathway=row, revision=1, name="First")
    with pytest.raises(ChangedMeanwhile):
        edit_pathway(by=lead, pathway=row, revision=1, name="Second", steps=[])
    assert pathway_of(lead, row.ref).name == "First"


def test_a_pathway_that_has_ended_is_found_but_not_offered(lead, takers):
    row = describe(lead, takers, ends=date(2026, 1, 31))
    assert pathways(lead, on=TODAY) == []
    assert pathway_of(lead, row.ref) == row
    assert pathways_to_choose(lead) == []
    assert pathways_to_choose(lead, also=row) == [(row.ref, row.name)]


@pytest.mark.parametrize(
    ("roles", "allowed"),
    [
        ((Role.CONVENOR,), True),
        ((Role.LEADER,), False),
        ((Role.MEMBER,), False),
        ((Role.EVALUATOR,), False),
        ((), False),
    ],
)
def test_only_governance_leads_describe_pathways(vale, lead, takers, roles, allowed):
    row = describe(lead, takers)
    viewer = factories.viewer(vale, *roles)
    for act in (
        lambda: describe(viewer, takers, name="Another"),
        lambda: edit_pathway(by=viewer, pathway=row, revision=1, name="Other"),
    ):
        if allowed:
            act()
        else:
            with pytest.raises(Refused):
                act()
    assert pathway_of(viewer, row.ref)


def test_pathways_stay_within_their_partnership(vale, lead, takers):
    row = describe(lead, takers)
    elsewhere = factories.partnership()
    stranger = factories.convenor(elsewhere)
    assert pathways(stranger, on=TODAY) == []
    refused = [
        lambda: pathway_of(stranger, row.ref),
        lambda: edit_pathway(by=stranger, pathway=row, revision=1, name="Theirs"),
        lambda: describe(stranger, takers),
        lambda: describe(stranger, [], body=factories.body(vale)),
        lambda: describe(stranger, [], lead=factories.person(vale)),
    ]
    for act in refused:
        with pytest.raises(NotHere):
            act()
    with pytest.raises(NotHere):
        pathways(Viewer(partnership_id=factories.partnership(register_is_public=False).pk), on=TODAY)
