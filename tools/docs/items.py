"""The page of the item bank: every question that pulses ask, with its answers, its construct and who looked at it."""

from convenor.theory.constructs import CONSTRUCTS
from convenor.theory.items import ITEMS, MEASURES, SETS, Item
from tools.docs.tables import table
from tools.reading_age import grade_of


def page() -> str:
    """Sets first, then the items of each construct and measure."""
    sets = [(f"`{one.name}`", one.title, str(len(one.items)), f"{one.minutes} min", one.about) for one in SETS.values()]
    titles = {name: one.title for name, one in CONSTRUCTS.items()} | {name: one.title for name, one in MEASURES.items()}
    rows = [
        (f"`{item.key}`", item.text, " · ".join(item.answers), titles[item.construct] + (" (turned)" * item.reverse))
        for item in ITEMS.values()
    ]
    reads = f"{grade_of([one.text for one in ITEMS.values()]):.1f}"
    measures = [(one.title, one.question, one.low, one.high) for one in MEASURES.values()]
    return f"""# The questions of pulses

All are our own; none comes from a closed instrument. They are data, in `src/convenor/theory/items.toml`, to be read
and argued with. Their reading grade, all together, is {reads} (Flesch–Kincaid; 7 is
what a person of about 12 reads with ease). “Don't know” is always offered and never counts as a number. Of an item
marked *turned*, an answer counts as 6 minus itself.

{_provenance(list(ITEMS.values()))}

## Sets

{table(["Set", "Title", "Questions", "Takes", "What for"], sets)}

## Items

{table(["Item", "Question", "Answers, 1 to 5", "Asks about"], rows)}

What each construct means low and high, and what 60 cases had, stands in `src/convenor/theory/constructs.toml`.

## Measures that are no construct of the model

{table(["Measure", "Question", "Low", "High"], measures)}

## Items of a closed instrument

A body that holds a licence brings the items in as a file, TOML or CSV; they stay with that partnership and are not
part of this program. `src/convenor/formats/instruments.py` says how such a file looks and what is checked.
"""


def _provenance(items: list[Item]) -> str:
    authors = ", ".join(sorted({one.author for one in items}))
    unchecked = sum(not one.checked for one in items)
    checked = (
        f"{unchecked} of {len(items)} are not yet checked by a second person." if unchecked else "All are checked."
    )
    reviewed, due = min(one.reviewed for one in items), min(one.next_review for one in items)
    return f"Written by: {authors}. {checked} Last looked at on {reviewed}; the next look is due by {due}."
