"""The drawings of a reading: a bar of three shares, and what is believed beside what is so. Words stand beside each."""

from html import escape

from convenor.methods.disclosure import Shown
from convenor.methods.opinions.published import Split

__all__ = ["AGREE", "DISAGREE", "OTHERS", "PASSED", "bar", "gap", "in_ten", "share"]

AGREE, PASSED, DISAGREE, OTHERS = "#0b3f78", "#c1c9cf", "#c8611a", "#ffffff"
INK, LINE = "#0b3f78", "#d0d9de"
WIDTH, HEIGHT = 320, 14


def share(one: Shown) -> str:
    """A share as it may be said.

    >>> share(Shown(90.0, "at_least")), share(Shown(35.0)), share(Shown(10.0, "at_most"))
    ('at least 90%', 'about 35%', 'at most 10%')
    """
    words = {"": "about", "at_least": "at least", "at_most": "at most"}
    return f"{words[one.bound]} {one.value:.0f}%"


def in_ten(one: Shown) -> str:
    """A share in words a person would use.

    >>> in_ten(Shown(70.0)), in_ten(Shown(90.0, "at_least")), in_ten(Shown(5.0)), in_ten(Shown(65.0))
    ('about 7 in 10', 'at least 9 in 10', 'fewer than 1 in 10', 'about 6 or 7 in 10')
    """
    words = {"": "about", "at_least": "at least", "at_most": "at most"}[one.bound]
    if not one.bound and one.value in (0, 100):
        return "nearly all" if one.value else "hardly anyone"
    if not one.bound and one.value in (5, 95):
        return "fewer than 1 in 10" if one.value == 5 else "more than 9 in 10"
    tens, rest = divmod(int(one.value), 10)
    if rest == 0:
        return f"{words} {tens} in 10"
    return f"{words} {tens} or {tens + 1} in 10" if not one.bound else f"{words} {one.value:.0f} in 100"


def bar(split: Split, of: str) -> str:
    """Agree, unsure, disagree from left to right; of few voters one side and all others. The row says the same."""
    left, right = WIDTH * split.agree.value / 100, WIDTH * split.disagree.value / 100
    middle, between = max(WIDTH - left - right, 0), PASSED
    if split.passed.bound and split.passed == split.disagree:
        middle, right, between = WIDTH - left, 0, OTHERS
    elif split.passed.bound and split.passed == split.agree:
        middle, left, between = WIDTH - right, 0, OTHERS
    last = max(WIDTH - left - middle, 0)
    title = escape(f"{of}: {share(split.agree)} agree, {share(split.passed)} unsure, {share(split.disagree)} disagree")
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" role="img"><title>{title}</title>'
        f'<rect width="{left:.1f}" height="{HEIGHT}" fill="{AGREE}"/>'
        f'<rect x="{left:.1f}" width="{middle:.1f}" height="{HEIGHT}" fill="{between}"/>'
        f'<rect x="{left + middle:.1f}" width="{last:.1f}" height="{HEIGHT}" fill="{DISAGREE}"/>'
        f'<rect x=".5" y=".5" width="{WIDTH - 1}" height="{HEIGHT - 1}" fill="none" stroke="{LINE}"/></svg>'
    )


def gap(guessed: Shown, real: Shown, of: str) -> str:
    """White: what is believed of others. Dark: what they say."""
    believed, said = (8 + (WIDTH - 16) * one.value / 100 for one in (guessed, real))
    title = escape(f"{of}: believed {share(guessed)}, really {share(real)}")
    return (
        f'<svg viewBox="0 0 {WIDTH} 18" width="{WIDTH}" height="18" role="img"><title>{title}</title>'
        f'<line x1="8" x2="{WIDTH - 8}" y1="9" y2="9" stroke="{LINE}" stroke-width="2"/>'
        f'<line x1="{believed:.1f}" x2="{said:.1f}" y1="9" y2="9" stroke="#4c6272" stroke-width="4"/>'
        f'<circle cx="{said:.1f}" cy="9" r="6" fill="{INK}" stroke="{INK}" stroke-width="2"/>'
        f'<circle cx="{believed:.1f}" cy="9" r="6" fill="#fff" stroke="{INK}" stroke-width="2"/></svg>'
    )
