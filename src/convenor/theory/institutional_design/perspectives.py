"""Which points of view sit at a table: professions, front-line work, who is answered to, what health is taken to
mean.

Sources: Waring et al. (2023): leaders of mixed professions who kept front-line roles, and whose position shapes what
they see; leadership shared with people who are not clinicians. Jones et al. (2023): councils answer to voters,
community bodies hold a social view of health, and either may question a purely medical legitimacy.

Each function counts people or seats; the number is a share (see each). 0 and 1 are both a narrow table: all
clinicians or none. Undefined when the record does not say. Several professions at once are usual, so professions add
up to more than the people. Known limit: an organisation's view of health is what the register says of it, not what
its people think.

>>> people = [Person("P1", "Ada Obi", ("nursing",), front_line=True), Person("P2", "Bo Lee", ("finance",))]
>>> seats = [Seat("S1", "B1", "executive", holder="P1"), Seat("S2", "B1", "executive", holder="P2")]
>>> clinical_share(seats, people).value, front_line_link(seats, people).value
(0.5, 1.0)
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from convenor.findings import Finding, Sureness
from convenor.records import Partner, Person, Seat, held

__all__ = [
    "ACCOUNTABILITY",
    "CLINICAL",
    "Present",
    "accountability",
    "clinical_share",
    "front_line_link",
    "health_views",
]

CLINICAL = frozenset(
    {
        "medicine",
        "general_practice",
        "nursing",
        "midwifery",
        "pharmacy",
        "dentistry",
        "allied_health",
        "psychology",
    }
)
ACCOUNTABILITY = ("democratic", "statutory", "professional", "contractual", "lived_experience")
SOCIAL = frozenset({"social", "both"})


@dataclass(frozen=True, slots=True)
class Present:
    """One point of view and how many seats or people hold it; 0: it has no seat here."""

    code: str
    count: int


def clinical_share(seats: Iterable[Seat], people: Iterable[Person]) -> Finding:
    """Of the people here whose profession is known, the share who are clinicians; `details`: each profession."""
    sitting = _sitting(seats, people)
    known = [person for person in sitting if person.professions]
    counts = Counter(profession for person in known for profession in set(person.professions))
    clinical = sum(not CLINICAL.isdisjoint(person.professions) for person in known)
    return _share_of_people(
        "clinical and other professions",
        "clinical_share",
        clinical,
        known,
        sitting,
        tuple(Present(code, count) for code, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))),
    )


def front_line_link(seats: Iterable[Seat], people: Iterable[Person]) -> Finding:
    """Of the people who sit here and were asked, the share who still work with patients or service users."""
    sitting = _sitting(seats, people)
    known = [person for person in sitting if person.front_line is not None]
    still = sum(person.front_line is True for person in known)
    details = (
        Present("still", still),
        Present("not", len(known) - still),
        Present("unknown", len(sitting) - len(known)),
    )
    return _share_of_people("link to the front line", "front_line_link", still, known, sitting, details)


def accountability(seats: Iterable[Seat], partners: Iterable[Partner]) -> Finding:
    """Of the five ways to be answerable, the share that has a seat here; `details` counts seats for each.

    A seat of a community, or of lived experience, answers to the people it is made of.
    """
    known = {partner.ref: partner for partner in partners}
    counts: Counter[str] = Counter()
    taken = held(seats)
    for seat in taken:
        bases = set(known[seat.partner].accountability) if seat.partner in known else set()
        if seat.community is not None or seat.seat_class == "lived_experience":
            bases.add("lived_experience")
        counts.update(bases)
    present = tuple(Present(code, counts[code]) for code in ACCOUNTABILITY)
    return Finding(
        construct="ways to be answerable",
        method="accountability",
        version="1",
        value=sum(one.count > 0 for one in present) / len(present) if counts else None,
        n=len(taken),
        why_undefined=None if counts else "nobody_has_said",
        source="Jones et al. (2023)",
        details=present,
    )


def health_views(seats: Iterable[Seat], partners: Iterable[Partner]) -> Finding:
    """Of the seats whose organisation's view of health is known, the share that brings a social view (alone or with the
    medical); `details` counts `medical`, `social`, `both`."""
    known = {partner.ref: partner.view_of_health for partner in partners}
    taken = held(seats)
    counts = Counter(view for seat in taken if (view := known.get(seat.partner or "", "")))
    total = counts.total()
    return Finding(
        construct="views of health",
        method="health_views",
        version="1",
        value=sum(counts[view] for view in SOCIAL) / total if total else None,
        n=total,
        why_undefined=None if total else "nobody_has_said",
        source="Jones et al. (2023)",
        caveats=("some_seats_unknown",) if total < len(taken) else (),
        details=tuple(Present(view, counts[view]) for view in ("medical", "social", "both")),
    )


def _sitting(seats: Iterable[Seat], people: Iterable[Person]) -> list[Person]:
    """Those who hold one of the seats, each once."""
    holders = {seat.holder for seat in held(seats)}
    return [person for person in people if person.ref in holders]


def _share_of_people(
    construct: str,
    method: str,
    count: int,
    known: Sequence[Person],
    sitting: Sequence[Person],
    details: tuple[Present, ...],
) -> Finding:
    enough = 2 * len(known) >= len(sitting)  # a share of fewer than half of those who sit here says little
    return Finding(
        construct=construct,
        method=method,
        version="1",
        value=count / len(known) if known else None,
        n=len(known),
        sureness=Sureness.CLEAR if known and len(known) == len(sitting) else _unsure(enough, bool(known)),
        why_undefined=None if known else "nobody_has_said",
        source="Waring et al. (2023)",
        settings={"sitting": len(sitting)},
        details=details,
    )


def _unsure(enough: bool, known: bool) -> Sureness:
    if not known:
        return Sureness.NOT_ENOUGH
    return Sureness.LIKELY if enough else Sureness.UNSURE
