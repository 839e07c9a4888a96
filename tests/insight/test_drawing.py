"""Drawings: nothing overlaps, nothing is lost, every mark is well-formed."""

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from convenor.theory.institutional_design.inclusion import Standing
from convenor.web.insight.drawings import squares
from convenor.web.ui.drawing import Band, Box, bands
from convenor.web.ui.drawing.bands import BOX, COLUMN

SVG = "{http://www.w3.org/2000/svg}"
COLUMNS = [Band("system", "System"), Band("place", "Place"), Band("neighbourhood", "Neighbourhood")]


def frames(drawn):
    tree = ElementTree.fromstring(drawn)
    return [tuple(float(rect.get(key)) for key in ("x", "y", "width", "height")) for rect in tree.iter(f"{SVG}rect")]


@st.composite
def forests(draw):
    """Any record of parents, circles and parents in later bands included."""
    refs = [f"B{number}" for number in range(draw(st.integers(0, 14)))]
    parents = st.one_of(st.none(), st.sampled_from(refs)) if refs else st.none()
    tiers = st.sampled_from([band.code for band in COLUMNS])
    return [
        Box(ref, f"Body {ref}", draw(tiers), draw(parents), taken=draw(st.integers(0, 40)), empty=1) for ref in refs
    ]


@given(forests())
def test_every_box_is_drawn_once_and_no_two_overlap(boxes):
    found = frames(bands(COLUMNS, boxes, "Bodies"))
    assert len(found) == len(boxes)
    for index, (x, y, width, height) in enumerate(found):
        assert 0 < width <= COLUMN and height == BOX - 1
        for other_x, other_y, other_width, other_height in found[index + 1 :]:
            beside = x + width <= other_x or other_x + other_width <= x
            below = y + height <= other_y or other_y + other_height <= y
            assert beside or below


def test_a_drawing_with_links_is_a_group_and_one_without_an_image():
    plain = bands(COLUMNS, [Box("B1", "Board", "system")], "Bodies")
    linked = bands(COLUMNS, [Box("B1", "Board", "system", href="/b", says="Board: 3 of 4")], "Bodies")
    assert ElementTree.fromstring(plain).get("role") == "img"
    assert ElementTree.fromstring(linked).get("role") == "group"
    assert 'aria-label="Board: 3 of 4"' in linked


def test_words_from_people_cannot_break_out():
    drawn = bands(COLUMNS, [Box("B1", '"><script>', "system", href='/"><b>')], "<i>")
    assert ElementTree.fromstring(drawn).find(f"{SVG}title").text == "<i>"
    assert "<script" not in drawn


def test_a_square_for_each_body_in_rows():
    drawn = squares([(standing, standing.value) for standing in Standing] * 4, "0 of 20", name="party-1")
    tree = ElementTree.fromstring(drawn)
    assert len(list(tree.iter(f"{SVG}rect"))) == 20
    assert tree.find(f"{SVG}title").text == "0 of 20"
