"""The map of a conversation: a square a mark, areas by people, the same as a grid; nothing of few people."""

import re
from math import pi
from xml.etree import ElementTree

import numpy as np
import pytest

from convenor.formats.opinion_map import OUTLINES, SHADES, as_grid, key_mark, opinion_map
from convenor.methods.opinions import Settings, Votes, analyse
from convenor.methods.opinions.disclose import disclose
from convenor.methods.opinions.published import Place
from tests.core.methods.opinions.conversations import simulated

SVG = "{http://www.w3.org/2000/svg}"


def drawn(places):
    return ElementTree.fromstring(opinion_map(places, "People & places", lambda one: f"<{one.people}>"))


def shown(people, **settings):
    votes = simulated(np.random.default_rng(4), people, 20, 0.9, gap=4)
    return disclose(analyse(votes, settings=Settings(**settings)))


def test_a_mark_for_each_place_with_its_words_and_the_words_escaped():
    svg = drawn([Place(0.25, 0.75, 40, None), Place(0.75, 0.25, 10, None)])
    assert svg.get("role") == "img"
    assert [one.text for one in svg.iter(SVG + "title")] == ["People & places", "<40>", "<10>"]
    assert not any("style" in one.attrib or "class" in one.attrib for one in svg.iter())


def test_four_times_the_people_is_four_times_the_area():
    svg = drawn([Place(0.25, 0.75, 40, 0), Place(0.75, 0.25, 10, 0)])
    large, small = (float(one.get("r")) for one in svg.iter(SVG + "circle"))
    assert pi * large**2 == pytest.approx(4 * pi * small**2, rel=0.02)


def test_groups_differ_by_shape_and_by_shade_and_none_is_larger_than_another():
    for outline in OUTLINES[1:]:
        twice = sum(x * y_ - x_ * y for (x, y), (x_, y_) in zip(outline, (*outline[1:], outline[0]), strict=True))
        assert abs(twice) / 2 == pytest.approx(1)
    assert len({key_mark(group) for group in range(5)}) == len(OUTLINES) == len(set(SHADES)) == 5


@pytest.mark.parametrize("people", [49, 50, 138, 400, 5000])
def test_the_map_of_a_conversation_holds_everybody_in_places_of_eight_and_more(people):
    found = shown(people, k=3)
    if people < 50:
        assert found.map == ()
        return
    grid = [one for row in as_grid(found.map) for one in row if one is not None]
    assert sorted(grid, key=str) == sorted(found.map, key=str)
    assert min(one.people for one in found.map) >= 5  # eight and more, said to the nearest five
    assert sum(one.people for one in found.map) == pytest.approx(people, rel=0.1, abs=3 * len(found.map))
    inside = [float(at) for at in re.findall(r' c[xy]="([\d.]+)"', opinion_map(found.map, "x", str))]
    assert all(0 < at < 420 for at in inside)


def test_small_groups_that_were_asked_for_are_not_told_on_the_map():
    who, what = [one for one in range(60) for _ in range(8)], list(range(8)) * 60
    votes = Votes.from_rows(who, what, [1 if one > 5 or at % 2 else -1 for one, at in zip(who, what, strict=True)])
    few = disclose(analyse(votes, settings=Settings(k=2)))
    assert few.groups == ()
    assert {one.group for one in few.map} == {None}
    assert shown(400, k=2).map[0].group is not None


def test_people_of_one_mind_lie_in_one_place():
    votes = Votes.from_rows([who for who in range(60) for _ in range(8)], list(range(8)) * 60, [1] * 480)
    (one,) = disclose(analyse(votes)).map
    assert one.people == 60
