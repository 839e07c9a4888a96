"""A reading as one page to read and print, whole in itself; it holds only what `disclose` lets through."""

from html import escape

from convenor.cli.opinions.asking import Found
from convenor.cli.opinions.page_answers import agreed, common, differing, divided, rejected, understanding
from convenor.cli.opinions.page_map import map_section
from convenor.cli.opinions.page_parts import STYLE, knowing, method, short_list
from convenor.cli.opinions.page_table import table
from convenor.cli.opinions.words import short_verdict
from convenor.methods.opinions.disclose import disclose
from convenor.methods.opinions.published import Published

__all__ = ["page"]


def page(found: Found, title: str = "") -> str:
    """The whole page. `title`: what people were asked."""
    shown = disclose(found.result, understanding=found.understanding, axis=found.axis, entitled=found.asked.entitled)
    by_id = {one.statement: one for one in shown.standings}
    heading = escape(title or "What people said")
    return "".join(
        [
            '<!DOCTYPE html>\n<html lang="en-GB"><head><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            f"<title>{heading}</title><style>{STYLE}</style></head><body><main>",
            f"<h1>{heading}</h1>",
            f'<p class="quiet">{_took_part(found, shown)}</p>',
            f'<p class="lead">{escape(_answer(found, shown))}</p>',
            *common(found, shown, by_id),
            *divided(found, shown, by_id),
            *understanding(found, shown),
            *rejected(found, shown, by_id),
            *knowing(found, shown),
            short_list(found, shown, set(differing(found, shown))),
            map_section(shown),
            table(found, shown),
            method(shown),
            "</main></body></html>\n",
        ]
    )


def _answer(found: Found, shown: Published) -> str:
    nearly, most = agreed(found, shown)
    return short_verdict(len(nearly), len(most), len(differing(found, shown)), shown.evidence, shown.groups)


def _took_part(found: Found, shown: Published) -> str:
    width, out = len(found.result.votes.statements), len(found.result.votes.statements) - len(shown.standings)
    taken_out = f" ({out} of them taken out since)" if out else ""
    of = f" of {found.asked.entitled} who may vote" if found.asked.entitled else ""
    cast = f"{found.result.votes.value.size:,} votes in all"
    return f"{shown.people:,} people{of} voted on {width:,} statements{taken_out}, {cast}."
