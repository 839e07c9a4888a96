"""The table of every statement: the same as the drawings, and the rest; each marked with where it stands."""

from collections.abc import Hashable, Mapping
from html import escape

from convenor.cli.opinions.about_oneself import about_oneself
from convenor.cli.opinions.asking import Found
from convenor.cli.opinions.bars import in_ten, share
from convenor.cli.opinions.page_answers import agreed, differing, named
from convenor.methods.opinions.published import EVERYBODY, Published, Split, Standing

__all__ = ["table"]


def table(found: Found, shown: Published) -> str:
    """From heading to foot; most agreed with first, then those of which only disagreeing may be told."""
    marks = _marks(found, shown)
    rows = "".join(_row(found, one, marks.get(one.statement, "")) for one in sorted(shown.standings, key=_place))
    heads = "".join(
        f'<th scope="col">{name}</th>'
        for name in ("Statement", "Agree", "Unsure", "Disagree", "Votes", "Where it stands")
    )
    return (
        f'<h2>Every statement</h2>{_left_out(found, shown)}<div class="scroll" tabindex="0" role="region"'
        ' aria-label="Every statement"><table><caption>Shares of those who voted on it, rounded to five in a hundred'
        f"</caption><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _left_out(found: Found, shown: Published) -> str:
    rest = len(found.result.votes.statements) - len(shown.standings)
    if not rest:
        return ""
    were = "statement was" if rest == 1 else "statements were"
    return (
        f'<p class="quiet">{rest} more {were} taken out by whoever looked after the conversation, or marked there as'
        " about the people; what was voted on them is not shown.</p>"
    )


def _place(one: Standing) -> tuple[int, float]:
    """Known agreement first, the most first; then what is only known to be disagreed with; then what is not shown."""
    split = one.everybody
    if split is None:
        return 2, 0.0
    if _only_disagreeing(split):
        return 1, split.disagree.value
    return 0, -split.agree.value


def _only_disagreeing(split: Split) -> bool:
    return bool(split.passed.bound) and split.passed == split.agree


def _only_agreeing(split: Split) -> bool:
    return bool(split.passed.bound) and split.passed == split.disagree


def _row(found: Found, one: Standing, mark: str) -> str:
    text = escape(found.text(one.statement) or f"Statement {one.statement}")
    return f"<tr><td>{text}</td>{_cells(one.everybody)}<td>{escape(mark)}</td></tr>"


def _cells(split: Split | None) -> str:
    """Of few voters one side alone is told: a ceiling of the others would be read as their share."""
    if split is None:
        return '<td colspan="4" class="quiet">too few votes to show</td>'
    apart = '<td class="quiet" colspan="2">not told apart</td>'
    votes = f'<td class="n">about {split.about}</td>'
    if _only_agreeing(split):
        return f'<td class="n">{share(split.agree)}</td>{apart}{votes}'
    if _only_disagreeing(split):
        return f'{apart}<td class="n">{share(split.disagree)}</td>{votes}'
    shares = "".join(f'<td class="n">{share(one)}</td>' for one in (split.agree, split.passed, split.disagree))
    return f"{shares}{votes}"


def _marks(found: Found, shown: Published) -> Mapping[Hashable, str]:
    by_id = {one.statement: one for one in shown.standings}
    marks: dict[Hashable, str] = {}
    for side, words in (("agree", "agree"), ("disagree", "disagree")):
        nearly, most = agreed(found, shown, side)
        marks |= {one.statement: "Nearly everyone can live with it" for one in nearly if side == "agree"}
        marks |= {one.statement: f"Most {words}" for one in (most if side == "agree" else [*nearly, *most])}
    for statement, one in differing(found, shown).items():
        said = "; ".join(
            f"{named(part)}: {in_ten(split.agree)} agree"
            for part, split in by_id[statement].splits.items()
            if part != EVERYBODY and part[0] == one.part[0]
        )
        marks[statement] = ". ".join(filter(None, (marks.get(statement, ""), f"They differ: {said}")))
    of_themselves = (one.statement for one in shown.standings if about_oneself(found.text(one.statement)))
    marks |= dict.fromkeys(of_themselves, "Says what people are")
    return marks
