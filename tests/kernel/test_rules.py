"""The rules every room shares, as one table: a line for each act, a column for each role."""

import pytest

from convenor.web.kernel import rules
from convenor.web.kernel.errors import Refused
from convenor.web.kernel.models import Partnership
from convenor.web.kernel.viewer import Role, Viewer, system_viewer

HERE, ELSEWHERE = Partnership(pk=1), Partnership(pk=2)
CLOSED, CLOSED_ELSEWHERE = Partnership(pk=1, register_is_public=False), Partnership(pk=2, register_is_public=False)

VIEWERS = {
    "visitor": Viewer(1),
    "no role": Viewer(1, 5, 5),
    "member": Viewer(1, 5, 5, frozenset({Role.MEMBER})),
    "leader": Viewer(1, 5, 5, frozenset({Role.LEADER})),
    "evaluator": Viewer(1, 5, 5, frozenset({Role.EVALUATOR})),
    "convenor": Viewer(1, 5, 5, frozenset({Role.CONVENOR})),
    "operator": Viewer(1, 5, operator=True),
    "system job": system_viewer("test", 1),
}

ACTS = {
    "read a public register": lambda viewer: rules.can_read_register(viewer, HERE),
    "read a closed register": lambda viewer: rules.can_read_register(viewer, CLOSED),
    "read a closed register elsewhere": lambda viewer: rules.can_read_register(viewer, CLOSED_ELSEWHERE),
    "read inside": rules.can_read_inside,
    "keep the register": rules.can_keep_register,
    "invite the missing": rules.can_invite_missing,
    "edit the partnership": rules.can_edit_partnership,
    "run the installation": rules.can_run_installation,
}

TABLE = """
                                 | visitor | no role | member | leader | evaluator | convenor | operator | system job
read a public register           | yes     | yes     | yes    | yes    | yes       | yes      | yes      | yes
read a closed register           | no      | no      | yes    | yes    | yes       | yes      | no       | yes
read a closed register elsewhere | no      | no      | no     | no     | no        | no       | no       | no
read inside                      | no      | no      | yes    | yes    | yes       | yes      | no       | yes
keep the register                | no      | no      | no     | no     | no        | yes      | no       | yes
invite the missing               | no      | no      | no     | yes    | no        | yes      | no       | yes
edit the partnership             | no      | no      | no     | no     | no        | yes      | no       | yes
run the installation             | no      | no      | no     | no     | no        | no       | yes      | yes
"""


def lines():
    head, *rest = [[cell.strip() for cell in line.split("|")] for line in TABLE.strip("\n").splitlines()]
    return [
        (act, viewer, answer == "yes")
        for act, *answers in rest
        for viewer, answer in zip(head[1:], answers, strict=True)
    ]


@pytest.mark.parametrize(("act", "viewer", "allowed"), lines())
def test_who_may(act, viewer, allowed):
    assert ACTS[act](VIEWERS[viewer]) is allowed


def test_the_table_is_whole():
    """Every rule of the kernel stands in it, for every kind of viewer."""
    assert {(act, viewer) for act, viewer, _allowed in lines()} == {(act, viewer) for act in ACTS for viewer in VIEWERS}
    named = {name for name in vars(rules) if name.startswith("can_")}
    used = {name for act in ACTS.values() for name in (act.__name__, *act.__code__.co_names)}
    assert named <= used


def test_require_goes_on_or_refuses_naming_the_act():
    rules.require(True, "seat.fill")
    with pytest.raises(Refused) as refusal:
        rules.require(False, "seat.fill")
    assert (refusal.value.code, refusal.value.params) == ("not_allowed", {"what": "seat.fill"})


@pytest.mark.parametrize(
    ("viewer", "actor"),
    [(Viewer(), "anonymous"), (Viewer(account_id=7), "account:7"), (system_viewer("retention"), "system:retention")],
)
def test_how_the_audit_names_a_viewer(viewer, actor):
    assert viewer.actor == actor
