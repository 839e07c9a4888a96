"""The model's four headings order the constructs, the code and what is asked; goals are what cases add."""

from collections import Counter
from pathlib import Path

import convenor.theory
from convenor.theory.constructs import CONSTRUCTS, in_box
from convenor.theory.items import ITEMS

HEADINGS = ("starting conditions", "institutional design", "facilitative leadership", "collaborative process")


def test_every_construct_stands_under_one_heading_and_none_is_empty():
    boxes = Counter(construct.box for construct in CONSTRUCTS.values())
    assert set(boxes) == {*HEADINGS, "goals"}
    for heading in HEADINGS:
        assert len(in_box(heading)) == boxes[heading] > 0


def test_each_heading_is_a_part_of_the_theory_in_the_code():
    theory = Path(convenor.theory.__file__).parent
    for heading in HEADINGS:
        assert (theory / heading.replace(" ", "_") / "__init__.py").is_file()


def test_something_is_asked_under_each_heading():
    asked = {CONSTRUCTS[item.construct].box for item in ITEMS.values() if item.construct in CONSTRUCTS}
    assert set(HEADINGS) <= asked
