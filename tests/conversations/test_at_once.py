"""Many who vote at the same moment, from several tabs, while it is closed or killed: each vote that was kept is there,
once, and none that was not."""

import json
import os
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings

from convenor.web.conversations.links import voter_mark
from convenor.web.conversations.models import Vote, Voter
from tests import factories
from tests.bodies.test_at_once import SRC, address, read_back
from tests.conversations import scene

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not hasattr(os, "fork"), reason="the voters are forked"),
]
VOTERS = Path(__file__).parent / "voters.py"
PEOPLE, PROCESSES = 10, 4


@pytest.fixture
def conversation(db):
    vale = factories.partnership()
    return scene.an_open_conversation(factories.convenor(vale), scene.board(vale, PEOPLE))


@pytest.fixture
def told(conversation):
    """Every link with every statement: all processes vote on all of it."""
    return [[token, row.ref] for token in scene.tokens(conversation) for row in scene.statements(conversation)]


def start(folder, told, *close):
    links = folder / "told.json"
    links.write_text(json.dumps(told))
    environ = {
        **os.environ,
        "CONVENOR_HOME": str(folder),
        "CONVENOR_DATABASE": address(folder),
        "CONVENOR_SECRET_KEY": settings.SECRET_KEY,  # so that marks are the same here and there
        "DJANGO_SETTINGS_MODULE": "convenor.web.config.settings",
        "PYTHONPATH": str(SRC),
    }
    command = [sys.executable, str(VOTERS), str(links), str(PROCESSES), *map(str, close)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    return subprocess.Popen(command, env=environ, start_new_session=True, **pipes)


def test_several_tabs_of_everybody_at_once_count_once(tmp_path, conversation, told):
    with start(tmp_path, told) as voting:
        out, errors = voting.communicate(timeout=60)
    said = [line.split() for line in out.splitlines()]
    assert Counter(line[0] for line in said) == {"kept": PROCESSES * len(told)}, errors
    read_back(tmp_path)
    assert Voter.objects.count() == PEOPLE
    assert Vote.objects.count() == len(told)


def test_closed_in_the_midst_each_is_told_the_truth(tmp_path, conversation, told):
    """Whoever was told that it is kept is counted; whoever was not is told that it is closed."""
    with start(tmp_path, told, conversation.partnership_id, conversation.ref) as voting:
        out, errors = voting.communicate(timeout=60)
    said = [line.split() for line in out.splitlines()]
    assert {line[0] for line in said} <= {"kept", "conversation_over"}, errors
    assert len(said) == PROCESSES * len(told)
    read_back(tmp_path)
    kept = {(token, ref) for how, token, ref, _value in said if how == "kept"}
    took_part = {token for token, _ref in kept}
    conversation.refresh_from_db()
    assert (conversation.state, conversation.took_part) == ("closed", len(took_part))
    assert Vote.objects.count() == (len(kept) if len(took_part) >= 8 else 0)


def test_killed_in_the_midst_every_vote_that_was_kept_is_there(tmp_path, conversation, told):
    with start(tmp_path, told) as voting:
        lines = [voting.stdout.readline() for _line in range(50)]
        os.killpg(voting.pid, signal.SIGKILL)
        lines += voting.stdout.read().splitlines()
    said = [line.split() for line in lines if line.count(" ") == 3]  # the last one may have been cut off
    assert 50 <= len(said) < PROCESSES * len(told)
    read_back(tmp_path)
    there = {(vote.voter.mark, vote.statement.ref): vote.value for vote in Vote.objects.all()}
    by_link = {(voter_mark(token), ref): set() for _how, token, ref, _value in said}
    for _how, token, ref, value in said:
        by_link[voter_mark(token), ref].add(int(value))
    assert by_link.keys() <= there.keys()
    told_once = {key: values for key, values in by_link.items() if len(values) == 1}
    changed = [key for key, values in told_once.items() if there[key] not in values]
    assert len(changed) <= PROCESSES  # a vote kept at the moment of the kill had no time to say so
