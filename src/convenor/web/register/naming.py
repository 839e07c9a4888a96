"""Who of a pasted list the register knows already, who it may know, and who is new. Nobody is taken for another."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from convenor.formats.attendance import Attendee
from convenor.formats.attendance_words import bare_name
from convenor.formats.text import likeness

MOST_LIKELY = 3
_NEAR = 0.8
_MOST_ALIKE = 30


@dataclass(frozen=True)
class Known:
    """A person of the register as far as it takes to know them again: `belongs` are the names of their partners."""

    ref: str
    name: str
    email: str
    belongs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Match:
    """One name of the list: the person it is (surely: by address, or by name where only one has it), or may be."""

    attendee: Attendee
    sure: Known | None
    likely: tuple[Known, ...] = ()


def match_names(attendees: Iterable[Attendee], known: Sequence[Known]) -> list[Match]:
    """Every name of the list beside those of the register."""
    by_email = {one.email.casefold(): one for one in known if one.email}
    by_key: dict[tuple[str, ...], list[tuple[str, Known]]] = {}
    for one in known:
        name = bare_name(one.name)
        for key in _keys(name):
            by_key.setdefault(key, []).append((name, one))
    return [_match(attendee, by_email, by_key) for attendee in attendees]


def _keys(name: str) -> set[tuple[str, ...]]:
    """Where to look for names alike: the same words in any order, the same first or last, the same initials."""
    words = name.split()
    if not words:
        return set()
    initials = sorted((words[0][0], words[-1][0]))
    return {("words", *sorted(words)), ("first", words[0]), ("last", words[-1]), ("initials", *initials)}


def _match(
    attendee: Attendee, by_email: Mapping[str, Known], by_key: Mapping[tuple[str, ...], list[tuple[str, Known]]]
) -> Match:
    said = bare_name(attendee.name)
    addressed = by_email.get(attendee.email) if attendee.email else None
    if addressed is not None and _alike(said, bare_name(addressed.name)):
        return Match(attendee, addressed)
    beside = {one.ref: (name, one) for key in _keys(said) for name, one in by_key.get(key, ())}
    same = [one for name, one in beside.values() if name == said]
    if addressed is None and len(same) == 1 and not _at_odds(attendee, same[0]):
        return Match(attendee, same[0])
    near = sorted(((_nearness(said, name), ref, one) for ref, (name, one) in beside.items()), reverse=True)
    found = [addressed] if addressed is not None else []
    found += [one for nearness, _ref, one in near if nearness >= _NEAR and one is not addressed]
    return Match(attendee, None, tuple(found[:MOST_LIKELY]))


def _at_odds(attendee: Attendee, one: Known) -> bool:
    """Whether two of one name have different addresses: perhaps two people, perhaps one with two addresses."""
    return bool(attendee.email and one.email and attendee.email != one.email.casefold())


def _alike(said: str, name: str) -> bool:
    return bool(set(said.split()) & set(name.split())) or _nearness(said, name) >= _NEAR


def _nearness(one: str, other: str) -> float:
    """1 for the same name; near it for a slip of the pen, an initial for a first name, names the other way round."""
    words, others = one.split(), other.split()
    if one == other or (len(words) > 1 and sorted(words) == sorted(others)):
        return 1.0
    if len(words) > 1 and len(others) > 1 and words[-1] == others[-1] and words[0][0] == others[0][0]:
        shorter = min(words[0], others[0], key=len)
        if len(shorter) == 1 or max(words[0], others[0], key=len).startswith(shorter):
            return 0.95
    matcher = SequenceMatcher(None, one, other)
    return matcher.ratio() if matcher.real_quick_ratio() >= _NEAR and matcher.quick_ratio() >= _NEAR else 0.0


def partners_named(said: Iterable[str], names: Mapping[str, str]) -> dict[str, str]:
    """For each organisation of the list the reference of the partner of that name, "" where there is none."""
    plain = {likeness(name): ref for name, ref in names.items()}
    return {one: plain.get(likeness(one), "") for one in said if one}


def likely_doubles(known: Sequence[Known]) -> list[tuple[Known, Known]]:
    """Pairs of records that may be one person: names alike, whose surname and first letter are the same."""
    alike: dict[tuple[str, str], list[Known]] = {}
    for one in known:
        words = bare_name(one.name).split()
        if words:
            alike.setdefault((words[-1], words[0][0]), []).append(one)
    pairs = [
        (one, other)
        for people in alike.values()
        for place, one in enumerate(people[:_MOST_ALIKE])
        for other in people[place + 1 : _MOST_ALIKE]
        if _nearness(bare_name(one.name), bare_name(other.name)) >= _NEAR
    ]
    return sorted(pairs, key=lambda pair: pair[0].name.casefold())
