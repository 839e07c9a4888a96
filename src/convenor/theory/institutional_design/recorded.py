"""What the register shows of how a forum is set up: who is in, written rules, rules agreed to, openness, other venues.

Source: Ansell & Gash (2008), institutional design (D1 to D4), read from what is recorded. Each level is a convention of
this project, from 1 to 5, with the least and the most it could be given what is not written down; none of it is a
sample. What the register does not say is "not known", never "none". Critique: that a rule is written and agreed to does
not show that it is kept, a seat is not yet a voice, and venues outside the partnership are in no register of it.

>>> rules = Rules(terms_of_reference=True)
>>> recorded_rules(rules).value, recorded_rules(Rules()).why_undefined
(3.0, 'nothing_written_down')
>>> round(rules_kept(Rules(charter=True, members=10, agree=6, reserve=1)).value, 2)
4.43
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from convenor.findings import Finding, Sureness
from convenor.records import Delegation
from convenor.theory.institutional_design.inclusion import Place, Standing

__all__ = ["Rules", "one_place", "openness", "recorded_inclusion", "recorded_rules", "rules_kept", "somebody_missing"]

LOWEST, HIGHEST = 1.0, 5.0
# What each way of standing counts for, and the least and the most one may think it does.
COUNTS: Mapping[Standing, tuple[float, float, float]] = {
    Standing.SEAT: (1, 1, 1),
    Standing.SEAT_WITHOUT_VOTE: (0.75, 0.5, 1),
    Standing.VOICE: (0.5, 0, 1),
    Standing.VACANT: (0.25, 0, 0.5),
    Standing.NOTHING: (0, 0, 0),
}
DECIDING = frozenset({"reserved", "delegated"})
FEWEST_SIGNS = 2


@dataclass(frozen=True, slots=True)
class Rules:
    """A forum's ground rules as recorded: terms of reference, rules in force, members, and how they answered them.

    `agree` agree to every rule, `reserve` have a reservation about one or more; the others have not answered.
    """

    terms_of_reference: bool = False
    charter: bool = False
    members: int = 0
    agree: int = 0
    reserve: int = 0


def recorded_inclusion(places: Iterable[Place]) -> Finding:
    """The construct `inclusive`: how far everyone affected by its decisions has a seat or a voice."""
    found = list(places)
    if not found:
        return _finding("inclusive", "recorded_inclusion", None, None, None, 0, why="nobody_named_as_affected")
    value, low, high = (sum(COUNTS[one.standing][part] for one in found) / len(found) for part in range(3))
    levels = (LOWEST + 4 * value, LOWEST + 4 * low, LOWEST + 4 * high)
    return _finding(
        "inclusive",
        "recorded_inclusion",
        *levels,
        len(found),
        caveats=("seat_is_not_yet_a_voice", "only_those_named_as_affected"),
    )


def somebody_missing(places: Iterable[Place]) -> bool | None:
    """The fact `someone_missing`: an affected party has neither seat nor voice. None when nobody was named."""
    found = list(places)
    if not found:
        return None
    return any(one.standing in (Standing.NOTHING, Standing.VACANT) for one in found)


def recorded_rules(rules: Rules) -> Finding:
    """The construct `rules_explicit`: ground rules in force, or terms of reference alone."""
    if rules.charter:
        levels: tuple[float | None, float | None, float | None] = (4.5, 4.0, 5.0)
    elif rules.terms_of_reference:
        levels = (3.0, 2.0, 4.0)
    else:
        return _finding("rules_explicit", "recorded_rules", None, None, None, 0, why="nothing_written_down")
    n = int(rules.charter) + int(rules.terms_of_reference)
    return _finding("rules_explicit", "recorded_rules", *levels, n, caveats=("written_is_not_yet_known",))


def rules_kept(rules: Rules) -> Finding:
    """The construct `rules_applied`, how far members agreed to the rules in force; a weak sign, so wide."""
    answered = rules.agree + rules.reserve
    if not rules.charter or not answered or not rules.members:
        why = "nobody_has_answered" if rules.charter else "no_ground_rules"
        return _finding("rules_applied", "rules_agreed", None, None, None, 0, why=why)
    silent = max(0, rules.members - answered)
    least, most = rules.agree / rules.members, (rules.agree + silent) / rules.members
    value = LOWEST + 4 * rules.agree / answered
    return _finding(
        "rules_applied",
        "rules_agreed",
        value,
        min(value, LOWEST + 4 * least) - 1,
        max(value, LOWEST + 4 * most),
        answered,
        caveats=("agreed_is_not_yet_kept",),
    )


def openness(signs: Mapping[str, bool | None]) -> Finding:
    """The construct `transparent`, from signs that are so, not so, or not known (None): the share that is so."""
    known = {name: sign for name, sign in signs.items() if sign is not None}
    if len(known) < FEWEST_SIGNS:
        return _finding("transparent", "openness", None, None, None, len(known), why="too_little_recorded")
    yes, unknown = sum(known.values()), len(signs) - len(known)
    return _finding(
        "transparent",
        "openness",
        LOWEST + 4 * yes / len(known),
        LOWEST + 4 * yes / len(signs) - 0.5,
        LOWEST + 4 * (yes + unknown) / len(signs) + 0.5,
        len(known),
        caveats=("open_papers_are_not_all",),
        details=tuple(sorted(known.items())),
    )


def one_place(body: str, delegations: Iterable[Delegation]) -> Finding:
    """The construct `single_forum`: of the matters the body may decide, the share that no other body here may.

    The least is far below, because venues outside the partnership are not recorded; undefined without any power.
    """
    deciding = [one for one in delegations if one.kind in DECIDING]
    own = {_plain(one.function) for one in deciding if one.body == body}
    if not own:
        return _finding("single_forum", "one_place", None, None, None, 0, why="no_power_recorded")
    elsewhere = {_plain(one.function) for one in deciding if one.body != body}
    value = LOWEST + 4 * len(own - elsewhere) / len(own)
    return _finding(
        "single_forum", "one_place", value, value - 2, value, len(own), caveats=("venues_outside_not_recorded",)
    )


def _plain(function: str) -> str:
    return " ".join(function.casefold().split())


def _finding(
    construct: str,
    method: str,
    value: float | None,
    low: float | None,
    high: float | None,
    n: int,
    *,
    why: str | None = None,
    caveats: tuple[str, ...] = (),
    details: tuple[object, ...] = (),
) -> Finding:
    return Finding(
        construct=construct,
        method=method,
        version="1",
        value=None if value is None else min(HIGHEST, max(LOWEST, value)),
        n=n,
        low=None if low is None else max(LOWEST, low),
        high=None if high is None else min(HIGHEST, high),
        sureness=Sureness.NOT_ENOUGH if value is None else Sureness.LIKELY,
        why_undefined=why,
        source="Ansell & Gash (2008); register",
        settings={"evidence": "recorded"},
        caveats=caveats,
        details=details,
    )
