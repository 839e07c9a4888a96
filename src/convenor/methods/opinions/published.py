"""What may leave a conversation: nothing here is about fewer people than the policy allows, and no number is exact.

Made by `disclose` alone. Pages, exports and the API read this and never a `Result`. Whatever is put in words of it
(common ground, what divides, who misreads whom) is worked out of the figures that are shown, so that it tells no more
than they do.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field

from convenor.methods.disclosure import Shown
from convenor.methods.opinions.evidence import Evidence

__all__ = ["EVERYBODY", "Common", "Divided", "Misread", "Place", "Published", "PublishedPair", "Split", "Standing"]

Part = tuple[str, str]  # an axis and one of its communities
EVERYBODY: Part = ("", "")


@dataclass(frozen=True, slots=True)
class Split:
    """Shares of voters in 100, rounded; of few people those near an end only say that they are near it.

    `about`: how many voted, to the nearest five. `sure_low`: what the share of agreement among all entitled is at least
    whatever the rest vote, rounded down; None where it is not known how many are entitled.
    """

    agree: Shown
    disagree: Shown
    passed: Shown
    about: int
    sure_low: float | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """One statement: its split over everybody and over each part, or why it is withheld (`too_few`, `would_tell`)."""

    statement: Hashable
    splits: Mapping[Part, Split]
    withheld: Mapping[Part, str]

    @property
    def everybody(self) -> Split | None:
        """Over all who voted on it."""
        return self.splits.get(EVERYBODY)


@dataclass(frozen=True, slots=True)
class Common:
    """A statement that more than half of everybody and of every part shown surely take the same side on."""

    statement: Hashable
    side: str
    least: float
    parts: int


@dataclass(frozen=True, slots=True)
class Divided:
    """A statement that one part votes differently on than the rest; shares in 100 as shown."""

    statement: Hashable
    part: Part
    share: Shown
    everybody: Shown


@dataclass(frozen=True, slots=True)
class Misread:
    """Of `observers`, `guessed` in 100 believe that most of `observed` agree; `real` in 100 do."""

    statement: Hashable
    observers: str
    observed: str
    guessed: Shown
    real: Shown
    kind: str


@dataclass(frozen=True, slots=True)
class PublishedPair:
    """One community as another sees it, shares in 100 as shown; None where withheld or not known.

    `agreement`: of the `statements` on which both are shown to have a side, the share with the same one. `people`:
    about how many guessed.
    """

    observers: str
    observed: str
    agreement: float | None
    statements: int
    perceived: Shown | None
    accuracy: Shown | None
    people: int


@dataclass(frozen=True, slots=True)
class Place:
    """A square of the map, its middle from 0 to 1 both ways, how many people are in it, to which group most belong."""

    x: float
    y: float
    people: int
    group: int | None


@dataclass(frozen=True, slots=True)
class Published:
    """The whole of what may be shown.

    `evidence` has rounded figures. `groups`: about how many people each has, where groups were earned; empty otherwise.
    `map` is empty below fifty people. `slate`: most agreed with first. `withheld` counts the figures kept back.
    `released`: to be given back as `before` at the next release, and shown to nobody.
    """

    people: int
    evidence: Evidence
    standings: tuple[Standing, ...]
    common: tuple[Common, ...]
    divided: tuple[Divided, ...]
    misread: tuple[Misread, ...]
    pairs: tuple[PublishedPair, ...]
    groups: tuple[int, ...]
    map: tuple[Place, ...]
    slate: tuple[Hashable, ...]
    covered: Shown | None
    withheld: int
    method: str
    version: str
    seed: int
    released: Mapping[Hashable, tuple[frozenset[Hashable], ...]] = field(repr=False, default_factory=dict)
