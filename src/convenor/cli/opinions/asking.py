"""What was asked: the files, how to read them, and how the reading was set; enough to ask the same again."""

import hashlib
from collections.abc import Hashable, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from convenor.errors import ConvenorError
from convenor.formats import polis
from convenor.methods.opinions import Panel, Result, Settings, Votes, analyse
from convenor.methods.opinions.coorientation import Guess, Pair, coorientation

__all__ = ["Asked", "Found", "find"]

BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything that a second run needs to give the same numbers."""

    votes: str
    comments: str | None = None
    people: str | None = None
    guesses: str | None = None
    axis: str | None = None
    entitled: int | None = None
    agree: int | None = None
    settings: Settings = field(default_factory=Settings)
    checksums: Mapping[str, str] = field(default_factory=dict)

    def as_data(self) -> dict[str, Any]:
        """For the report, which `convenor rerun` reads again."""
        return asdict(self)

    @staticmethod
    def from_data(data: Mapping[str, Any]) -> "Asked":
        """From a report; raises `not_a_report` where it is none of ours."""
        try:
            asked = Asked(**{**data, "settings": Settings(**data["settings"])})
        except (KeyError, TypeError):
            raise ConvenorError("not_a_report") from None
        names = [asked.votes, *(one for one in (asked.comments, asked.people, asked.guesses) if one is not None)]
        settings = asked.settings
        usable = (
            all(isinstance(one, str) for one in names)
            and settings.method in ("polis", "robust")
            and settings.k in (None, 2, 3, 4, 5)
            and isinstance(settings.seed, int)
            and settings.seed >= 0
            and isinstance(asked.checksums, Mapping)
        )
        if not usable:
            raise ConvenorError("not_a_report")
        return asked

    def found_from(self, folder: Path) -> "Asked":
        """The same, with files that are not where the command runs looked for beside the report, in `folder`."""
        there = {key: str(folder / path) for key, path in self.files().items() if not path.exists()}
        return replace(self, **{key: name for key, name in there.items() if Path(name).exists()})  # type: ignore[arg-type]

    def files(self) -> dict[str, Path]:
        """The files by what they hold."""
        named = {"votes": self.votes, "comments": self.comments, "people": self.people, "guesses": self.guesses}
        return {key: Path(name) for key, name in named.items() if name is not None}


@dataclass(frozen=True, slots=True)
class Found:
    """The files as read and what came of them. `flipped`: agreeing was -1 in the file, as its comments show."""

    asked: Asked
    statements: polis.Statements
    panel: Panel
    result: Result
    understanding: tuple[Pair, ...]
    axis: str | None
    flipped: bool

    def text(self, statement: Hashable) -> str:
        """The words of a statement, or that they are not known."""
        return next((one.text for one in self.statements.statements if one.id == statement), "")


def find(asked: Asked) -> Found:
    """Read the files and work everything out."""
    files = asked.files()
    known = polis.statements(files["comments"]) if "comments" in files else polis.Statements((), {}, {})
    votes = polis.votes(files["votes"])
    flipped = asked.agree == -1 if asked.agree else _mirrored(votes, known)
    if flipped:
        votes = polis.votes(files["votes"], agree=-1)
    if not all(isinstance(one, int) for one in votes.statements):
        known = _with_texts_as_ids(known)
    given = polis.people(files["people"]) if "people" in files else polis.People({}, None)
    belongs, weights = _as_ids_of(votes, given)
    panel = Panel(known.statements, belongs, asked.entitled, weights)
    _of_one_conversation(votes, panel, files)
    result = analyse(votes, panel, asked.settings)
    axis, guesses = asked.axis, polis.guesses(files["guesses"]) if "guesses" in files else ()
    if guesses and axis is None:
        axis = _axis_of(guesses, panel)
    checksums = {key: _checksum(path) for key, path in files.items()}
    named = Asked(**{**{key: getattr(asked, key) for key in _FIELDS}, "checksums": checksums})
    return Found(named, known, panel, result, _understanding(votes, panel, axis, guesses), axis, flipped)


def _of_one_conversation(votes: Votes, panel: Panel, files: Mapping[str, Path]) -> None:
    """Complain about a file that has nothing to do with the votes: moderation left aside unseen would be worse."""
    for kind, ids, cast in (
        ("comments", {one.id for one in panel.statements}, votes.statements),
        ("people", set(panel.people), votes.people),
    ):
        if ids and cast and ids.isdisjoint(cast):
            raise ConvenorError("of_another_conversation", file=files[kind].name)


_FIELDS = ("votes", "comments", "people", "guesses", "axis", "entitled", "agree", "settings")


def _mirrored(votes: Votes, known: polis.Statements) -> bool:
    """Whether the file's -1 is what Polis counted as agreeing: its comments count every event, a few re-votes apart."""
    counted = [(at, one) for at, one in enumerate(votes.statements) if one in known.agrees and one in known.disagrees]
    if not counted:
        return False
    counts = votes.counts
    ours = sum(abs(int(counts.agree[at]) - known.agrees[one]) for at, one in counted)
    mirrored = sum(abs(int(counts.disagree[at]) - known.agrees[one]) for at, one in counted)
    return mirrored < ours


def _as_ids_of(
    votes: Votes, given: polis.People
) -> tuple[Mapping[Hashable, Mapping[str, str]], Mapping[Hashable, float] | None]:
    """Ids as the votes have them: texts, where one of them is no number."""
    if all(isinstance(one, int) for one in votes.people):
        return given.belongs, given.weights
    belongs: dict[Hashable, Mapping[str, str]] = {str(one): said for one, said in given.belongs.items()}
    if given.weights is None:
        return belongs, None
    return belongs, {str(one): weight for one, weight in given.weights.items()}


def _with_texts_as_ids(known: polis.Statements) -> polis.Statements:
    """Ids as the votes have them, where one of those is no number."""
    return polis.Statements(
        tuple(replace(one, id=str(one.id)) for one in known.statements),
        {str(one): count for one, count in known.agrees.items()},
        {str(one): count for one, count in known.disagrees.items()},
    )


def _axis_of(guesses: tuple[Guess, ...], panel: Panel) -> str:
    about = {one.community for one in guesses}
    for axis in panel.axes():
        if about & {said.get(axis, "") for said in panel.people.values()}:
            return axis
    raise ConvenorError("no_axis_for_guesses", communities=", ".join(sorted(about)[:5]))


def _understanding(votes: Votes, panel: Panel, axis: str | None, guesses: tuple[Guess, ...]) -> tuple[Pair, ...]:
    if axis is None or not guesses:
        return ()
    texts = not all(isinstance(one, int) for one in votes.people)
    member = {one: said[axis] for one, said in panel.people.items() if axis in said}
    if texts:
        guesses = tuple(replace(one, person=str(one.person)) for one in guesses)
    if not all(isinstance(one, int) for one in votes.statements):
        guesses = tuple(replace(one, statement=str(one.statement)) for one in guesses)
    return coorientation(votes, member, guesses)


def _checksum(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as data:
        while block := data.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()
