"""The words results are said in: shares a person would use, how sure, what a part of the people is called."""

from collections.abc import Iterable, Mapping, Sequence
from string import ascii_uppercase
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from convenor.methods.disclosure import Shown
from convenor.methods.opinions.consensus import FOUND
from convenor.methods.opinions.evidence import STABLE, Evidence, Verdict
from convenor.methods.opinions.published import EVERYBODY, Split
from convenor.web.conversations.presenters.groups import group_label
from convenor.web.conversations.vocabulary import Axis

Part = tuple[str, str]
CLEAR, LIKELY, UNSURE, NOT_ENOUGH = later("clear"), later("likely"), later("unsure"), later("not enough to say")
ENOUGH_TO_FIND = 60  # people, so that a division of ordinary depth would be found
SAID: Mapping[str, Any] = {
    "": later("about %(share)s%%"),
    "at_least": later("at least %(share)s%%"),
    "at_most": later("at most %(share)s%%"),
}
SIDES: Mapping[str, Mapping[str, Any]] = {
    "agree": {
        "": later("about %(tens)s in 10 agree"),
        "between": later("about %(tens)s or %(next)s in 10 agree"),
        "at_least": later("at least %(tens)s in 10 agree"),
        "at_most": later("at most %(tens)s in 10 agree"),
        "more": later("more than 9 in 10 agree"),
        "fewer": later("fewer than 1 in 10 agree"),
        "all": later("nearly all agree"),
        "none": later("hardly anyone agrees"),
    },
    "disagree": {
        "": later("about %(tens)s in 10 disagree"),
        "between": later("about %(tens)s or %(next)s in 10 disagree"),
        "at_least": later("at least %(tens)s in 10 disagree"),
        "at_most": later("at most %(tens)s in 10 disagree"),
        "more": later("more than 9 in 10 disagree"),
        "fewer": later("fewer than 1 in 10 disagree"),
        "all": later("nearly all disagree"),
        "none": later("hardly anyone disagrees"),
    },
    "plain": {
        "": later("about %(tens)s in 10"),
        "between": later("about %(tens)s or %(next)s in 10"),
        "at_least": later("at least %(tens)s in 10"),
        "at_most": later("at most %(tens)s in 10"),
        "more": later("more than 9 in 10"),
        "fewer": later("fewer than 1 in 10"),
        "all": later("nearly all"),
        "none": later("hardly anyone"),
    },
}


def share(one: Shown) -> str:
    """A share as it stands in a table.

    >>> share(Shown(90.0, "at_least")), share(Shown(35.0))
    ('at least 90%', 'about 35%')
    """
    return str(SAID[one.bound]) % {"share": f"{one.value:.0f}"}


def in_a_cell(one: Shown) -> str:
    """A share where the table says that all are rounded.

    >>> in_a_cell(Shown(90.0, "at_least")), in_a_cell(Shown(35.0))
    ('at least 90%', '35%')
    """
    return share(one) if one.bound else f"{one.value:.0f}%"


def in_ten(one: Shown, side: str = "plain") -> str:
    """A share in words a person would use.

    >>> in_ten(Shown(70.0), "agree"), in_ten(Shown(65.0)), in_ten(Shown(35.0, "at_most"))
    ('about 7 in 10 agree', 'about 6 or 7 in 10', 'at most 4 in 10')
    """
    words = SIDES[side]
    ends = {0: "none", 5: "fewer", 95: "more", 100: "all"}
    if not one.bound and one.value in ends:
        return str(words[ends[int(one.value)]])
    tens, rest = divmod(int(one.value), 10)
    if rest and not one.bound:
        return str(words["between"]) % {"tens": tens, "next": tens + 1}
    return str(words[one.bound]) % {"tens": tens + 1 if rest and one.bound == "at_most" else tens}


def split_says(split: Split) -> str:
    """What is known of one part: the side that is shown, where of few people one side alone is."""
    if split.agree.bound == "at_most" and split.agree == split.passed:
        return in_ten(split.disagree, "disagree")
    return in_ten(split.agree, "agree")


def held_back() -> str:
    """Why nothing is shown of a part in which enough people voted."""
    return _("held back: with what is shown it would tell what a few said")


def name_of(part: Part) -> str:
    """What a part of the people is called; groups found have a letter, since nobody else knows who they are."""
    if part == EVERYBODY:
        return _("Everyone")
    axis, name = part
    if axis == FOUND:
        return _("Group %(letter)s") % {"letter": letter_of(int(name))}
    return group_label(axis, name)


def letter_of(group: int) -> str:
    """The letter of a group found."""
    return ascii_uppercase[group % len(ascii_uppercase)]


def in_a_sentence(names: Sequence[str]) -> str:
    """Several names one after another.

    >>> in_a_sentence(["A", "B", "C"]), in_a_sentence(["A"])
    ('A, B and C', 'A')
    """
    if len(names) < 2:
        return "".join(names)
    return _("%(some)s and %(last)s") % {"some": ", ".join(names[:-1]), "last": names[-1]}


def line_of(axis: str) -> str:
    """The line along which people are known."""
    return _("groups found in the votes") if axis == FOUND else str(Axis(axis).label)


def sureness(evidence: Evidence) -> Any:
    """How sure the verdict on groups is, in one of the four words."""
    if evidence.verdict == Verdict.NOT_ENOUGH:
        return NOT_ENOUGH
    if evidence.verdict == Verdict.GROUPS:
        return CLEAR if (evidence.split_half or 0) >= 2 * STABLE else LIKELY
    return LIKELY if evidence.people >= ENOUGH_TO_FIND else UNSURE


def verdict(evidence: Evidence) -> str:
    """Whether there are groups, and why one may believe it."""
    if evidence.verdict == Verdict.GROUPS:
        return _(
            "A real division: votes on different statements go together far more than chance alone would make them, "
            "and each half of the statements parts people in much the same way."
        )
    if evidence.verdict == Verdict.NOT_ENOUGH:
        return _(
            "There are not enough votes to say whether people form groups. What is said here is about parts "
            "known beforehand, and about everybody together."
        )
    if evidence.p is not None and evidence.p <= 0.05:
        return _(
            "A spectrum, not camps: some statements do go together, but each half of them parts people in another way. "
            "Whoever drew camps here would draw other ones tomorrow."
        )
    return _(
        "A spectrum, not camps: votes on different statements go together no more than chance alone would make them."
    )


def quoted(text: str) -> str:
    """A statement inside a sentence, without its full stop."""
    return _("“%(statement)s”") % {"statement": text.strip().rstrip(".")}


def first_of_each(rows: Iterable[Any]) -> list[Any]:
    """One a statement, the first there is."""
    found: dict[Any, Any] = {}
    for one in rows:
        found.setdefault(one.statement, one)
    return list(found.values())
