"""The parts of the page that answer: what nearly everyone and most can live with, what they reject, who differs."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from html import escape

from convenor.cli.opinions.about_oneself import about_oneself
from convenor.cli.opinions.asking import Found
from convenor.cli.opinions.bars import bar, gap, in_ten
from convenor.cli.opinions.page_parts import legend
from convenor.cli.opinions.words import verdict
from convenor.methods.opinions.consensus import FOUND
from convenor.methods.opinions.published import EVERYBODY, Common, Divided, Part, Published, Standing

__all__ = ["NEARLY", "agreed", "common", "differing", "divided", "named", "rejected", "understanding"]

NEARLY = 70  # in a hundred of every part, surely, for "nearly everyone"
MOST = 6
MANY = 30  # in a hundred on either side, for "split"
_NO_PART = (
    "Who stands where is not known: no statement was found on which one part of the people surely differs from the"
    " rest. People may still be split, each for themselves."
)
IN_THE_TABLE = "the table of every statement marks them"


def agreed(found: Found, shown: Published, side: str = "agree") -> tuple[list[Common], list[Common]]:
    """What nearly everyone takes that side on, and what most do; without what people say of themselves."""
    listed = [one for one in shown.common if one.side == side and not about_oneself(found.text(one.statement))]
    return [one for one in listed if one.least >= NEARLY], [one for one in listed if one.least < NEARLY]


def differing(found: Found, shown: Published) -> dict[Hashable, Divided]:
    """The statements on which one part differs from the rest, each once, the largest sure difference first."""
    first: dict[Hashable, Divided] = {}
    for one in shown.divided:
        if not about_oneself(found.text(one.statement)):
            first.setdefault(one.statement, one)
    return first


def common(found: Found, shown: Published, by_id: Mapping[Hashable, Standing]) -> Iterator[str]:
    """What nearly everyone can live with; and, under a heading of its own, what only most can."""
    nearly, most = agreed(found, shown)
    yield "<h2>What nearly everyone can live with</h2>"
    if nearly:
        yield f'<p class="quiet">Surely {NEARLY} in 100 or more of those who voted on it agree. Some may not.</p>'
        yield from _listed(found, nearly, by_id, "agree")
    else:
        yield f'<div class="card"><p>Nothing that surely {NEARLY} in 100 or more agree with.</p></div>'
    if most:
        yield "<h2>What most people agree with</h2>"
        yield '<p class="quiet">More than half surely do. Too few voted, or too many disagree, for nearly everyone.</p>'
        yield from _listed(found, most, by_id, "agree")


def rejected(found: Found, shown: Published, by_id: Mapping[Hashable, Standing]) -> Iterator[str]:
    """What more than half surely disagree with."""
    yield "<h2>What most people disagree with</h2>"
    listed = [*agreed(found, shown, "disagree")[0], *agreed(found, shown, "disagree")[1]]
    if listed:
        yield from _listed(found, listed, by_id, "disagree")
    else:
        yield '<div class="card"><p>Nothing that more than half surely disagree with.</p></div>'


def _listed(found: Found, listed: Sequence[Common], by_id: Mapping[Hashable, Standing], side: str) -> Iterator[str]:
    yield f'<div class="card">{legend()}'
    for one in listed[:MOST]:
        split = by_id[one.statement].splits[EVERYBODY]
        said = in_ten(split.agree if side == "agree" else split.disagree)
        parts = f", surely more than half of each of {one.parts - 1} parts of the people" if one.parts > 1 else ""
        yield _statement(found, one.statement)
        yield _row("Everyone", bar(split, "Everyone"), f"{said} {side}{parts}")
    yield f"{_more(len(listed))}</div>"


def divided(found: Found, shown: Published, by_id: Mapping[Hashable, Standing]) -> Iterator[str]:
    """Whether there are groups, and on which statements one part differs from the rest."""
    yield "<h2>Who differs, and on what</h2>"
    yield f'<div class="card"><p>{escape(verdict(shown.evidence))}{_sizes(found, shown)}</p>'
    first = differing(found, shown)
    if not first:
        yield f"<p>{_NO_PART}</p></div>"
        yield from _evenly_split(found, shown)
        return
    yield "<p>One part can differ from another though most of both agree.</p>" + legend()
    for one in list(first.values())[:MOST]:
        yield _statement(found, one.statement)
        for part, split in by_id[one.statement].splits.items():
            if part == EVERYBODY or part[0] == one.part[0]:
                yield _row(named(part), bar(split, named(part)), f"{in_ten(split.agree)} agree")
    yield f"{_more(len(first))}</div>"
    yield from _evenly_split(found, shown)


def _evenly_split(found: Found, shown: Published) -> Iterator[str]:
    """Statements that about as many agree with as disagree: a division, whoever it runs between."""
    listed = [
        (one, split)
        for one in shown.standings
        if (split := one.everybody) and not split.passed.bound and not about_oneself(found.text(one.statement))
        if min(split.agree.value, split.disagree.value) >= MANY
    ]
    if not listed:
        return
    listed.sort(key=lambda pair: (-min(pair[1].agree.value, pair[1].disagree.value), str(pair[0].statement)))
    yield f'<h2>What people are split on</h2><div class="card">{legend()}'
    for one, split in listed[:MOST]:
        yield _statement(found, one.statement)
        yield _row(
            "Everyone", bar(split, "Everyone"), f"{in_ten(split.agree)} agree, {in_ten(split.disagree)} disagree"
        )
    yield f"{_more(len(listed))}</div>"


def _sizes(found: Found, shown: Published) -> str:
    if not shown.groups:
        return ""
    sizes = ", ".join(f"group {at} about {size} people" for at, size in enumerate(shown.groups, start=1))
    rest = shown.people - sum(shown.groups)
    apart = f" The other {rest} or so voted on too few statements to be placed." if rest > 0 else ""
    return f" They have no names but what they say below: {sizes}.{apart}"


def understanding(found: Found, shown: Published) -> Iterator[str]:
    """Who misreads whom, where people were asked what others say."""
    if not found.understanding:
        return
    yield "<h2>What we do not understand about one another</h2>"
    wrong = [one for one in shown.misread if one.kind == "misread"]
    if not wrong:
        yield '<div class="card"><p>As far as may be shown, nobody misreads others on any statement.</p></div>'
        return
    yield '<div class="card">'
    for one in wrong[:MOST]:
        yield _statement(found, one.statement)
        who = f"{one.observers} think that {one.observed} agree"
        yield _row(who, gap(one.guessed, one.real, who), f"they think {in_ten(one.guessed)}; really {in_ten(one.real)}")
    yield '<p class="quiet">White: what they think the others say. Dark: what the others said.</p></div>'


def named(part: Part) -> str:
    """A part of the people, as the page calls it."""
    if part == EVERYBODY:
        return "Everyone"
    return f"Group {int(part[1]) + 1}" if part[0] == FOUND else part[1]


def _statement(found: Found, statement: Hashable) -> str:
    return f"<h3>{escape(found.text(statement) or f'Statement {statement}')}</h3>"


def _row(name: str, drawing: str, said: str) -> str:
    return f'<div class="row"><span>{escape(name)}</span>{drawing}<span class="quiet">{escape(said)}</span></div>'


def _more(count: int) -> str:
    return f'<p class="quiet">{count - MOST} more: {IN_THE_TABLE}.</p>' if count > MOST else ""
