"""Figures of an earlier release that stay, where newer ones would tell what a few people said in between.

What is out is out: to show it again tells nothing new, and a page that goes blank because four more people voted helps
nobody. Groups found are left out of it: today's first group need not be yesterday's.
"""

from dataclasses import replace

from convenor.methods.opinions.consensus import FOUND
from convenor.methods.opinions.published import Published, PublishedPair, Standing
from convenor.methods.opinions.readings import common, divided
from convenor.web.conversations.content import Content

__all__ = ["carried"]


def carried(content: Content, before: Content, number: int) -> Content:
    """`content` with what `before`, the release of that number, says of statements it says nothing of."""
    shown = content.published
    former = {one.statement: one for one in before.published.standings if one.everybody is not None}
    kept = {
        one.statement: before.carried.get(str(one.statement), number)
        for one in shown.standings
        if one.everybody is None and one.statement in former
    }
    if not kept:
        return content
    standings = tuple(
        _without_groups(former[one.statement]) if one.statement in kept else one for one in shown.standings
    )
    between = {(one.statement, one.part) for one in shown.divided if one.part[0] == FOUND}
    return replace(
        content,
        published=replace(
            shown,
            standings=standings,
            common=common(standings),
            divided=divided(standings, between),
            misread=(*shown.misread, *(one for one in before.published.misread if one.statement in kept)),
            pairs=_pairs(shown, before.published),
        ),
        carried={str(ref): number for ref, number in kept.items()},
        weighted={**{ref: one for ref, one in before.weighted.items() if ref in kept}, **content.weighted},
    )


def _without_groups(one: Standing) -> Standing:
    return replace(one, splits={part: split for part, split in one.splits.items() if part[0] != FOUND})


def _pairs(now: Published, before: Published) -> tuple[PublishedPair, ...]:
    there = {(one.observers, one.observed): one for one in now.pairs if one.perceived or one.accuracy}
    then = {(one.observers, one.observed): one for one in before.pairs}
    names = sorted({(one.observers, one.observed) for one in (*now.pairs, *before.pairs)})
    rest = {(one.observers, one.observed): one for one in now.pairs}
    return tuple(there.get(name) or then.get(name) or rest[name] for name in names)
