"""What of closed pulses may be shown: the only way from answers to a page, a file, the model or a command.

Counts and means of fewer than five answers never; no group by whose difference fewer could be worked out; near an end
of the scale only "at least" or "at most" where few answered; no second pulse soon after another when only a few people
are new or gone; agreement for everyone together, never for a group. What is held back says so and says why.
"""

from convenor.web.pulses.shown.kinds import (
    AgreementShown,
    Apart,
    BreakdownShown,
    GroupShown,
    ShownWave,
    Withheld,
    worst_of,
)
from convenor.web.pulses.shown.waves import SOON, is_too_soon, newest_levels, shown_wave, shown_waves

__all__ = [
    "SOON",
    "AgreementShown",
    "Apart",
    "BreakdownShown",
    "GroupShown",
    "ShownWave",
    "Withheld",
    "is_too_soon",
    "newest_levels",
    "shown_wave",
    "shown_waves",
    "worst_of",
]
