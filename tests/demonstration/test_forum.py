"""Eastvale Place shows how collaboration stands: twelve closed pulses, advice answered, and what came of it."""

import pytest

from convenor.web.demonstration.northmoor.rows import SLUG
from convenor.web.insight.evidence.forum import forum_on
from convenor.web.kernel.clock import today
from convenor.web.kernel.models import Partnership
from convenor.web.kernel.viewer import system_viewer

pytestmark = pytest.mark.django_db


def test_the_forum_has_a_story_and_answers_to_its_advice(demonstration):
    by = system_viewer("tests", Partnership.objects.get(slug=SLUG).pk)
    forum = forum_on(by, "B12", today())
    assert len(forum.waves) == 12 and forum.any_said
    assert forum.diagnosis.cycle.state is not None and forum.diagnosis.results.value is not None
    said = {last.answer for rule in forum.answers.by_rule if (last := forum.answers.latest(rule))}
    assert {"taken_up", "overruled"} <= said
    done = [action for action in forum.answers.actions if not action.is_open]
    assert done and done[0].came_of and done[0].level_then is not None
    assert [one for one in forum.diagnosis.advice if not forum.answers.rests(one.rule, today())]  # something to do
    assert not forum_on(by, "B01", today()).any_said  # and a forum that was never asked
