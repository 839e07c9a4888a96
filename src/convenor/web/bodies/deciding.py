"""Who may decide this? Read off what bodies were given to decide, without a database.

A question is a few words and perhaps an amount. The answer names, for each matter that the words fit, the lowest body
whose limit suffices, on whose delegation, on what conditions and where that is written; who must decide above a limit;
and who only recommends. When nobody was given it, there is no answer, and the page says so.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

RESERVED, DELEGATED, RECOMMENDS = "reserved", "delegated", "recommends"

_LITTLE = """
a an and are at be by can could decide decides decided deciding do does for from has have how in is it may might must
of on or our shall should that the this to up we what which who will with would
"""
_LITTLE_WORDS = frozenset(_LITTLE.split())  # they tell no matter from another


@dataclass(frozen=True, slots=True)
class Power:
    """What one body may decide or recommends on. `limit` None: no limit is written down.

    `own_limit` says that the limit was written for this matter, and is not the body's general one. `up` is the way up
    from the body that gave it: that body and those it stands below, each with its general limit.
    """

    ref: str
    body: str
    body_name: str
    function: str
    kind: str
    tier: str = ""
    from_body: str | None = None
    from_partner: str | None = None
    from_name: str = ""
    from_tier: str = ""
    up: tuple[tuple[str, int | None], ...] = ()
    limit: int | None = None
    own_limit: bool = True
    conditions: str = ""
    source: str = ""

    @property
    def decides(self) -> bool:
        """Whether it decides, rather than recommends."""
        return self.kind != RECOMMENDS

    def suffices(self, amount: int | None) -> bool:
        """Whether the amount is within the limit; without an amount, any power will do."""
        return amount is None or self.limit is None or amount <= self.limit


@dataclass(frozen=True, slots=True)
class Answer:
    """Who decides one matter.

    `deciders`: those who may, lowest limit first. `too_low`: those whose limit the amount passes. `goes_to`: when
    nobody's limit suffices, the power that the matter goes back to; its giver must decide. `goes_up`: where the giver's
    general limit does not suffice either, the first above it whose limit does ("" when there is none).
    `recommends`: who has a say without deciding.
    """

    function: str
    deciders: tuple[Power, ...] = ()
    too_low: tuple[Power, ...] = ()
    goes_to: Power | None = None
    goes_up: str | None = None
    recommends: tuple[Power, ...] = ()


def who_decides(question: str, amount: int | None, powers: Iterable[Power]) -> list[Answer]:
    """The answers, best fit first; empty when nobody was given anything that the words fit.

    >>> group = Power("D1", "B2", "Place board", "Commission stroke care", "delegated", from_name="ICB", limit=50_000)
    >>> [answer.deciders[0].body_name for answer in who_decides("stroke", 20_000, [group])]
    ['Place board']
    >>> who_decides("stroke", 80_000, [group])[0].goes_to.from_name
    'ICB'
    >>> who_decides("parking", None, [group])
    []
    """
    by_function: dict[str, list[Power]] = defaultdict(list)
    for power in powers:
        by_function[same_function(power.function)].append(power)
    wanted = words(question)
    fits = [(fit(wanted, words(key)), key) for key in by_function]
    best = max((score for score, _key in fits), default=0.0)
    if best == 0:
        return []
    least = 1.0 if best == 1 else best  # whole fits alone, where there are any; otherwise the nearest
    chosen = sorted((key for score, key in fits if score >= least), key=lambda key: (len(words(key)), key))
    return [_answer(by_function[key], amount) for key in chosen]


def circle(body: str, function: str, giver: str, powers: Iterable[Power]) -> bool:
    """Whether giving `function` from `giver` to `body` would close a circle, each having it from the next."""
    key = same_function(function)
    givers: dict[str, set[str]] = defaultdict(set)
    for power in powers:
        if power.from_body and same_function(power.function) == key:
            givers[power.body].add(power.from_body)
    seen, ahead = set(), {giver}
    while ahead:
        if body in ahead:
            return True
        seen |= ahead
        ahead = {further for one in ahead for further in givers[one]} - seen
    return False


def same_function(function: str) -> str:
    """One matter under one key, however its capitals and spaces were typed."""
    return " ".join(function.casefold().split()).rstrip(".")


def words(text: str) -> frozenset[str]:
    """The words that tell matters apart, without little words and plural endings."""
    found = re.findall(r"[^\W_]+", text.casefold())
    kept = [word for word in found if word not in _LITTLE_WORDS] or found
    return frozenset(_stem(word) for word in kept)


def fit(wanted: frozenset[str], offered: frozenset[str]) -> float:
    """The share of the wanted words that are offered; a longer word counts as its beginning ("commission", -ing)."""
    if not wanted:
        return 0.0
    return sum(any(_alike(word, other) for other in offered) for word in wanted) / len(wanted)


def _answer(powers: Sequence[Power], amount: int | None) -> Answer:
    deciding = sorted((power for power in powers if power.decides), key=_height)
    able = tuple(power for power in deciding if power.suffices(amount))
    too_low = tuple(power for power in deciding if not power.suffices(amount))
    highest = too_low[-1] if too_low and not able else None
    back = highest if highest and highest.from_name else None
    return Answer(
        function=powers[0].function,
        deciders=able,
        too_low=too_low,
        goes_to=back,
        goes_up=_goes_up(back, amount) if back else None,
        recommends=tuple(power for power in powers if not power.decides),
    )


def _goes_up(back: Power, amount: int | None) -> str | None:
    """None while whoever gave it may decide; else the first above whose general limit suffices, or nobody ("")."""
    suffices = [limit is None or amount is None or amount <= limit for _name, limit in back.up]
    if not suffices or suffices[0]:
        return None
    return next((name for (name, _limit), enough in zip(back.up, suffices, strict=True) if enough), "")


def _height(power: Power) -> tuple[bool, int, bool, str]:
    """Lowest limit first; where limits are alike, a delegate before whoever keeps the matter for itself."""
    return power.limit is None, power.limit or 0, power.kind == RESERVED, power.body_name


def _alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long == short or (len(short) >= 4 and long.startswith(short))


def _stem(word: str) -> str:
    for ending, instead in (("ies", "y"), ("sses", "ss"), ("ss", "ss"), ("s", "")):
        if word.endswith(ending) and len(word) > 4:
            return word[: -len(ending)] + instead
    return word
