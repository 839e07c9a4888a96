"""What people said, section by section: what nearly everyone can live with, what divides, a short list."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.methods.opinions.consensus import FOUND
from convenor.methods.opinions.published import EVERYBODY, Common, Divided, Standing
from convenor.web.conversations.presenters.results import words
from convenor.web.conversations.presenters.results.drawings import split_bar
from convenor.web.conversations.selectors.releases import ReleaseSeen

MOST = 5
NEARLY = 70  # in a hundred of every part, surely, for "nearly everyone"
Block = dict[str, Any]


def on_side(release: ReleaseSeen, side: str) -> list[Common]:
    """Statements that nearly everyone takes that side on, the surest first; those about the people left out."""
    known = release.by_ref
    return [one for one in release.content.published.common if one.side == side and one.statement in known]


def dividing(release: ReleaseSeen) -> list[Divided]:
    """What divides, one a statement, the surest first; along a line known beforehand where there is one."""
    known = release.by_ref
    shown = [one for one in release.content.published.divided if one.statement in known]
    of_known_lines = {one.statement: one for one in reversed(shown) if one.part[0] != FOUND}
    return [of_known_lines.get(one.statement, one) for one in words.first_of_each(shown)]


def common_section(release: ReleaseSeen, side: str) -> dict[str, Any]:
    """Statements with a bar of everybody, and how sure it is in every part."""
    found = on_side(release, side)
    nearly = [one for one in found if one.least >= NEARLY]
    shown, rest = nearly[:MOST], [one for one in found if one.least < NEARLY]
    most = rest[: MOST - len(shown)]
    return {
        "blocks": [_common(release, one, f"{side}-{at}") for at, one in enumerate(shown)],
        "most": [_common(release, one, f"{side}-most-{at}") for at, one in enumerate(most)],
        "more": more(len(found) - len(shown) - len(most)),
    }


def divided_section(release: ReleaseSeen) -> dict[str, Any]:
    """The verdict on groups, then statements with a bar of each part on the line along which they divide."""
    found = dividing(release)
    return {
        "verdict": words.verdict(release.content.published.evidence),
        "sureness": words.sureness(release.content.published.evidence),
        "sizes": _sizes(release),
        "blocks": [_divided(release, one, f"divides-{at}") for at, one in enumerate(found[:MOST])],
        "more": more(len(found) - MOST),
    }


def more(count: int) -> str:
    """That there are others, which the table has."""
    if count <= 0:
        return ""
    return ngettext("One more statement", "%(count)s more statements", count) % {"count": count}


def bars(standing: Standing, parts: Iterable[tuple[str, str]], name: str) -> list[dict[str, Any]]:
    """A bar for each part of which something is shown, with its words; of larger ones, that it is held back."""
    rows = []
    for at, part in enumerate(parts):
        label = words.name_of(part)
        if part in standing.splits:
            split = standing.splits[part]
            bar = split_bar(split, label, name=f"{name}-{at}")
            rows.append({"label": label, "bar": bar, "says": words.split_says(split)})
        elif standing.withheld.get(part) == "would_tell":
            rows.append({"label": label, "says": words.held_back()})
    return rows


def _common(release: ReleaseSeen, one: Common, name: str) -> Block:
    seen = release.by_ref[str(one.statement)]
    standing = seen.standing
    rows = bars(standing, [EVERYBODY], name) if standing else []
    if seen.everybody is not None and rows:
        share = seen.everybody.agree if one.side == "agree" else seen.everybody.disagree
        rows[0]["says"] = words.in_ten(share, one.side) + (f"; {_least(one, standing)}" if one.parts > 1 else "")
    return {"text": seen.text, "ref": seen.ref, "rows": rows}


def _least(one: Common, standing: Standing | None) -> str:
    tens = int(one.least) // 10
    everybody = standing.everybody if standing else None
    settled = one.side == "agree" and everybody is not None and (everybody.sure_low or 0) > 50
    if settled:
        return _("at least %(tens)s in 10 in every part shown; more than half, whatever the others say") % {
            "tens": tens
        }
    return _("at least %(tens)s in 10 in every part shown") % {"tens": tens}


def _divided(release: ReleaseSeen, one: Divided, name: str) -> Block:
    seen = release.by_ref[str(one.statement)]
    axis = one.part[0]
    rows = bars(seen.standing, _parts_on(seen.standing, axis), name) if seen.standing else []
    return {"text": seen.text, "ref": seen.ref, "rows": rows, "line": _line(axis)}


def _parts_on(standing: Standing, axis: str) -> list[tuple[str, str]]:
    """The parts on one line, those held back among them."""
    return sorted({part for part in (*standing.splits, *standing.withheld) if part[0] == axis})


def _line(axis: str) -> str:
    if axis == FOUND:
        return _("Between groups found in the votes.")
    return _("By: %(line)s.") % {"line": words.line_of(axis)}


def _sizes(release: ReleaseSeen) -> str:
    sizes = release.content.published.groups
    if not sizes:
        return ""
    said = [
        _("%(group)s about %(count)s") % {"group": words.name_of((FOUND, str(at))), "count": size}
        for at, size in enumerate(sizes)
    ]
    return _("How many people: %(sizes)s. Nobody is told which group they are in.") % {
        "sizes": words.in_a_sentence(said)
    }


def slate_section(release: ReleaseSeen) -> dict[str, Any]:
    """A short list in which as many as possible find something they agree with."""
    known = release.by_ref
    covered = release.content.published.covered
    return {
        "texts": [known[str(ref)].text for ref in release.content.published.slate if ref in known],
        "covered": _covered(covered) if covered is not None else "",
    }


def _covered(covered: Any) -> str:
    return _("Of those who took part, %(share)s agree with at least one of them.") % {"share": words.in_ten(covered)}


def weighted_rows(release: ReleaseSeen) -> Sequence[list[str]]:
    """What agrees when each organisation counts once."""
    known = release.by_ref
    return [
        [known[ref].text, words.in_ten(one, "agree")] for ref, one in release.content.weighted.items() if ref in known
    ]
