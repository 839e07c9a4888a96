"""The parts of the page below the answer: what is not known, the table of everything, method, seed and limits."""

from html import escape

from convenor.cli.opinions.asking import Found
from convenor.cli.opinions.bars import AGREE, DISAGREE, OTHERS, PASSED, share
from convenor.methods.opinions.disclose import PUBLIC
from convenor.methods.opinions.published import Published, Split

__all__ = ["STYLE", "knowing", "legend", "method", "table"]

STYLE = """
body{font:16px/1.5 Arial,Helvetica,sans-serif;color:#212b32;background:#f0f4f5;margin:0}
main{max-width:960px;margin:0 auto;padding:1.5rem}
h1{font-size:2rem;margin:0 0 .5rem}
h2{font-size:1.4rem;margin:2rem 0 .6rem}
h3{font-size:1.05rem;margin:1.2rem 0 .3rem;max-width:70ch;overflow-wrap:anywhere}
p{max-width:70ch}
.lead{font-size:1.35rem}
.quiet{color:#4c6272;font-size:.9rem}
.card{background:#fff;border:1px solid #d0d9de;border-radius:4px;padding:.6rem 1.2rem}
.row{display:flex;flex-wrap:wrap;gap:.3rem 1rem;align-items:center;margin:.25rem 0;break-inside:avoid}
.row>span:first-child{flex:0 0 11rem}
.key{display:inline-block;width:.8rem;height:.8rem;margin:0 .3rem 0 .8rem;vertical-align:baseline}
svg{max-width:100%;height:auto}
.scroll{overflow-x:auto;background:#fff;border:1px solid #d0d9de;border-radius:4px}
table{border-collapse:collapse;width:100%;font-size:.9rem}
caption{text-align:left;padding:.6rem;color:#4c6272}
th,td{text-align:left;padding:.35rem .6rem;border-bottom:1px solid #d8dde0;vertical-align:top}
td:first-child{min-width:16rem;overflow-wrap:anywhere}
.squares{margin-top:.6rem}
.squares th,.squares td{text-align:right;padding:.2rem .5rem}
.of-map{margin-left:.6rem;white-space:nowrap}
.of-map svg{vertical-align:middle}
.n{white-space:nowrap}
@media print{body{background:#fff}main{padding:0;max-width:none}.scroll{overflow:visible;border:0}}
"""


def legend() -> str:
    """What the colours of a bar mean; they also stand in one order: agree, unsure, disagree."""
    keys = (("agree", AGREE), ("unsure", PASSED), ("disagree", DISAGREE), ("all others, where few voted", OTHERS))
    marks = "".join(
        f'<svg class="key" viewBox="0 0 10 10" aria-hidden="true"><rect width="10" height="10" fill="{colour}"/></svg>'
        f"{name}"
        for name, colour in keys
    )
    return f'<p class="quiet">Share of those who voted, from left to right: {marks}</p>'


def knowing(found: Found, shown: Published) -> list[str]:
    """What is not known, said as plainly as what is."""
    few = sum(one.everybody is None for one in shown.standings)
    said = []
    if few:
        them = "1 statement had" if few == 1 else f"{few} statements had"
        said.append(f"{them} fewer than {PUBLIC.min_cell} votes: nothing is shown of {'it' if few == 1 else 'them'}.")
    kept = shown.withheld - few
    if kept > 0:
        more = "1 more figure about a small part is" if kept == 1 else f"{kept:,} more figures about small parts are"
        said.append(f"{more} left out: nobody's own vote can be worked out.")
    if found.asked.entitled and found.asked.entitled > shown.people:
        silent = found.asked.entitled - shown.people
        have = "1 person who may vote has" if silent == 1 else f"{silent:,} people who may vote have"
        said.append(f"{have} not: we do not know what {'that one thinks' if silent == 1 else 'they think'}.")
    elif not found.asked.entitled:
        said.append("How many people could have voted is not known, so neither is what the silent think.")
    if not found.panel.people:
        said.append(
            "Who the people are (sector, place, profession) was not given: no line between them was looked for."
        )
    items = "".join(f"<li>{escape(one)}</li>" for one in said)
    return ["<h2>What we still do not know</h2>", f'<div class="card"><ul>{items}</ul></div>']


def table(found: Found, shown: Published) -> str:
    """Every statement with its shares: the same as the drawings, and the rest."""
    rows = []
    ordered = sorted(shown.standings, key=lambda one: -(one.everybody.agree.value if one.everybody else -1))
    for one in ordered:
        text = escape(found.text(one.statement) or f"Statement {one.statement}")
        rows.append(f"<tr><td>{text}</td>{_cells(one.everybody)}</tr>")
    heads = "".join(f'<th scope="col">{name}</th>' for name in ("Statement", "Agree", "Unsure", "Disagree", "Votes"))
    return (
        '<h2>Every statement</h2><div class="scroll" tabindex="0" role="region" aria-label="Every statement">'
        "<table><caption>Shares of those who voted, rounded to five in a hundred; most agreed with first</caption>"
        f"<thead><tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def _cells(split: Split | None) -> str:
    if split is None:
        return '<td colspan="4" class="quiet">too few votes to show</td>'
    shares = "".join(f'<td class="n">{share(one)}</td>' for one in (split.agree, split.passed, split.disagree))
    return f'{shares}<td class="n">about {split.about}</td>'


def method(found: Found, shown: Published, verdict: str) -> str:
    """Where the figures come from and what they are not."""
    evidence = shown.evidence
    figures = ""
    if evidence.p is not None and evidence.split_half is not None:
        figures = (
            f" Shuffled votes were as tied together in {evidence.p:.1%} of cases at most; two halves of the statements"
            f" agreed on who belongs together at {evidence.split_half:.2f} (1: the same, 0: chance; {0.18} is asked)."
        )
    chosen = "".join(f"<li>{escape(found.text(one) or f'Statement {one}')}</li>" for one in shown.slate)
    covered = (
        "" if shown.covered is None else f" {share(shown.covered).capitalize()} of people agree with at least one."
    )
    return (
        "<h2>A short list that leaves few out</h2>"
        f'<div class="card"><p>Chosen so that people who agree with one another each find something.{covered}'
        f"</p><ol>{chosen}</ol></div>"
        "<h2>Method, seed and limits</h2>"
        f'<p class="quiet">{escape(verdict)}{escape(figures)} Method {shown.method}, version {shown.version}, seed'
        f" {shown.seed}. Figures about fewer than {PUBLIC.min_cell} people are never shown, nor any from which they"
        " could be worked out. Those who vote are not a sample of those who do not. Agreement with words is not consent"
        " to a plan.</p>"
    )
