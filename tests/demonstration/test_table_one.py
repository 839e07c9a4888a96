"""The three partnerships of Waring and colleagues' Table 1: the counts as published, and nobody real."""

from collections import Counter

import pytest

from convenor.web.demonstration.table_one import partnerships, table_one

SITES = {name: table_one(name) for name in partnerships()}


def leaders(rows):
    """Role, level and profession of each."""
    level = {body["ref"]: body["level"] for body in rows["bodies"]}
    holder = {term["seat"]: term["person"] for term in rows["terms"]}
    profession = {row["person"]: row["profession"] for row in rows["professions"]}
    return [(seat["title"], level[seat["body"]], profession[holder[seat["ref"]]]) for seat in rows["seats"]]


def test_25_leaders_10_10_and_5():
    """Its method and its table say 25, its abstract and results 24."""
    assert [len(rows["seats"]) for rows in SITES.values()] == [10, 10, 5]


def test_4_8_and_13_by_level():
    levels = Counter(level for rows in SITES.values() for _role, level, _profession in leaders(rows))
    assert levels == {"executive": 4, "thematic": 8, "project": 13}


def test_23_rows_are_shown_for_25_people():
    """Three of the second site's leaders share one row: the table has 10, 8 and 5."""
    assert [len(set(leaders(rows))) for rows in SITES.values()] == [10, 8, 5]


@pytest.mark.parametrize(
    ("site", "professions"),
    [
        (0, {"medicine": 4, "general_practice": 2, "pharmacy": 3, "midwifery": 1}),
        (1, {"medicine": 5, "general_practice": 4, "nursing": 1}),
        (2, {"medicine": 2, "general_practice": 1, "nursing": 2}),
    ],
)
def test_professions_are_the_tables(site, professions):
    assert Counter(profession for *_who, profession in leaders(list(SITES.values())[site])) == professions


def test_every_leader_holds_one_clinical_seat_and_works_at_the_front_line():
    for rows in SITES.values():
        assert {seat["seat_class"] for seat in rows["seats"]} == {"clinical"}
        assert all(row["front_line"] for row in rows["professions"])
        assert len({term["person"] for term in rows["terms"]}) == len(rows["seats"])


def test_nobody_is_in_two_partnerships():
    names = [person["name"] for rows in SITES.values() for person in rows["people"]]
    assert len(set(names)) == len(names) == 25


def test_the_same_rows_each_time():
    assert {name: table_one(name) for name in partnerships()} == SITES
