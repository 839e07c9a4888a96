"""The demonstration's conversations tell the two stories they were made for: camps that are real, and none."""

import pytest

from convenor.methods.opinions import Verdict
from convenor.web.conversations.selectors import (
    changes_in,
    conversation_of,
    conversations_visible_to,
    counts_of,
    waiting_in,
)
from convenor.web.conversations.selectors.proposals import proposal_of
from convenor.web.conversations.selectors.releases import latest_release
from convenor.web.conversations.vocabulary import ProposalState, State
from convenor.web.demonstration.northmoor.rows import SLUG
from convenor.web.kernel.clock import today
from convenor.web.kernel.models import Partnership
from convenor.web.kernel.viewer import system_viewer

pytestmark = pytest.mark.django_db


def by():
    return system_viewer("tests", Partnership.objects.get(slug=SLUG).pk)


def shown(ref):
    return latest_release(by(), conversation_of(by(), ref, today()), today()).content.published


def test_many_people_divide_and_one_community_misreads_another(demonstration):
    of_many = shown("CON01")
    assert of_many.evidence.verdict == Verdict.GROUPS and len(of_many.groups) == 2
    assert of_many.common and of_many.divided and of_many.map
    assert any(one.observers.startswith("Carers") and one.observed == "Hospital staff" for one in of_many.misread)


def test_a_board_forms_no_camps(demonstration):
    of_a_board = shown("CON02")
    assert of_a_board.evidence.verdict == Verdict.SPECTRUM
    assert of_a_board.common and not of_a_board.groups and not of_a_board.map


def test_one_proposal_was_decided_and_one_conversation_waits(demonstration):
    assert proposal_of(by(), "PRO01").state == ProposalState.CHANGED
    [still_open] = [one for one in conversations_visible_to(by(), today()) if one.state == State.OPEN]
    assert waiting_in(by(), still_open, today()) == 3


def test_its_moderation_has_every_kind_of_ruling_and_one_that_was_changed(demonstration):
    still_open = next(one for one in conversations_visible_to(by(), today()) if one.state == State.OPEN)
    counts = counts_of(by(), still_open, today())
    assert counts.standings == {"waiting": 3, "shown": 2, "joined": 2, "refused": 3}
    assert len(changes_in(by(), still_open, today())) == 1
