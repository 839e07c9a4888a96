"""Diagnoses as one page to print, whole in itself: the answer, the model drawn, a table that says the same, advice."""

from collections.abc import Iterable, Iterator
from html import escape

from convenor.cli.diagnoses import as_text, words
from convenor.cli.diagnoses.drawing import drawing
from convenor.theory.constructs import CONSTRUCTS
from convenor.theory.diagnosis import Diagnosis

STYLE = """
body{font:16px/1.5 Arial,Helvetica,sans-serif;color:#212b32;background:#f0f4f5;margin:0}
main{max-width:1100px;margin:0 auto;padding:1.5rem}
section{margin-bottom:3rem}
section+section{break-before:page}
h1{font-size:1.9rem;margin:0 0 .5rem}
h2{font-size:1.4rem;margin:1.5rem 0 .5rem}
h3{font-size:1.1rem;margin:0}
table{border-collapse:collapse;background:#fff;width:100%}
caption{text-align:left;color:#4c6272;padding:.3rem 0}
th,td{text-align:left;padding:.35rem .6rem;border-bottom:1px solid #d8dde0;vertical-align:top}
.scroll{overflow-x:auto}
.advice{background:#fff;border:1px solid #d0d9de;border-radius:4px;padding:.8rem 1rem;margin:.6rem 0;break-inside:avoid}
.advice p{margin:.3rem 0}
.sure{background:#d8e7f5;border-radius:3px;padding:0 .4rem;font-weight:normal;font-size:.9rem}
.quiet{color:#4c6272;font-size:.9rem}
svg{display:block;max-width:100%;height:auto}
@media print{body{background:#fff}main{padding:0}}
"""


def pages(found: Iterable[tuple[str, Diagnosis]]) -> Iterator[str]:
    """The page in parts, a case at a time."""
    yield '<!DOCTYPE html>\n<html lang="en-GB"><head><meta charset="utf-8"><title>Diagnosis</title>'
    yield f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{STYLE}</style></head>'
    yield "<body><main>"
    empty = True
    for case, diagnosis in found:
        empty = False
        yield _section(case, diagnosis)
    if empty:
        yield "<h1>Diagnosis</h1><p>The file names columns but holds no case.</p>"
    yield (
        '<p class="quiet">Compared with what 60 documented collaborations looked like (Collaborative Governance Case'
        " Database; Douglas et al. 2020). About ten of them touch health, and the same people rated causes and results:"
        " a comparison, never a prediction. Every piece of advice can be set aside with a reason.</p>"
        "</main></body></html>\n"
    )


def _section(case: str, found: Diagnosis) -> str:
    said = "".join(f"<li>{escape(line)}</li>" for line in as_text.headline(found))
    parts = [
        f"<section><h1>{escape(case)}</h1><ul>{said}</ul>",
        "<h2>Where it stands</h2>",
        drawing(case, found),
        '<p class="quiet">Circle: where this case stands, 1 to 5; whisker: how sure that is (95%); grey line: the'
        " middle half of 60 documented cases; arrow: the way it moved. Dashed: not known.</p>",
        _table(found),
        "<h2>What to do next</h2>",
        *(_advice(found) or ["<p>No rule holds on this evidence.</p>"]),
    ]
    if found.open_rules:
        parts.append(f'<p class="quiet">Not enough evidence for rules {", ".join(found.open_rules)}.</p>')
    return "".join([*parts, "</section>"])


def _table(found: Diagnosis) -> str:
    rows = []
    for box in found.boxes:
        for one in box.constructs:
            level = one.level
            moved = "not known" if one.trend is None else f"{one.trend:+.1f}"
            cells = (
                box.name.capitalize(),
                CONSTRUCTS[one.name].title,
                f"{level.value:.1f}",
                f"{level.low:.1f} to {level.high:.1f}",
                moved,
                f"{one.against} their middle half" if one.against else "no figure",
            )
            rows.append("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>")
    heads = ("Box", "Construct", "Stands at", "95% interval", "Moved", "Beside 60 cases")
    head = "".join(f'<th scope="col">{name}</th>' for name in heads)
    missing = [one.title for one in CONSTRUCTS.values() if one.name not in _known(found)]
    after = f'<p class="quiet">Not known: {escape(", ".join(missing))}.</p>' if missing else ""
    caption = "<caption>The same as the drawing, from 1 (low) to 5 (high)</caption>"
    return f'<div class="scroll" tabindex="0" role="region" aria-label="The same as the drawing, as a table"><table>{caption}<thead><tr>{head}</tr></thead><tbody>{"".join(rows)}</tbody></table></div>{after}'  # noqa: E501


def _known(found: Diagnosis) -> set[str]:
    return {one.name for box in found.boxes for one in box.constructs}


def _advice(found: Diagnosis) -> list[str]:
    made = []
    for number, one in enumerate(found.advice[: as_text.MOST], start=1):
        rule, do = one.proposition, one.proposition.do
        lines = (
            f"<strong>Who:</strong> {escape(do.who)}. <strong>What:</strong> {escape(do.what)}",
            f"<strong>By when:</strong> {escape(do.by)}. <strong>It worked when:</strong> {escape(do.sign)}",
            f"<strong>Why:</strong> {escape(rule.then)} {escape(words.why(one))}.",
        )
        said = "".join(f"<p>{line}</p>" for line in lines)
        based = f"Rule {rule.id}, {rule.source}. Cases: {words.support(rule)}."
        made.append(
            f'<div class="advice"><h3>{number}. {escape(rule.title)} <span class="sure">{one.sureness}</span></h3>'
            f'{said}<p class="quiet">{escape(based)}</p></div>'
        )
    rest = found.advice[as_text.MOST :]
    if rest:
        also = "; ".join(f"{one.proposition.title} ({one.rule})" for one in rest)
        made.append(f'<p class="quiet">Also: {escape(also)}.</p>')
    return made
