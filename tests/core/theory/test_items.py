"""What the item bank promises: plain words, every construct asked for, honest about who checked it, nothing closed."""

import pytest

from convenor.theory.constructs import CONSTRUCTS, Evidence
from convenor.theory.items import ITEMS, MEASURES, SETS
from tools.reading_age import grade, grade_of, syllables

AGE_TWELVE = 7.0  # the school year of a person of 12
HARDEST = 8.0  # of one sentence alone, where the formula jumps
LONGEST = 3  # syllables


@pytest.mark.parametrize("item", ITEMS.values(), ids=lambda item: item.key)
def test_an_item_reads_at_twelve(item):
    assert grade(item.text) <= HARDEST
    assert max(syllables(word) for word in item.text.split()) <= LONGEST
    assert len(item.text.split()) <= 20


def test_the_bank_as_a_whole_reads_at_twelve_and_so_does_each_set():
    assert grade_of([item.text for item in ITEMS.values()]) <= AGE_TWELVE
    for one in SETS.values():
        assert grade_of([ITEMS[key].text for key in one.items]) <= AGE_TWELVE


def test_hard_words_would_be_noticed():
    assert grade("To what extent do organisational interdependencies necessitate institutional participation?") > 20


def test_the_full_set_asks_once_for_every_construct_that_cases_have_a_figure_for():
    asked = [ITEMS[key].construct for key in SETS["forum_24"].items]
    assert len(asked) == len(set(asked)) == 24
    assert {name for name, one in CONSTRUCTS.items() if one.benchmark} <= set(asked)


def test_every_construct_that_members_can_perceive_has_an_item_and_every_item_a_construct():
    asked = {item.construct for item in ITEMS.values()}
    assert {name for name, one in CONSTRUCTS.items() if Evidence.PERCEIVED in one.evidence} <= asked
    assert asked <= set(CONSTRUCTS) | set(MEASURES)
    assert not set(CONSTRUCTS) & set(MEASURES)


def test_every_item_can_be_asked_and_has_five_different_answers():
    assert {key for one in SETS.values() for key in one.items} == set(ITEMS)
    for item in ITEMS.values():
        assert len(set(item.answers)) == 5


def test_every_item_says_who_wrote_it_and_when_it_is_looked_at_again():
    for item in ITEMS.values():
        assert item.author and item.reviewed < item.next_review and item.version >= 1
        assert item.checked is bool(item.checker)


def test_a_turned_item_counts_the_other_way_and_nothing_else_does():
    assert [ITEMS["even_power"].level(answer) for answer in (1, 3, 5)] == [5, 3, 1]
    assert [ITEMS["need"].level(answer) for answer in (1, 3, 5)] == [1, 3, 5]
    with pytest.raises(ValueError, match="from 1 to 5"):
        ITEMS["need"].level(6)


def test_no_two_items_ask_the_same():
    texts = [item.text.casefold() for item in ITEMS.values()]
    assert len(set(texts)) == len(texts)
