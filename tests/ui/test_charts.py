"""Drawings of levels and of change: well formed, without styles, and saying by shape what they say by colour."""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor.web.ui.drawing.change_icons import BETTER, WORSE, assurance_icon, colour_of, variation_icon
from convenor.web.ui.drawing.dots import group_dots
from convenor.web.ui.drawing.level import AHEAD, STEPS, level_bar
from convenor.web.ui.drawing.run_chart import Lines, Mark, run_chart

SVG = "{http://www.w3.org/2000/svg}"
VARIATIONS = [
    "common cause",
    *(f"{kind} {way}" for kind in ("improvement", "concern", "neutral") for way in ("high", "low")),
]


def read(drawing):
    root = ElementTree.fromstring(str(drawing))
    assert root.get("role") == "img" and root.find(f"{SVG}title").text
    assert not any(name in one.attrib for one in root.iter() for name in ("style", "class", "onclick"))
    return root


def filled(root, name, colour):
    return [one for one in root.iter(f"{SVG}{name}") if one.get("fill") == colour]


@pytest.mark.parametrize(("value", "steps"), [(1, 1), (1.7, 1), (1.9, 2), (3, 3), (5, 5)])
def test_a_bar_is_coloured_as_far_as_the_level_reaches(value, steps):
    root = read(level_bar("Trust: 3", value=value))
    assert sum(len(filled(root, "rect", colour)) for colour in STEPS) == steps
    assert len(filled(root, "rect", AHEAD)) == 5 - steps


def test_a_level_that_is_not_known_has_no_mark():
    root = read(level_bar("Trust: withheld", value=None, cases=(2, 4)))
    assert not list(root.iter(f"{SVG}circle")) and len(filled(root, "rect", AHEAD)) == 5


def test_a_census_has_no_whisker():
    with_one = len(list(read(level_bar("t", value=3, between=(2.5, 3.5))).iter(f"{SVG}path")))
    assert len(list(read(level_bar("t", value=3, between=(3, 3))).iter(f"{SVG}path"))) == with_one - 4


def test_what_is_not_shown_breaks_the_line_and_has_no_place():
    shown = [Mark("one", 2.0), Mark("two", 3.0), Mark("three", 4.0)]
    held = [Mark("one", 2.0), Mark("two", None), Mark("three", 4.0)]
    ways = [len(list(read(run_chart("t", marks, [], scale=(1, 5))).iter(f"{SVG}circle"))) for marks in (shown, held)]
    assert ways == [3, 2]


def test_a_signal_has_a_shape_of_its_own():
    marks = [Mark("one", 2.0), Mark("two", 4.5, side=1, better=True), Mark("three", 1.2, side=-1, better=False)]
    root = read(run_chart("t", marks, [Lines(0, 2, 2.5, 2.0, 4.0, trial=True)], scale=(1, 5)))
    triangles = {one.get("fill"): one.get("d") for one in root.iter(f"{SVG}path") if one.get("fill") != "none"}
    assert set(triangles) == {BETTER, WORSE} and len(set(triangles.values())) == 2
    assert len(list(root.iter(f"{SVG}circle"))) == 1


def test_limits_beyond_the_scale_are_not_drawn():
    lines = [Lines(0, 1, 3.0, 0.2, 5.8, trial=False)]
    root = read(run_chart("t", [Mark("one", 2.0), Mark("two", 4.0)], lines, scale=(1, 5)))
    assert not [one for one in root.iter() if one.get("stroke-dasharray")]


@pytest.mark.parametrize("variation", VARIATIONS)
def test_every_variation_has_an_icon_unlike_the_others_without_its_colour(variation):
    others = {shape(one) for one in VARIATIONS if one.split()[-1] != variation.split()[-1]}
    read(variation_icon(variation, "says", name="icon"))
    assert shape(variation) not in others


def shape(variation):
    return str(variation_icon(variation, "says", name="icon")).replace(colour_of(variation), "")


def test_every_assurance_has_an_icon_of_its_own():
    icons = {
        str(assurance_icon(one, "says", name="i")) for one in ("consistent pass", "consistent fail", "inconsistent")
    }
    assert len(icons) == 3


@pytest.mark.parametrize("count", [1, 2, 30])
def test_labels_never_run_into_each_other(count):
    root = read(run_chart("t", [Mark(f"w{number}", 3.0) for number in range(count)], [], scale=(1, 5)))
    labels = [one for one in root.iter(f"{SVG}text") if (one.text or "").startswith("w")]
    assert 1 <= len(labels) <= 8 and labels[-1].text == f"w{count - 1}"


@given(st.lists(st.one_of(st.none(), st.integers(10, 50).map(lambda tenths: tenths / 10)), max_size=8))
def test_dots_of_groups_never_meet_and_each_stands_at_its_level(values):
    root = read(group_dots("t", values))
    dots = [(float(one.get("cx")), float(one.get("cy"))) for one in root.iter(f"{SVG}circle")]
    known = [value for value in values if value is not None]
    assert len(dots) == len(known)
    for place, (x, y) in enumerate(dots):
        for other_x, other_y in dots[place + 1 :]:
            assert abs(x - other_x) >= 20 or abs(y - other_y) >= 20
    order = [value for value, _x in sorted(zip(known, known, strict=True))]
    assert [round(1 + (x - 12) / 59, 1) for x, _y in sorted(dots)] == order
