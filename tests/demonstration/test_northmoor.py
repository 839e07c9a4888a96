"""The whole system before it goes in: as large as promised, the same each time, and dated well on any day."""

from collections import Counter
from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from convenor.web.demonstration.northmoor.rows import northmoor

DAY = date(2026, 11, 24)
ON_ANY_DAY = given(today=st.dates(date(2020, 1, 1), date(2060, 12, 31)))
FEW = settings(max_examples=30, deadline=None)

# What has happened by the day it is made.
PAST = {
    "bodies": ("starts", "terms_agreed_on"),
    "seats": ("starts",),
    "terms": ("starts",),
    "professions": ("starts", "front_line_checked"),
    "affiliations": ("starts",),
    "leadership": ("starts", "agreed_on"),
    "delegations": ("starts",),
    "topics": ("marked_on",),
    "agreed_shares": ("starts",),
    "outreach": ("asked_on", "answered_on"),
    "charters": ("starts",),
    "charter_agreements": ("on",),
    "former_names": ("starts", "ends"),
    "successions": ("on",),
    "voices": ("starts",),
}


def test_it_has_the_size_that_was_promised():
    rows = northmoor(today=DAY)
    going_on = [partner for partner in rows["partners"] if not partner["ends"]]  # one has merged into another
    assert (len(going_on), len(rows["communities"]), len(rows["bodies"]), len(rows["seats"])) == (30, 12, 25, 192)
    assert {body["tier"] for body in rows["bodies"]} == {"system", "place", "neighbourhood"}
    assert {body["level"] for body in rows["bodies"]} == {"executive", "thematic", "project"}


def test_it_has_what_a_register_is_asked_for():
    """Somebody on several bodies, a community without a voice, matters with and without room left."""
    rows = northmoor(today=DAY)
    body = {seat["ref"]: seat["body"] for seat in rows["seats"]}
    on = Counter(person for person, _body in {(term["person"], body[term["seat"]]) for term in rows["terms"]})
    assert max(on.values()) >= 3
    assert {voice["community"] for voice in rows["voices"]} < {community["ref"] for community in rows["communities"]}
    assert {topic["status"] for topic in rows["topics"]} == {"open", "narrowed"}


def test_the_same_seed_and_day_make_the_same_rows():
    assert northmoor(today=DAY, seed=3) == northmoor(today=DAY, seed=3)
    assert northmoor(today=DAY, seed=3) != northmoor(today=DAY, seed=4)


def test_nobody_in_it_can_be_written_to():
    """Every address ends with a name that is kept for examples."""
    rows = northmoor(today=DAY)
    addresses = [person["email"] for person in rows["people"]]
    addresses += [community["contact_email"] for community in rows["communities"] if community["contact_email"]]
    assert len(addresses) > 100
    assert all(address.endswith(".example") for address in addresses)


@FEW
@ON_ANY_DAY
def test_what_has_happened_lies_in_the_past(today):
    rows = northmoor(today=today)
    for name, columns in PAST.items():
        for row in rows[name]:
            for column in columns:
                assert row.get(column) is None or row[column] <= today, (name, row)


@FEW
@ON_ANY_DAY
def test_nothing_ends_before_it_begins(today):
    rows = northmoor(today=today)
    for row in (row for sheet in rows.values() for row in sheet):
        for first, last in (("starts", "ends"), ("asked_on", "answered_on")):
            assert row.get(first) is None or row.get(last) is None or row[first] <= row[last], row
    begun = {charter["ref"]: charter["starts"] for charter in rows["charters"]}
    of = {rule["ref"]: begun[rule["charter"]] for rule in rows["charter_rules"]}
    assert all(said["on"] >= of[said["rule"]] for said in rows["charter_agreements"])


@FEW
@ON_ANY_DAY
def test_a_seat_has_one_holder_at_a_time(today):
    rows = northmoor(today=today)
    begins = {seat["ref"]: seat["starts"] for seat in rows["seats"]}
    terms = sorted(rows["terms"], key=lambda term: (term["seat"], term["starts"]))
    assert all(term["starts"] >= begins[term["seat"]] for term in terms)
    for term, later in pairwise(terms):
        assert term["seat"] != later["seat"] or term["ends"] < later["starts"], (term, later)


@FEW
@ON_ANY_DAY
def test_as_many_seats_are_held_some_terms_end_soon_and_matters_lie_ahead(today):
    rows = northmoor(today=today)
    now = [term for term in rows["terms"] if term["ends"] is None or term["ends"] >= today]
    assert len({term["seat"] for term in now}) == len(now) == 178
    soon = [term for term in now if term["ends"] is not None and (term["ends"] - today).days <= 90]
    assert len(soon) >= 3
    assert all(topic["due"] > today for topic in rows["topics"])
