"""The parts of the page beside the answers: what colours mean, what is not known, the short list, method and limits."""

from collections.abc import Collection, Hashable
from html import escape

from convenor.cli.opinions.about_oneself import about_oneself
from convenor.cli.opinions.asking import Found
from convenor.cli.opinions.bars import AGREE, DISAGREE, LINE, OTHERS, PASSED, share
from convenor.methods.opinions.disclose import PUBLIC
from convenor.methods.opinions.evidence import LEVEL, STABLE, Evidence, Verdict
from convenor.methods.opinions.published import Published

__all__ = ["STYLE", "knowing", "legend", "method", "short_list"]

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
.keys span{white-space:nowrap}
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
    keys = (
        ("agree", AGREE),
        ("unsure", PASSED),
        ("disagree", DISAGREE),
        ("unsure or the other side, not told apart", OTHERS),
    )
    marks = " ".join(
        '<span><svg class="key" viewBox="0 0 10 10" aria-hidden="true"><rect x=".5" y=".5" width="9" height="9"'
        f' fill="{colour}" stroke="{LINE}"/></svg>{name}</span>'
        for name, colour in keys
    )
    return f'<p class="quiet keys">Share of those who voted on it, from left to right: {marks}</p>'


def knowing(found: Found, shown: Published) -> list[str]:
    """What is not known, said as plainly as what is."""
    few = sum(one.everybody is None for one in shown.standings)
    themselves = [one for one in shown.standings if about_oneself(found.text(one.statement))]
    said = []
    if few:
        said.append(f"{_counted(few, 'statement')} had fewer than {PUBLIC.min_cell} votes: nothing is shown of them.")
    one_sided = sum(bool(one.everybody and one.everybody.passed.bound) for one in shown.standings)
    if one_sided:
        said.append(
            f"Of {_counted(one_sided, 'statement')} few people voted on, only the larger side is told; how many of the"
            " rest were unsure is not."
        )
    kept = shown.withheld - few
    if kept > 0:
        said.append(
            f"{_counted(kept, 'figure')} of one part of the people on one statement are left out: with them, somebody's"
            " own vote could be worked out."
        )
    if found.asked.entitled and found.asked.entitled > shown.people:
        said.append(
            f"{found.asked.entitled - shown.people} people who may vote have not: we do not know what they think."
        )
    elif not found.asked.entitled:
        said.append("How many people could have voted is not known, so neither is what the silent think.")
    if themselves:
        said.append(
            f"{_counted(len(themselves), 'statement')} say what people are (“{found.text(themselves[0].statement)}”),"
            " not what they want. They stand in the table alone. They are votes like others: nobody is known by them."
        )
    if not found.panel.people:
        said.append(
            "Which organisation, place or profession each person belongs to was not given beside the votes: no line"
            " between such parts was looked for."
        )
    if not found.understanding:
        said.append("Nobody was asked what they think others say, so who misreads whom is not known.")
    items = "".join(f"<li>{escape(one)}</li>" for one in said)
    return ["<h2>What we still do not know</h2>", f'<div class="card"><ul>{items}</ul></div>']


def short_list(found: Found, shown: Published, differing: Collection[Hashable]) -> str:
    """Statements in which everybody with enough company finds something; those on which parts differ are marked."""
    listed = [one for one in shown.slate if not about_oneself(found.text(one))]
    items = "".join(
        f"<li>{escape(found.text(one) or f'Statement {one}')}"
        f"{' <span class=quiet>(here people differ)</span>' if one in differing else ''}</li>"
        for one in listed
    )
    covered = ""
    if shown.covered is not None:
        covered = (
            f" {share(shown.covered).capitalize()} of all who voted on anything agree with at least one; whoever was"
            " never shown one of these counts as not agreeing."
        )
    return (
        "<h2>A short list that leaves few out</h2>"
        '<div class="card"><p>To talk about first, not to decide on: chosen so that people who agree with one another'
        f" each find something of theirs, also where others disagree.{covered}</p><ol>{items}</ol></div>"
    )


def method(shown: Published) -> str:
    """Where the figures come from and what they are not."""
    evidence = shown.evidence
    figures = ""
    if evidence.p is not None and evidence.split_half is not None:
        figures = (
            f" Chance alone would tie votes together as much as here {_in_a_hundred(evidence.p)}: that tells whether"
            " opinions hang together, not whether there are camps. For camps two halves of the statements, taken by"
            f" lot, must agree on who belongs together (1 is the same, 0 is chance; {STABLE} is asked), and each camp"
            " must have one in twenty people. Here the halves agreed at"
            f" {evidence.split_half:.2f}{_too_small(evidence)}."
        )
    return (
        "<h2>Method, seed and limits</h2>"
        f'<p class="quiet">Method “{shown.method}”, version {shown.version}, seed of the lots {shown.seed}: with these'
        f" anybody gets the same figures from the same file.{figures} Figures are shown only where {PUBLIC.min_cell}"
        " people or more voted; a small share of many, such as 5% of 75, is rounded and tells of nobody who it was."
        " Those who vote are not a sample of those who do not. Agreement with words is not consent to a plan.</p>"
    )


def _too_small(evidence: Evidence) -> str:
    small = evidence.verdict == Verdict.SPECTRUM and (evidence.p or 1) <= LEVEL and (evidence.split_half or 0) >= STABLE
    return ", but the camps were smaller than that" if small else ""


def _in_a_hundred(p: float) -> str:
    times = round(100 * p)
    if times < 1:
        return "less than once in a hundred times"
    return "once in a hundred times" if times == 1 else f"{times} times in a hundred"


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
