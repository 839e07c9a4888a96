"""Seats by sector, against the shares that were agreed.

Source: Ansell & Gash (2008), participatory inclusiveness; the norm is the partnership's own, never ours.

The number is how many whole seats would have to go to sectors that hold fewer than agreed: 0, as agreed as whole
seats allow. Undefined when no share was agreed or no seat is held. A share of a few seats is seldom a whole number
(15 in 100 of 24 seats is 3.6), so a sector is over or under only when it lies outside the two whole numbers round its
share. This is arithmetic about all the seats there are: no sample, no chance, and so no talk of significance.

>>> seats = [Seat(f"S{i}", "B1", "partner", sector="nhs_trust", holder=f"P{i}") for i in range(4)]
>>> finding = sector_shares(seats, [AgreedShare("nhs_trust", 50), AgreedShare("voluntary", 50)])
>>> finding.value, [(share.sector, share.standing.value) for share in finding.details]
(2.0, [('nhs_trust', 'more'), ('voluntary', 'fewer')])
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor

from convenor.findings import Finding
from convenor.records import AgreedShare, Seat, held

__all__ = ["Against", "SectorShare", "norm_for", "sector_shares"]


class Against(StrEnum):
    """A sector's seats against what was agreed."""

    FEWER = "fewer"
    AS_AGREED = "as_agreed"
    MORE = "more"
    NO_NORM = "no_norm"


@dataclass(frozen=True, slots=True)
class SectorShare:
    """One sector: seats held, their share in 100, the share agreed, the whole seats that comes to, and how they lie.

    `whole_seats` is how many whole seats lie between it and the agreement: below 0, short of it.
    """

    sector: str
    held: int
    percent: float
    agreed: float | None = None
    agreed_seats: float | None = None
    standing: Against = Against.NO_NORM
    whole_seats: int = 0


def norm_for(body: str, agreed: Iterable[AgreedShare]) -> list[AgreedShare]:
    """The shares that hold for one body: its own where it has any, else the whole partnership's."""
    every = list(agreed)
    own = [share for share in every if share.body == body]
    return own or [share for share in every if share.body is None]


def sector_shares(seats: Iterable[Seat], agreed: Iterable[AgreedShare]) -> Finding:
    """Seats held by sector against `agreed` (see `norm_for`); `details` by seats held, most first, agreed ones before
    others. Seats that belong to no sector count in the whole and are listed under an empty sector."""
    counts = Counter(seat.sector for seat in held(seats))
    total = counts.total()
    norm = {share.sector: share.percent for share in agreed}
    sectors = sorted({*counts, *norm}, key=lambda sector: (sector == "", -counts[sector], sector))
    shares = tuple(_share(sector, counts[sector], total, norm.get(sector)) for sector in sectors)
    undefined = "no_seats_held" if not total else "no_share_agreed" if not norm else None
    return Finding(
        construct="seats by sector against what was agreed",
        method="sector_shares",
        version="1",
        value=None if undefined else float(-sum(share.whole_seats for share in shares if share.whole_seats < 0)),
        n=total,
        why_undefined=undefined,
        source="the partnership's own agreement",
        settings={"agreed": norm},
        caveats=("some_seats_without_sector",) if counts[""] else (),
        details=shares,
    )


def _share(sector: str, count: int, total: int, agreed: float | None) -> SectorShare:
    percent = 100 * count / total if total else 0.0
    if agreed is None or not total:
        return SectorShare(sector, count, percent, agreed)
    exact = Fraction(str(agreed)) * total / 100  # exact: 10 in 100 of 30 seats is 3 seats, not 3.0000000000000004
    if count < floor(exact):
        return SectorShare(sector, count, percent, agreed, float(exact), Against.FEWER, count - floor(exact))
    if count > ceil(exact):
        return SectorShare(sector, count, percent, agreed, float(exact), Against.MORE, count - ceil(exact))
    return SectorShare(sector, count, percent, agreed, float(exact), Against.AS_AGREED)
