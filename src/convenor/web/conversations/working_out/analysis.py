"""From everything that was said to what may be shown of it: the only way from votes to a release."""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from convenor.methods.opinions import Panel, Result, Settings, Votes, analyse
from convenor.methods.opinions import Statement as Thought
from convenor.methods.opinions.consensus import FOUND
from convenor.methods.opinions.coorientation import Guess, Pair, coorientation
from convenor.methods.opinions.disclose import PUBLIC, disclose
from convenor.methods.opinions.one_thread import one_thread
from convenor.methods.opinions.published import Published
from convenor.methods.opinions.readings import common, divided
from convenor.web.conversations.content import Content, Heard, read
from convenor.web.conversations.selectors.snapshot import Snapshot
from convenor.web.conversations.vocabulary import AT_LEAST, Axis
from convenor.web.conversations.working_out.carrying import carried
from convenor.web.conversations.working_out.one_voice import weighted_shares
from convenor.web.conversations.working_out.told import packed, unpacked

__all__ = ["Worked", "worked_out"]

SEED = 1


@dataclass(frozen=True, slots=True)
class Worked:
    """What may be shown, and what to keep so that the next release tells no more together with this one."""

    content: Content
    told: Any
    votes: int
    people: int


def worked_out(snapshot: Snapshot) -> Worked:
    """Analyse what was said, and let through what may be shown. Of fewer than eight people nothing may."""
    with one_thread():
        return _worked_out(snapshot)


def _worked_out(snapshot: Snapshot) -> Worked:
    people = np.unique(snapshot.votes[:, 0])
    if len(people) < AT_LEAST:
        return Worked(Content(_nothing()), snapshot.told, len(snapshot.votes), len(people))
    panel = _panel(snapshot)
    who, what, value = snapshot.votes.T
    votes = Votes.from_rows(who, what, value, statements=[one.pk for one in snapshot.statements])
    result = analyse(votes, panel, Settings(seed=SEED))
    axis = snapshot.conversation.guess_axis or None
    shown = disclose(
        result,
        PUBLIC,
        understanding=_understanding(snapshot, votes, axis),
        axis=axis,
        entitled=panel.entitled,
        before=unpacked(snapshot.told),
    )
    return Worked(
        _content(snapshot, result, shown), packed(shown.released, snapshot.told), len(snapshot.votes), len(people)
    )


def _nothing() -> Published:
    return disclose(analyse(Votes.from_rows([], [], [])))


def _content(snapshot: Snapshot, result: Result, shown: Published) -> Content:
    """What is shown, by references, with what is carried over from the last release."""
    named = by_refs(shown, {one.pk: one.ref for one in snapshot.statements})
    weights = (
        weighted_shares(result, snapshot.groups, named.standings, _refs(snapshot)) if _one_voice(snapshot) else None
    )
    before = read(snapshot.last.content) if snapshot.last else None
    content = Content(
        named,
        heard=_heard(snapshot),
        weighted=weights or {},
        few_organisations=_one_voice(snapshot) and weights is None,
    )
    return content if before is None or snapshot.last is None else carried(content, before, snapshot.last.number)


def by_refs(shown: Published, refs: Mapping[Hashable, str]) -> Published:
    """The same with statements by reference, people to the nearest five, and nothing of fewer than eight."""
    standings = tuple(replace(one, statement=refs[one.statement]) for one in shown.standings)
    evidence = shown.evidence
    return replace(
        shown,
        people=round(shown.people / 5) * 5,
        evidence=replace(evidence, people=_about(evidence.people) or 0),
        standings=standings,
        common=common(standings),
        divided=divided(standings, _between_groups(shown, refs)),
        misread=tuple(replace(one, statement=refs[one.statement]) for one in shown.misread),
        pairs=tuple(
            replace(one, people=one.people if one.perceived or one.accuracy else 0)
            for one in shown.pairs
            if one.perceived or one.accuracy or one.agreement is not None
        ),
        slate=tuple(refs[one] for one in shown.slate),
        released={},
    )


def _between_groups(shown: Published, refs: Mapping[Hashable, str]) -> set[tuple[Hashable, tuple[str, str]]]:
    return {(refs[one.statement], one.part) for one in shown.divided if one.part[0] == FOUND}


def _about(count: int) -> int | None:
    return round(count / 5) * 5 if count >= AT_LEAST else None


def _panel(snapshot: Snapshot) -> Panel:
    axes = _axes(snapshot)
    people: dict[Hashable, Mapping[str, str]] = {}
    for key, groups in snapshot.groups.items():
        people[key] = {axis: groups[axis] for axis in axes if groups.get(axis)}
    thoughts = tuple(Thought(one.pk, moderated=1, meta=one.meta, seed=one.seed) for one in snapshot.statements)
    row = snapshot.conversation
    return Panel(thoughts, people, entitled=row.entitled or row.invited or None)


def _axes(snapshot: Snapshot) -> Sequence[str]:
    row = snapshot.conversation
    return list(dict.fromkeys([*row.axes, *([Axis.OWN.value] if row.own_groups else [])]))


def _understanding(snapshot: Snapshot, votes: Votes, axis: str | None) -> tuple[Pair, ...]:
    if axis is None:
        return ()
    member: dict[Hashable, str] = {key: groups[axis] for key, groups in snapshot.groups.items() if groups.get(axis)}
    return coorientation(votes, member, [Guess(*one) for one in snapshot.guesses])


def _heard(snapshot: Snapshot) -> tuple[Heard, ...]:
    """Every community known beforehand, by axis: how many were asked and about how many took part."""
    voted = set(np.unique(snapshot.votes[:, 0]).tolist())
    found = []
    for axis in _axes(snapshot):
        took = Counter(groups.get(axis, "") for key, groups in snapshot.groups.items() if key in voted)
        asked = snapshot.asked.get(axis, {})
        own = snapshot.conversation.own_groups if axis == Axis.OWN else []
        for name in sorted({one for one in (*asked, *took, *own) if one}):
            about = _about(took[name])
            whole = asked.get(name) if asked.get(name, 0) >= AT_LEAST else None
            found.append(Heard(axis, name, whole, min(about, whole) if about and whole else about))
    return tuple(found)


def _one_voice(snapshot: Snapshot) -> bool:
    return snapshot.conversation.one_voice


def _refs(snapshot: Snapshot) -> Mapping[Hashable, str]:
    return {one.pk: one.ref for one in snapshot.statements}
