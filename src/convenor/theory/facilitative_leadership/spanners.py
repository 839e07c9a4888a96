"""Who sits on both sides of a boundary: people whose memberships join bodies, tiers, sectors and professions.

Sources: Jones et al. (2023): medical leaders as boundary spanners, at home in several professional communities, with
more bridging ties than others (J7–J9); Waring et al. (2023), leaders of any profession, formal or not (W11).

The number of `spanners` is the share of people with a seat who span at least two of four boundaries: two or more
bodies, tiers, sectors, professional communities. The number of `bridging` is the mean, over all who hold a seat, of
betweenness on the graph of people and bodies: 0, nobody lies between; higher, ways between others lead through them.
Both undefined when nobody sits anywhere; bridging also of more than 400 bodies and people on several. It is compared
by profession as a mean, groups of fewer than five withheld, and never as a ranking of named people: where somebody
sits is a post they hold, not a merit.

>>> seats = [Seat("S1", "B1", "clinical", holder="P1"), Seat("S2", "B2", "clinical", holder="P1")]
>>> bodies = [Body("B1", "Board", "system", "executive"), Body("B2", "Team", "place", "project")]
>>> finding = spanners([Person("P1", "Ada Obi", ("nursing",))], seats, bodies)
>>> finding.value, finding.details[0].boundaries
(1.0, ('bodies', 'tiers'))
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from convenor.findings import Finding
from convenor.methods.networks import betweenness
from convenor.records import Body, Partner, Person, Seat, held

__all__ = ["Bridging", "Spanner", "bridging", "spanners"]

SPANS = 2  # boundaries; ours
LARGEST = 400  # bodies and people on several: more would keep a reader waiting for seconds
SMALLEST_GROUP = 5  # the promise of the product: nothing about fewer


@dataclass(frozen=True, slots=True)
class Spanner:
    """What one person's memberships join."""

    person: str
    bodies: tuple[str, ...]
    tiers: tuple[str, ...]
    sectors: tuple[str, ...]
    professions: tuple[str, ...]

    @property
    def boundaries(self) -> tuple[str, ...]:
        """The boundaries spanned: those with two or more on this person's sides of them."""
        sides = {
            "bodies": self.bodies,
            "tiers": self.tiers,
            "sectors": self.sectors,
            "professions": self.professions,
        }
        return tuple(name for name, found in sides.items() if len(found) > 1)


@dataclass(frozen=True, slots=True)
class Bridging:
    """A profession's mean bridging; None where it has too few people here to be shown."""

    profession: str
    people: int
    mean: float | None


def spanners(
    people: Iterable[Person], seats: Iterable[Seat], bodies: Iterable[Body], partners: Iterable[Partner] = ()
) -> Finding:
    """Those who span at least two boundaries, in the order of `people`. Sectors: those of their seats and employers."""
    tiers = {body.ref: body.tier for body in bodies}
    sectors = {partner.ref: partner.sector for partner in partners}
    sits = _seats_of(seats)
    sitting = [_spanner(person, sits[person.ref], tiers, sectors) for person in people if person.ref in sits]
    found = tuple(spanner for spanner in sitting if len(spanner.boundaries) >= SPANS)
    return Finding(
        construct="boundary spanners",
        method="spanners",
        version="1",
        value=len(found) / len(sitting) if sitting else None,
        n=len(sitting),
        why_undefined=None if sitting else "no_seats_held",
        source="Jones et al. (2023)",
        settings={"boundaries": SPANS},
        details=found,
    )


def bridging(people: Iterable[Person], seats: Iterable[Seat]) -> Finding:
    """Mean betweenness of those who sit somewhere; `details`: means by profession, those with most people first."""
    sits = {person: _distinct(seat.body for seat in own) for person, own in _seats_of(seats).items()}
    ties, weight = _tied(sits)
    too_large = len(ties) > LARGEST
    between = {} if too_large else _betweenness(sits, ties, weight)
    by_profession: dict[str, list[float]] = defaultdict(list)
    for person in people:
        if person.ref in between:
            for profession in dict.fromkeys(person.professions):
                by_profession[profession].append(between[person.ref])
    details = [
        Bridging(profession, len(values), _mean(values) if len(values) >= SMALLEST_GROUP else None)
        for profession, values in by_profession.items()
    ]
    return Finding(
        construct="bridging between bodies",
        method="bridging",
        version="1",
        value=_mean(list(between.values())) if between else None,
        n=len(sits),
        why_undefined="too_large" if too_large else None if between else "no_seats_held",
        source="Jones et al. (2023); Freeman (1977)",
        settings={"smallest_group": SMALLEST_GROUP},
        caveats=("seats_are_posts_not_merit",),
        details=tuple(sorted(details, key=lambda one: (-one.people, one.profession))),
    )


def _seats_of(seats: Iterable[Seat]) -> dict[str, list[Seat]]:
    sits: dict[str, list[Seat]] = defaultdict(list)
    for seat in held(seats):
        sits[seat.holder or ""].append(seat)
    return sits


def _spanner(person: Person, seats: Sequence[Seat], tiers: Mapping[str, str], sectors: Mapping[str, str]) -> Spanner:
    own = [seat.sector for seat in seats] + [sectors.get(partner, "") for partner in person.partners]
    return Spanner(
        person.ref,
        _distinct(seat.body for seat in seats),
        _distinct(tiers.get(seat.body, "") for seat in seats),
        _distinct(own),
        _distinct(person.professions),
    )


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))


_Node = tuple[str, str]


def _tied(sits: Mapping[str, tuple[str, ...]]) -> tuple[dict[_Node, list[_Node]], dict[_Node, int]]:
    """The graph of bodies and of people who sit on several, and what each node weighs.

    Whoever sits on one body alone lies between nobody: they are counted in the weight of that body, which changes
    nothing and keeps the graph small.
    """
    bodies = sorted({body for own in sits.values() for body in own})
    ties: dict[_Node, list[_Node]] = {("body", body): [] for body in bodies}
    weight = dict.fromkeys(ties, 1)
    for person, own in sits.items():
        if len(own) == 1:
            weight["body", own[0]] += 1
            continue
        ties["person", person] = [("body", body) for body in own]
        for body in own:
            ties["body", body].append(("person", person))
    return ties, weight


def _betweenness(
    sits: Mapping[str, tuple[str, ...]], ties: Mapping[_Node, list[_Node]], weight: Mapping[_Node, int]
) -> dict[str, float]:
    """Each holder's betweenness as a share of all pairs of the others, people and bodies."""
    through = betweenness(ties, weight)
    everyone = sum(weight[node] for node in ties if node[0] == "body") + sum(len(own) > 1 for own in sits.values())
    pairs = (everyone - 1) * (everyone - 2) / 2
    return {person: through.get(("person", person), 0.0) / pairs if pairs else 0.0 for person in sits}


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
