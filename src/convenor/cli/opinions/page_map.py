"""The map on the page: the drawing, what its marks mean, the same as a table; or why there is none."""

from convenor.formats.opinion_map import as_grid, key_mark, opinion_map
from convenor.methods.opinions.mapping import FEWEST
from convenor.methods.opinions.published import Place, Published

__all__ = ["map_section"]

NONE = (
    f'<div class="card"><p>No map is drawn: fewer than {FEWEST} people voted on enough statements, or they lie too far'
    " apart. On a map of so few, people could be recognised.</p></div>"
)


def map_section(shown: Published) -> str:
    """From heading to table."""
    heading = "<h2>Where people lie</h2>"
    if not shown.map:
        return heading + NONE
    people = sum(one.people for one in shown.map)
    title = f"A map of about {people} people in {len(shown.map)} places; the table below says the same"
    return (
        f'{heading}<div class="card"><p>Whoever votes alike lies near one another. The larger a mark, the more people'
        " are there. Which way is up, and what is left or right, means nothing.</p>"
        f"{_key(shown)}{opinion_map(shown.map, title, _said)}</div>{_table(shown)}"
    )


def _key(shown: Published) -> str:
    groups = sorted({one.group for one in shown.map if one.group is not None})
    if not groups:
        return '<p class="quiet">All marks are alike, because no groups are shown.</p>'
    keys = " ".join(f'<span class="of-map">{key_mark(one)} group {one + 1}</span>' for one in groups)
    return f'<p class="quiet">The group that most people of a place are in: {keys}</p>'


def _said(one: Place) -> str:
    return f"about {one.people} people" + ("" if one.group is None else f", most of group {one.group + 1}")


def _table(shown: Published) -> str:
    grid = as_grid(shown.map)
    heads = "".join(f'<th scope="col">{at}</th>' for at in range(1, len(grid) + 1))
    rows = "".join(
        f'<tr><th scope="row">{at}</th>{"".join(map(_cell, row))}</tr>' for at, row in enumerate(grid, start=1)
    )
    most = "" if all(one.group is None for one in shown.map) else ", and the group of most of them"
    return (
        '<div class="scroll squares" tabindex="0" role="region" aria-label="The map as a table"><table><caption>The map'
        f" as a table: about how many people lie in each square{most}. Squares with too few people are counted with"
        f' others near</caption><thead><tr><th scope="col">Row</th>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _cell(one: Place | None) -> str:
    if one is None:
        return '<td class="n">–</td>'
    return f'<td class="n">{one.people}{"" if one.group is None else f" (group {one.group + 1})"}</td>'
