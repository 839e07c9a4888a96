"""The drawing of functions and decisions: every power is in it, nothing overlaps, arrows meet their boxes."""

import re

from hypothesis import given
from hypothesis import strategies as st

from convenor.web.bodies.deciding import Power
from convenor.web.bodies.presenters.functions import BOX, drawing_of

TIERS = ("system", "place", "neighbourhood")
BODIES = [(f"B{number}", f"Body {number} " + "of many words " * (number % 4), TIERS[number % 3]) for number in range(7)]


@st.composite
def powers(draw):
    body, giver = draw(st.sampled_from(BODIES)), draw(st.one_of(st.none(), st.sampled_from(BODIES)))
    giver = None if giver == body else giver
    return Power(
        ref="x",
        body=body[0],
        body_name=body[1],
        tier=body[2],
        function=draw(
            st.sampled_from(["Stroke care", "Homes", "The plan of the whole system for the next five years"])
        ),
        kind=draw(st.sampled_from(["reserved", "delegated", "recommends"])),
        from_body=giver[0] if giver else None,
        from_name=giver[1] if giver else "",
        from_tier=giver[2] if giver else "",
        limit=draw(st.one_of(st.none(), st.integers(0, 10**9))),
    )


@given(st.lists(powers(), min_size=1, max_size=12))
def test_every_body_is_drawn_once_a_line_and_nothing_overlaps(given_powers):
    drawing = drawing_of(given_powers)
    boxes = [box for line in drawing.lines for box in line.boxes]
    drawn = [{box.body for box in line.boxes} for line in drawing.lines]
    for power in given_powers:
        assert any(power.body in bodies for bodies in drawn)
    for line in drawing.lines:
        assert len({box.body for box in line.boxes}) == len(line.boxes)
        assert all(box.y + box.height < line.bottom for box in line.boxes)
    for number, one in enumerate(boxes):
        assert one.x >= 0 and one.x + BOX <= drawing.width and one.y + one.height <= drawing.height
        for other in boxes[number + 1 :]:
            apart = one.x != other.x or one.y + one.height <= other.y or other.y + other.height <= one.y
            assert apart, (one, other)


@given(st.lists(powers(), min_size=1, max_size=8))
def test_each_arrow_starts_at_a_box_and_ends_before_one(given_powers):
    for line in drawing_of(given_powers).lines:
        for way in line.arrows:
            x, y = map(int, re.match(r"M(\d+) (\d+)", way).groups())
            assert any(box.x <= x <= box.x + BOX and box.y <= y <= box.y + box.height for box in line.boxes), (
                way,
                line.boxes,
            )
