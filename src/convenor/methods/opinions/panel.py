"""Who may vote and what they vote on: statements with their standing, people with the communities they belong to."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field

__all__ = ["Panel", "Statement"]


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement that people agree or disagree with.

    `moderated`: 1 accepted, 0 not looked at yet, -1 refused. `meta`: about the conversation or the person rather than
    the question. `seed`: written by whoever began the conversation.
    """

    id: Hashable
    text: str = ""
    author: Hashable | None = None
    moderated: int = 0
    meta: bool = False
    seed: bool = False

    @property
    def out(self) -> bool:
        """Whether it stays out of the picture and the lists, as Polis has it."""
        return self.moderated == -1 or self.meta


@dataclass(frozen=True, slots=True)
class Panel:
    """What is known beside the votes. All of it may be left out.

    `people`: for each person the community on each axis ("sector": "council"). `entitled`: how many may vote in all,
    when that is known: a board of twenty is a census. `weights`: how much each person's voice counts in shares (one
    organisation, one voice); never more people than there are.
    """

    statements: tuple[Statement, ...] = ()
    people: Mapping[Hashable, Mapping[str, str]] = field(default_factory=dict)
    entitled: int | None = None
    weights: Mapping[Hashable, float] | None = None

    def known(self, statement: Hashable) -> Statement:
        """The statement of that id, or one with nothing said about it."""
        return next((one for one in self.statements if one.id == statement), Statement(statement))

    def axes(self) -> tuple[str, ...]:
        """The axes that communities are known on, in alphabetical order."""
        return tuple(sorted({axis for given in self.people.values() for axis in given}))
