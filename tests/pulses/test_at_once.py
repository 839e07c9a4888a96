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


def test_many_at_once_and_twice(tmp_path):
    vale = factories.partnership()
    lead = factories.convenor(vale)
    wave = scene.opened(lead, scene.board(vale, PEOPLE))
    everybody = scene.tokens(wave)
    for number, token in enumerate(everybody):
        services.keep_answers(token=token, answers=scene.everything(wave, str(number % 5 + 1)), on=today())
    links = tmp_path / "links.json"
    links.write_text(json.dumps([token for token in everybody for _twice in range(2)]))
    environ = {
        **os.environ,
        "CONVENOR_HOME": str(tmp_path),
        "CONVENOR_DATABASE": address(tmp_path),
        "DJANGO_SETTINGS_MODULE": "convenor.web.config.settings",
        "PYTHONPATH": str(SRC),
    }
    command = [sys.executable, str(SENDERS), str(links), str(PROCESSES)]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    assert Counter(done.stdout.split()) == {"sent": PEOPLE, "pulse_answer_sent": PEOPLE}
    read_back(tmp_path)
    expected = sorted(str(number % 5 + 1) * 3 for number in range(PEOPLE))
    assert [row.marks for row in Ballot.objects.filter(wave=wave)] == expected
    assert sorted(Tally.objects.values_list("answered", flat=True)) == [PEOPLE // 2, PEOPLE // 2]
