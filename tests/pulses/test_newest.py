"""For a home: pulses in short, and of each forum only its newest levels; the same as what its own page shows."""

from datetime import timedelta

import pytest

from convenor.web.kernel.viewer import Role, Viewer
from convenor.web.pulses.evidence import newest_by_body, waves_by_body
from convenor.web.pulses.selectors.lately import LATELY, pulses_lately
from tests.pulses import scene
from tests.pulses.closed import DAY, closed, spread

pytestmark = pytest.mark.django_db
LATER = DAY + timedelta(days=200)


@pytest.fixture
def body(vale):
    return scene.board(vale, members=12)


def newest(waves):
    """Of each construct its newest level that is shown, else why the newest is not."""
    found = {}
    for wave in waves:
        for name, one in wave.findings.items():
            if one.known or name not in found or not found[name].known:
                found[name] = one
    return found


@pytest.mark.parametrize(
    "asked",
    [
        [("forum_24", 12, 0), ("forum_8", 11, 100)],  # the second asks less: the rest is older
        [("forum_8", 12, 0), ("forum_8", 11, 10)],  # too soon after the first
        [("forum_8", 12, 0), ("forum_24", 3, 100)],  # too few
        [("forum_8", 3, 0)],
    ],
    ids=["less is asked", "too soon", "too few", "never enough"],
)
def test_the_newest_levels_are_those_of_the_forums_page(asked, lead, body, django_assert_num_queries):
    for number, (question_set, answered, days) in enumerate(asked):
        marks = spread(answered, seed=number)
        closed(lead, body, marks, question_set=question_set, on=DAY + timedelta(days=days))
    whole = waves_by_body(lead)[body.ref]
    with django_assert_num_queries(3):
        short = newest_by_body(lead, [body.ref], LATER)[body.ref]
    assert newest(short) == newest(whole)
    assert [(one.ref, one.asked, one.answered) for one in short] == [
        (one.ref, one.asked, one.answered) for one in whole
    ]
    assert newest_by_body(Viewer(partnership_id=lead.partnership_id), [body.ref], LATER) == {}


def test_what_runs_and_what_closed_lately_in_one_query(vale, lead, body, django_assert_num_queries):
    done = closed(lead, body, spread(12))
    few = closed(lead, body, spread(4), on=DAY + timedelta(days=100))
    runs = scene.opened(lead, body, on=LATER)
    scene.prepared(lead, body, on=LATER)  # a draft is nobody's yet
    one = done.invitations.first().person
    member = Viewer(partnership_id=vale.pk, person_id=one.pk, roles=frozenset({Role.MEMBER}))
    with django_assert_num_queries(1):
        found = pulses_lately(member, LATER)
    assert [(seen.ref, seen.open, seen.answered, seen.mine) for seen in found] == [
        (runs.ref, True, None, True),
        (few.ref, False, None, True),
        (done.ref, False, 12, True),
    ]
    assert not any(seen.mine for seen in pulses_lately(lead, LATER))
    assert [seen.ref for seen in pulses_lately(member, done.closed + LATELY + timedelta(days=1))] == [runs.ref, few.ref]
    assert pulses_lately(Viewer(partnership_id=vale.pk), LATER) == []
