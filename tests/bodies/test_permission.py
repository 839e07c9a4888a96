"""Who may do what in this room, as one table of roles and acts; and that nothing is reached across the wall."""

from datetime import date

import pytest

from convenor.web.bodies import selectors, services
from convenor.web.kernel.errors import NotHere, Refused
from convenor.web.kernel.viewer import Role, Viewer, system_viewer
from tests import factories

pytestmark = pytest.mark.django_db
ON, LATER = date(2026, 6, 30), date(2026, 7, 31)


class Scene:
    """One body with a held seat, a vacant one, a power, rules in force and a draft."""

    def __init__(self):
        self.vale = factories.partnership()
        lead = factories.convenor(self.vale)
        self.body = factories.body(self.vale)
        self.seat, self.vacant = factories.seat(self.body), factories.seat(self.body)
        self.chair = factories.person(self.vale, roles=(Role.LEADER, Role.MEMBER))
        self.term = factories.term(self.seat, self.chair, ends=ON)
        self.somebody = factories.person(self.vale)
        self.power = services.add_delegation(by=lead, body=self.body, function="Stroke care", kind="reserved")
        draft = services.draft_charter(by=lead, body=self.body, rules=["We say so."])
        self.charter = services.publish_charter(by=lead, charter=draft, revision=1, on=date(2026, 1, 1))
        self.draft = services.draft_charter(by=lead, body=self.body, rules=["We say so kindly."])

    def viewer(self, who):
        if who == "chair":
            return Viewer(self.vale.pk, None, self.chair.pk, frozenset({Role.LEADER, Role.MEMBER}))
        if who == "lead elsewhere":
            return factories.convenor(factories.partnership())
        if who == "system":
            return system_viewer("import", self.vale.pk)
        if who == "operator":
            return Viewer(partnership_id=self.vale.pk, account_id=1, operator=True)
        roles = {"public": (), "lead": (Role.CONVENOR,)}
        return factories.viewer(self.vale, *roles.get(who, (Role(who),) if who in list(Role) else ()))


KEEPING = {
    "add a body": lambda s, by: services.add_body(by=by, name="New", kind="board", tier="place", level="project"),
    "change a body": lambda s, by: services.edit_body(by=by, body=s.body, revision=1, meets="Weekly"),
    "move a body": lambda s, by: services.move_body(by=by, body=s.body, revision=1, parent=None),
    "rename a body": lambda s, by: services.rename_body(by=by, body=s.body, revision=1, name="Other", on=LATER),
    "change its standing": lambda s, by: services.change_standing(
        by=by, body=s.body, revision=1, on=LATER, powers="All"
    ),
    "end a body": lambda s, by: services.end_body(by=by, body=s.body, revision=1, on=LATER),
    "add a seat": lambda s, by: services.add_seat(by=by, body=s.body, title="One more", seat_class="partner"),
    "change a seat": lambda s, by: services.edit_seat(by=by, seat=s.seat, revision=1, title="Other"),
    "end a seat": lambda s, by: services.end_seat(by=by, seat=s.seat, revision=1, on=LATER),
    "fill a seat": lambda s, by: services.fill_seat(by=by, seat=s.vacant, person=s.somebody, starts=ON),
    "fill it with somebody new": lambda s, by: services.fill_seat_with_new_person(
        by=by, seat=s.vacant, name="Ada Obi", starts=ON
    ),
    "end a term": lambda s, by: services.end_term(by=by, term=s.term, revision=1, on=ON),
    "extend a term": lambda s, by: services.extend_term(by=by, term=s.term, revision=1, ends=LATER),
    "correct a term": lambda s, by: services.edit_term(by=by, term=s.term, revision=1, acting=True),
    "add a power": lambda s, by: services.add_delegation(by=by, body=s.body, function="Homes", kind="reserved"),
    "change a power": lambda s, by: services.edit_delegation(by=by, delegation=s.power, revision=1, limit=5),
    "end a power": lambda s, by: services.end_delegation(by=by, delegation=s.power, revision=1, on=ON),
    "change a draft": lambda s, by: services.edit_draft(by=by, charter=s.draft, revision=1, rules=["Other"]),
    "publish rules": lambda s, by: services.publish_charter(by=by, charter=s.draft, revision=1, on=LATER),
    "discard a draft": lambda s, by: services.discard_draft(by=by, charter=s.draft, revision=1),
    "choose people": lambda s, by: selectors.to_choose(by, "person"),
}
READING = {
    "list bodies": lambda s, by: selectors.bodies_on(by, ON),
    "read a body": lambda s, by: selectors.body_page(by, s.body.ref, ON),
    "read a seat": lambda s, by: selectors.seat_visible_to(by, s.body.ref, s.seat.ref, ON),
    "ask who decides": lambda s, by: selectors.who_may_decide(by, "stroke", None, ON),
    "read the rules": lambda s, by: selectors.charters_of(by, s.body, ON),
}


def agree(s, by):
    rule = s.charter.rules.get()
    return services.answer_charter(by=by, charter=s.charter, answers={rule.ref: (True, "")}, on=ON)


OUTSIDE, INSIDE = ["public", "operator"], ["leader", "member", "evaluator", "chair"]
MATRIX = [
    *((act, who, who in ("lead", "system")) for act in KEEPING for who in ["lead", "system", *OUTSIDE]),
    *((act, who, act == "choose people") for act in KEEPING for who in INSIDE),
    *((act, who, True) for act in READING for who in ["lead", "system", *OUTSIDE, *INSIDE]),
    *(("agree", who, who == "chair") for who in ["lead", "system", *OUTSIDE, *INSIDE]),
]


@pytest.mark.parametrize(("act", "who", "allowed"), MATRIX)
def test_who_may_do_what(act, who, allowed):
    scene = Scene()
    do = {**KEEPING, **READING, "agree": agree}[act]
    if allowed:
        do(scene, scene.viewer(who))
        return
    with pytest.raises(Refused):
        do(scene, scene.viewer(who))


@pytest.mark.parametrize("act", [act for act in (*KEEPING, *READING) if act not in ("add a body", "choose people")])
def test_the_lead_of_another_partnership_reaches_nothing(act):
    scene = Scene()
    elsewhere = scene.viewer("lead elsewhere")
    if act in ("list bodies", "ask who decides"):
        assert READING[act](scene, elsewhere) == []
        return
    if act == "read the rules":
        assert READING[act](scene, elsewhere).current is None
        return
    with pytest.raises(NotHere):
        {**KEEPING, **READING}[act](scene, elsewhere)


@pytest.mark.parametrize("act", list(READING))
def test_a_register_that_is_not_public_is_not_here_for_the_public(act):
    scene = Scene()
    scene.vale.register_is_public = False
    scene.vale.save()
    with pytest.raises(NotHere):
        READING[act](scene, scene.viewer("public"))
    READING[act](scene, scene.viewer("member"))
