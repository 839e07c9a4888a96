"""A reading as one page to read and print, whole in itself; it holds only what `disclose` lets through."""

from collections.abc import Hashable, Iterator
from html import escape

from convenor.cli.opinions.asking import Found
from convenor.cli.opinions.bars import bar, gap, in_ten
from convenor.cli.opinions.page_map import map_section
from convenor.cli.opinions.page_parts import STYLE, knowing, legend, method, table
from convenor.cli.opinions.words import short_verdict, verdict
from convenor.methods.opinions.consensus import FOUND
from convenor.methods.opinions.disclose import disclose
from convenor.methods.opinions.published import EVERYBODY, Common, Divided, Part, Published, Standing

__all__ = ["page"]

MOST = 6


def page(found: Found) -> str:
    """The whole page."""
    shown = disclose(found.result, understanding=found.understanding, axis=found.axis, entitled=found.asked.entitled)
    by_id = {one.statement: one for one in shown.standings}
    return "".join(
        [
            '<!DOCTYPE html>\n<html lang="en-GB"><head><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            f"<title>What people said</title><style>{STYLE}</style></head><body><main>",
            "<h1>What people said</h1>",
            f'<p class="quiet">{_took_part(found, shown)}</p>',
            f'<p class="lead">{escape(_answer(shown))}</p>',
            *_common(found, shown, by_id, "agree", "What nearly everyone can live with"),
            *_divided(found, shown, by_id),
            *_understanding(found, shown),
            *_rejected(found, shown, by_id),
            map_section(shown),
            *knowing(found, shown),
            table(found, shown),
            method(found, shown, verdict(shown.evidence)),
            "</main></body></html>\n",
        ]
    )


def _answer(shown: Published) -> str:
    return short_verdict(len(_on(shown, "agree")), len(_one_a_statement(shown.divided)), shown.evidence)


def _took_part(found: Found, shown: Published) -> str:
    width = len(found.result.votes.statements)
    of = f" of {found.asked.entitled} who may vote" if found.asked.entitled else ""
    return f"{shown.people:,} people{of} voted on {width:,} statements, {found.result.votes.value.size:,} votes in all."


def _on(shown: Published, side: str) -> list[Common]:
    return [one for one in shown.common if one.side == side]


def _common(found: Found, shown: Published, by_id: dict[object, Standing], side: str, heading: str) -> Iterator[str]:
    yield f"<h2>{heading}</h2>"
    listed = _on(shown, side)
    if not listed:
        yield f'<div class="card"><p>There is no statement that most people in every part surely {side} with.</p></div>'
        return
    yield f'<div class="card">{legend()}'
    for one in listed[:MOST]:
        split = by_id[one.statement].splits[EVERYBODY]
        said = in_ten(split.agree if side == "agree" else split.disagree)
        parts = ", and most in every part that may be shown" if one.parts > 1 else ""
        yield _statement(found, one.statement)
        yield _row("Everyone", bar(split, "Everyone"), f"{said} {side}{parts}")
    yield _more(len(listed), "the table below has them all")
    yield "</div>"


def _rejected(found: Found, shown: Published, by_id: dict[object, Standing]) -> Iterator[str]:
    if not _on(shown, "disagree"):
        return
    yield from _common(found, shown, by_id, "disagree", "What most people disagree with")
    yield (
        '<p class="quiet">Statements about the person, such as “I live in town”, stand here or above unless the file'
        " marks them as such: they say who took part, not what people want.</p>"
    )


def _divided(found: Found, shown: Published, by_id: dict[object, Standing]) -> Iterator[str]:
    yield "<h2>What divides us, and along which line</h2>"
    yield f'<div class="card"><p>{escape(verdict(shown.evidence))}{_sizes(shown)}</p>'
    if not shown.divided:
        yield "<p>No statement was found on which one part surely differs from the rest.</p></div>"
        return
    yield legend()
    for one in _one_a_statement(shown.divided)[:MOST]:
        yield _statement(found, one.statement)
        for part, split in by_id[one.statement].splits.items():
            if part == EVERYBODY or part[0] == one.part[0]:
                yield _row(_named(part), bar(split, _named(part)), f"{in_ten(split.agree)} agree")
    yield _more(len(_one_a_statement(shown.divided)), "the table below has them all")
    yield "</div>"


def _sizes(shown: Published) -> str:
    sizes = [f"group {at} about {size}" for at, size in enumerate(shown.groups, start=1)]
    return f" How many people: {', '.join(sizes)}." if sizes else ""


def _understanding(found: Found, shown: Published) -> Iterator[str]:
    yield "<h2>What we do not understand about one another</h2>"
    wrong = [one for one in shown.misread if one.kind == "misread"]
    if not found.understanding:
        yield '<div class="card"><p>People were not asked what they think others say.</p></div>'
        return
    if not wrong:
        yield '<div class="card"><p>As far as may be shown, nobody misreads others on any statement.</p></div>'
        return
    yield '<div class="card">'
    for one in wrong[:MOST]:
        yield _statement(found, one.statement)
        who = f"{one.observers} think that {one.observed} agree"
        yield _row(who, gap(one.guessed, one.real, who), f"they think {in_ten(one.guessed)}; really {in_ten(one.real)}")
    yield '<p class="quiet">White: what they think the others say. Dark: what the others said.</p></div>'


def _one_a_statement(divided: tuple[Divided, ...]) -> list[Divided]:
    first: dict[object, Divided] = {}
    for one in divided:
        first.setdefault(one.statement, one)
    return list(first.values())


def _named(part: Part) -> str:
    if part == EVERYBODY:
        return "Everyone"
    return f"Group {int(part[1]) + 1}" if part[0] == FOUND else part[1]


def _statement(found: Found, statement: Hashable) -> str:
    return f"<h3>{escape(found.text(statement) or f'Statement {statement}')}</h3>"


def _row(name: str, drawing: str, said: str) -> str:
    return f'<div class="row"><span>{escape(name)}</span>{drawing}<span class="quiet">{escape(said)}</span></div>'


def _more(count: int, where: str) -> str:
    return f'<p class="quiet">{count - MOST} more: {where}.</p>' if count > MOST else ""
