"""How much of a stranger's file we are ready to read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes unless said; generous for a register of fifty systems, small for an attack."""

    file: int = 20 * 1024 * 1024
    unpacked: int = 120 * 1024 * 1024
    ratio: int = 200
    ratio_from: int = 5 * 1024 * 1024
    members: int = 1_000
    set_members: int = 100
    rows: int = 50_000
    blank_rows: int = 1_000
    looked_below: int = 200_000  # rows below such a gap in which we look whether there is anything
    columns: int = 120
    heading_rows: int = 10


USUAL = Limits()
