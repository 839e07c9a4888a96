"""What came out of a conversation as tables for a file, with a dictionary of their columns. No row is a person.

The same as the page shows, and nothing else: shares are rounded, and near an end only said to be near it.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, BinaryIO

from django.utils.translation import gettext_lazy as _

from convenor.formats.csv_out import write_csv_set
from convenor.formats.tables import Column, Kind, Table, Value
from convenor.methods.disclosure import Shown
from convenor.methods.opinions.consensus import FOUND
from convenor.methods.opinions.published import EVERYBODY, Split
from convenor.web.conversations.presenters.results.words import name_of
from convenor.web.conversations.selectors.releases import ReleaseSeen, ShownStatement

EVERYONE = "everyone"
_SHARE: Mapping[str, Any] = {"least": 0, "most": 100, "places": 0}
_IS = _("at_least or at_most where the figure is only said to be near an end, or where few voted; else empty.")
_STATEMENT = (
    Column("statement", _("Statement"), help=_("Its reference.")),
    Column("text", _("Text"), Kind.LONG_TEXT),
)
SHARES = Table(
    name="conversation-statements",
    title=_("What people said to each statement"),
    about=_("A row is a statement and a part of the people, or everyone. No row is a person."),
    columns=(
        Column("ref", _("Row"), Kind.REF, help=_("Statement, line and part.")),
        Column("conversation", _("Conversation"), help=_("Its reference.")),
        Column("question", _("Question"), Kind.LONG_TEXT),
        Column("release", _("Release"), Kind.WHOLE, help=_("Which release of this conversation the figures are of.")),
        Column("made_on", _("Worked out on"), Kind.DAY),
        Column("number", _("Number"), Kind.WHOLE, help=_("Of the statement, in the order in which they were shown.")),
        *_STATEMENT,
        Column("line", _("Line"), help=_("The line people are known by; groups: found in the votes; or everyone.")),
        Column("part", _("Part"), help=_("The part of the people on that line, or everyone.")),
        Column("agree", _("Agree"), Kind.DECIMAL, help=_("In a hundred who voted on it, rounded to five."), **_SHARE),
        Column("agree_is", _("Agree is"), help=_IS),
        Column("disagree", _("Disagree"), Kind.DECIMAL, **_SHARE),
        Column("disagree_is", _("Disagree is"), help=_IS),
        Column("unsure", _("Pass or unsure"), Kind.DECIMAL, **_SHARE),
        Column("unsure_is", _("Pass or unsure is"), help=_IS),
        Column("voted", _("Voted"), Kind.WHOLE, help=_("About how many, to the nearest five.")),
        Column(
            "settled", _("Agree at least"), Kind.DECIMAL, help=_("In a hundred of all, whoever else votes."), **_SHARE
        ),
        Column(
            "one_voice", _("Agree, one voice each"), Kind.DECIMAL, help=_("Each organisation counted once."), **_SHARE
        ),
        Column("withheld", _("Held back because"), help=_("too_few or would_tell; else empty.")),
        Column(
            "reading",
            _("Reads as"),
            help=_("common: nearly everyone agrees; against: nearly nobody; divides; or empty."),
        ),
    ),
)
READINGS = Table(
    name="conversation-understanding",
    title=_("What people believe of one another"),
    about=_("A row is a statement, those who guessed, and those they guessed about."),
    columns=(
        Column("ref", _("Row"), Kind.REF),
        *_STATEMENT,
        Column("observers", _("Who guessed")),
        Column("observed", _("About whom")),
        Column("guessed", _("Believed to agree"), Kind.DECIMAL, **_SHARE),
        Column("guessed_is", _("Believed is"), help=_IS),
        Column("really", _("Really agree"), Kind.DECIMAL, **_SHARE),
        Column("really_is", _("Really is"), help=_IS),
        Column("kind", _("Reading"), help=_("misread, read right, or unclear.")),
    ),
)
HEARD = Table(
    name="conversation-people",
    title=_("Who took part"),
    about=_("A row is a part of the people known beforehand."),
    columns=(
        Column("ref", _("Row"), Kind.REF),
        Column("line", _("Line")),
        Column("part", _("Part")),
        Column("asked", _("Asked"), Kind.WHOLE, help=_("Empty where it is not known.")),
        Column("took_part", _("Took part"), Kind.WHOLE, help=_("About how many; empty: fewer than eight.")),
    ),
)
TABLES = (SHARES, READINGS, HEARD)


def write_results(out: BinaryIO, conversation: Any, release: ReleaseSeen) -> None:
    """The three tables and their dictionary (CSV on the Web) as one ZIP file."""
    rows = {
        SHARES.name: lambda: shares(conversation, release),
        READINGS.name: lambda: readings(release),
        HEARD.name: lambda: heard(release),
    }
    write_csv_set(out, TABLES, lambda table: rows[table.name](), title=conversation.question)


def shares(conversation: Any, release: ReleaseSeen) -> Iterator[dict[str, Value]]:
    """Every statement: everyone first, then each part."""
    says = _reads(release)
    for one in release.statements:
        frame: dict[str, Value] = {
            "conversation": conversation.ref,
            "question": conversation.question,
            "release": release.content.carried.get(one.ref, release.number),
            "made_on": release.made_on,
            "number": one.number,
            "statement": one.ref,
            "text": one.text,
        }
        if one.standing is not None:
            for part, split in one.standing.splits.items():
                row = frame | _of_part(one, part) | _split(split)
                if part == EVERYBODY:
                    weighted = release.content.weighted.get(one.ref)
                    row |= {"one_voice": _number(weighted) if weighted else None}
                yield row | {"reading": says.get((one.ref, part), "")}
            for part, why in one.standing.withheld.items():
                yield frame | _of_part(one, part) | {"withheld": why}


def readings(release: ReleaseSeen) -> Iterator[dict[str, Value]]:
    """What is believed beside what is so."""
    known = release.by_ref
    for one in release.content.published.misread:
        if one.statement in known:
            yield {
                "ref": f"{one.statement}/{one.observers}/{one.observed}",
                "statement": str(one.statement),
                "text": known[str(one.statement)].text,
                "observers": one.observers,
                "observed": one.observed,
                "guessed": _number(one.guessed),
                "guessed_is": one.guessed.bound,
                "really": _number(one.real),
                "really_is": one.real.bound,
                "kind": one.kind,
            }


def heard(release: ReleaseSeen) -> Iterator[dict[str, Value]]:
    """Who took part."""
    for one in release.content.heard:
        yield {
            "ref": f"{one.axis}/{one.community}",
            "line": one.axis,
            "part": name_of((one.axis, one.community)),
            "asked": one.asked,
            "took_part": one.took,
        }


def _reads(release: ReleaseSeen) -> dict[tuple[str, tuple[str, str]], str]:
    shown = release.content.published
    found = {(str(one.statement), one.part): "divides" for one in shown.divided}
    for one in shown.common:
        found[str(one.statement), EVERYBODY] = "common" if one.side == "agree" else "against"
    return found


def _of_part(one: ShownStatement, part: tuple[str, str]) -> dict[str, Value]:
    line, name = (EVERYONE, EVERYONE) if part == EVERYBODY else part
    said = EVERYONE if part == EVERYBODY else name_of(part)
    return {"ref": f"{one.ref}/{line}/{name}", "line": line if line != FOUND else "groups", "part": said}


def _split(split: Split) -> dict[str, Value]:
    return {
        "agree": _number(split.agree),
        "agree_is": split.agree.bound,
        "disagree": _number(split.disagree),
        "disagree_is": split.disagree.bound,
        "unsure": _number(split.passed),
        "unsure_is": split.passed.bound,
        "voted": split.about,
        "settled": None if split.sure_low is None else Decimal(f"{split.sure_low:.0f}"),
    }


def _number(share: Shown) -> Decimal:
    return Decimal(f"{share.value:.0f}")
