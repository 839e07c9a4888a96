"""The sentences of `convenor opinions`: what is wrong with a file, and what a verdict means."""

from collections.abc import Mapping, Sequence

from convenor.errors import ConvenorError
from convenor.methods.opinions import Evidence, Verdict
from convenor.methods.opinions.evidence import LEVEL, STABLE

__all__ = ["FAULTS", "fault", "short_verdict", "verdict"]

FEW = 60  # people, below which only a deep division can be found (methods, measured)
MUCH_THE_SAME = 0.5  # two halves of the statements, from 0 (chance) to 1 (the same)

FAULTS: Mapping[str, str] = {
    "empty_file": "{file} is empty. Its first line must name the columns, as in: timestamp,comment-id,voter-id,vote",
    "broken_line": (
        "{file}, line {line}: it cannot be read. A cell is very long, or a quotation mark is not closed; mend that line"
    ),
    "broken_file": "{file} is packed or cut short and cannot be read. Fetch it again, or unpack it first",
    "not_utf8": "{file} is not in UTF-8. Save it again as “CSV UTF-8”",
    "no_such_column": "{file} has no column “{column}”. Name it in the first line (nearest there: “{near}”)",
    "no_id": "{file}, line {line}: the column “{column}” is empty. Write the id there, or take the line out",
    "not_a_vote_in_file": (
        "{file}, line {line}, column “{column}”: “{value}” is not a vote."
        " Write 1 to agree, -1 to disagree, 0 to pass, or take the line out"
    ),
    "not_a_vote": "vote {row}: “{value}” is not a vote. It is 1 to agree, -1 to disagree, or 0 to pass",
    "votes_of_unequal_length": "people, statements, votes and times must be equally many: one of each for every vote",
    "not_a_time": (
        "{file}, line {line}, column “{column}”: “{value}” is not a time."
        " Write the milliseconds since 1970 as a number, or as in 2026-11-24 16:05:00; or take the whole column out"
    ),
    "time_missing": (
        "{file}, column “{column}”: {count} votes have no time while others have one."
        " Write them, or take the whole column out: then the later row of a person counts"
    ),
    "column_twice": "{file} has the column “{column}” twice. Take out the one that does not count",
    "of_another_conversation": (
        "none of the ids in {file} is in the votes. Give the file of the same conversation, with its ids"
    ),
    "not_a_whole_number": (
        "{file}, line {line}, column “{column}”: “{value}” is not a whole number. Mend it, or empty the cell"
    ),
    "not_a_weight": (
        "{file}, line {line}, column “{column}”: “{value}” is no weight. Write a number above 0, or empty the cell"
    ),
    "no_axis_for_guesses": (
        "the guesses are about {communities}, which no column of the file of people names."
        " Give --people with that column, or name it by --axis"
    ),
    "not_a_report": (
        "it is no report of `convenor opinions --json`. Write one first: convenor opinions VOTES.csv --json"
    ),
}


def fault(error: ConvenorError) -> str:
    """What is wrong with a file, and how to mend it."""
    return FAULTS[error.code].format(**error.params).replace(" (nearest there: “”)", "")


def verdict(evidence: Evidence) -> str:
    """What can be said about groups, in words."""
    if evidence.verdict == Verdict.GROUPS:
        return (
            "There are groups: votes on different statements go together far more than chance would have it, and"
            f" {_halves(evidence)}."
        )
    if evidence.verdict == Verdict.NOT_ENOUGH:
        return (
            f"There are not enough votes to look for groups: {evidence.people} people voted on seven statements or"
            f" more, and {evidence.statements} statements part people at all. What follows is about everybody together."
        )
    none = "No groups are drawn: as far as can be told, opinions lie along a spectrum."
    return f"{none} {_why_none(evidence)}{_of_few(evidence)}"


def _why_none(evidence: Evidence) -> str:
    if evidence.p is None or evidence.p > LEVEL:
        return "Votes on different statements go together no more than chance would have it."
    if evidence.split_half is not None and evidence.split_half >= STABLE:
        return (
            "A few people do vote unlike all the others, and two halves of the statements find the same few; but they"
            " are fewer than one in twenty, too few to be called a group."
        )
    return (
        "Some statements do go together, but two halves of the statements do not sort people the same way. With"
        " other statements about the same matter, camps drawn here would have been other ones."
    )


def _halves(evidence: Evidence) -> str:
    if evidence.split_half is not None and evidence.split_half >= MUCH_THE_SAME:
        return "two halves of the statements sort people into much the same groups"
    return (
        "two halves of the statements sort people into groups that are alike, more than they would by chance: whoever"
        " stands in the middle may be counted here or there"
    )


def _of_few(evidence: Evidence) -> str:
    if evidence.people >= FEW:
        return ""
    return (
        f" With {evidence.people} people only a deep division would have shown: this is unsure, and says nothing of"
        " those who did not vote."
    )


def short_verdict(nearly: int, most: int, divided: int, evidence: Evidence, sizes: Sequence[int] = ()) -> str:
    """The answer in a sentence or two, before any figure: on how many statements nearly everyone and most people stand
    together, and on how many parts differ. `sizes`: about how many people each group has."""
    by_whom = ((nearly, "nearly everyone can live with"), (most, "most agree with"))
    found = [f"{_statements(count)} that {who}" for count, who in by_whom if count]
    start = f"There {'is' if (nearly or most) == 1 else 'are'} {' and '.join(found)}"
    if not found:
        start = "Nothing was found that most people in every part surely support"
    if evidence.verdict == Verdict.NOT_ENOUGH:
        return f"{start}. There are too few votes to say more."
    if divided and evidence.verdict == Verdict.GROUPS:
        return f"{start}. People fall into groups{_of(sizes)}, which differ on {_statements(divided)}."
    if divided:
        return f"{start}. On {_statements(divided)} one part of the people differs from the rest, more than by chance."
    return f"{start}. No camps were found that would hold{' (unsure: few voted)' if evidence.people < FEW else ''}."


def _of(sizes: Sequence[int]) -> str:
    return f" of about {' and '.join(map(str, sizes))} people" if sizes else ""


def _statements(count: int) -> str:
    return "one statement" if count == 1 else f"{count} statements"
