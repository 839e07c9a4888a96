"""Many who send at the same moment, some of them twice: each counts once, on a sheet of its own, and none is lost."""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from convenor.web.kernel.clock import today
from convenor.web.pulses import services
from convenor.web.pulses.models import Ballot, Tally
from tests import factories
from tests.bodies.test_at_once import SRC, address, read_back
from tests.pulses import scene

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not hasattr(os, "fork"), reason="the senders are forked"),
]
SENDERS = Path(__file__).parent / "senders.py"
PEOPLE, PROCESSES = 24, 4


@pytest.fixture
def wave(db):
    vale = factories.partnership()
    wave = scene.opened(factories.convenor(vale), scene.board(vale, PEOPLE))
    for number, token in enumerate(scene.tokens(wave)):
        services.keep_answers(token=token, answers=scene.everything(wave, str(number % 5 + 1)), on=today())
    return wave


def send(folder, tokens, *close):
    """What came of it for each link."""
    links = folder / "links.json"
    links.write_text(json.dumps(tokens))
    environ = {
        **os.environ,
        "CONVENOR_HOME": str(folder),
        "CONVENOR_DATABASE": address(folder),
        "DJANGO_SETTINGS_MODULE": "convenor.web.config.settings",
        "PYTHONPATH": str(SRC),
    }
    command = [sys.executable, str(SENDERS), str(links), str(PROCESSES), *map(str, close)]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    read_back(folder)
    return Counter(done.stdout.split())


def test_many_at_once_and_twice(tmp_path, wave):
    said = send(tmp_path, [token for token in scene.tokens(wave) for _twice in range(2)])
    assert said == {"sent": PEOPLE, "pulse_answer_sent": PEOPLE}
    expected = sorted(str(number % 5 + 1) * 3 for number in range(PEOPLE))
    assert [row.marks for row in Ballot.objects.filter(wave=wave)] == expected
    assert sorted(Tally.objects.values_list("answered", flat=True)) == [PEOPLE // 2, PEOPLE // 2]


def test_closed_in_the_middle_of_it_each_is_told_the_truth(tmp_path, wave):
    """Whoever was thanked is counted; whoever was not is told that it is closed."""
    said = send(tmp_path, scene.tokens(wave), wave.partnership_id, wave.ref)
    assert set(said) <= {"sent", "pulse_answer_over"} and said.total() == PEOPLE
    wave.refresh_from_db()
    assert (wave.state, wave.answered) == ("closed", said["sent"])
    assert wave.ballots.count() == (said["sent"] if said["sent"] >= 5 else 0)
