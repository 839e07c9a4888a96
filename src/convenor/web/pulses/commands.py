"""Results of pulses at the command line: what may be shown to people, no more, whoever runs the command."""

from itertools import groupby
from typing import BinaryIO

from convenor.web.kernel.selectors import partnership_named
from convenor.web.kernel.viewer import system_viewer
from convenor.web.pulses.result_table import write_results
from convenor.web.pulses.selectors.results import all_closed_waves
from convenor.web.pulses.shown import ShownWave, shown_waves

JOB = "command line"


def export(slug: str, out: BinaryIO) -> int:
    """Write the results of all closed pulses of a partnership, body by body; how many there are."""
    partnership = partnership_named(system_viewer(JOB), slug)
    waves = all_closed_waves(system_viewer(JOB, partnership.pk))
    by_body = sorted(waves, key=lambda wave: wave.body_ref)  # "" of those that ask people of partners
    shown: list[ShownWave] = []
    for _body, of_body in groupby(by_body, key=lambda wave: wave.body_ref):
        shown += shown_waves(list(of_body), breakdowns=True)
    write_results(out, shown, title=partnership.name)
    return len(shown)
