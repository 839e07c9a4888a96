"""The files of the Organisation Data Service, in three shapes, are one record; and the merger trap is not sprung."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor.formats.ods import (
    INACTIVE,
    OdsOrganisation,
    OdsState,
    OdsSuccession,
    Period,
    read_ods,
    role_on,
    state_on,
    succeeded_by,
)

DATA = Path(__file__).parent.parent / "data" / "ods"
MERGERS = ["export.csv", "ord_merger.json", "fhir_merger.json"]
LAW = date(2026, 4, 1)


def read(name):
    return read_ods((DATA / name).read_bytes())


def by_code(name):
    return {one.code: one for one in read(name).organisations}


@pytest.mark.parametrize("name", MERGERS)
def test_all_three_shapes_tell_the_same(name):
    file, found = read(name), by_code(name)
    assert file.problems == ()
    trust = found["RZA"]
    assert trust.name == "EASTVALE HOSPITALS NHS TRUST" and trust.status == "Active"
    assert trust.primary_role is not None and trust.primary_role.id == "RO197" and trust.primary_role.primary
    assert trust.legal == Period(date(2001, 4, 1), date(2026, 3, 31))
    assert trust.operational == Period(date(2001, 4, 1), None)
    assert (trust.town, trust.postcode, trust.last_changed) == ("EASTVALE", "ZZ1 1AA", date(2026, 4, 2))
    assert set(file.all_successions()) == {OdsSuccession("RZA", "RZC", LAW), OdsSuccession("RZB", "RZC", LAW)}


@pytest.mark.parametrize("name", ["ord_merger.json", "fhir_merger.json"])
def test_roles_are_dated_and_ties_are_kept(name):
    board, trust = by_code(name)["QZ1"], by_code(name)["RZA"]
    assert role_on(board, "RO318", date(2022, 7, 1)) and not role_on(board, "RO318", date(2022, 6, 30))
    assert role_on(board, "RO262", date(2022, 6, 30)) and not role_on(board, "RO262", date(2022, 7, 1))
    assert [(tie.id, tie.target) for tie in trust.relationships] == [("RE5", "QZ1")]


@pytest.mark.parametrize("name", MERGERS)
def test_a_merged_code_is_former_from_the_day_of_the_law_though_still_active(name):
    file = read(name)
    trust = by_code(name)["RZA"]
    assert trust.status == "Active"
    assert state_on(trust, date(2026, 3, 31), file.successions) is OdsState.CURRENT
    assert state_on(trust, LAW, file.successions) is OdsState.FORMER
    assert [link.later for link in succeeded_by(trust, LAW, file.successions)] == ["RZC"]
    assert state_on(by_code(name)["RZC"], date(2026, 3, 31), file.successions) is OdsState.NOT_YET


ENDED = Period(date(2001, 4, 1), date(2026, 3, 31))
STATES = [
    ("active, nobody follows", {}, (), LAW, OdsState.CURRENT),
    ("follower named without a day of law", {}, (OdsSuccession("RZA", "RZC"),), LAW, OdsState.CURRENT),
    ("follower of another code", {}, (OdsSuccession("RZB", "RZC", LAW),), LAW, OdsState.CURRENT),
    ("it is the follower", {}, (OdsSuccession("RZ9", "RZA", LAW),), LAW, OdsState.CURRENT),
    ("followed later", {}, (OdsSuccession("RZA", "RZC", date(2026, 4, 2)),), LAW, OdsState.CURRENT),
    ("followed today", {}, (OdsSuccession("RZA", "RZC", LAW),), LAW, OdsState.FORMER),
    ("ended in law, still active, nobody follows", {"legal": ENDED}, (), LAW, OdsState.CURRENT),
    ("inactive", {"status": INACTIVE}, (), LAW, OdsState.FORMER),
    ("inactive since, looked at before", {"status": INACTIVE, "legal": ENDED}, (), ENDED.end, OdsState.CURRENT),
    ("inactive since, looked at after", {"status": INACTIVE, "legal": ENDED}, (), LAW, OdsState.FORMER),
    ("begins tomorrow", {"legal": Period(date(2026, 4, 2))}, (), LAW, OdsState.NOT_YET),
]


@pytest.mark.parametrize(
    ("fields", "links", "day", "state"), [row[1:] for row in STATES], ids=[row[0] for row in STATES]
)
def test_what_an_organisation_is_on_a_day(fields, links, day, state):
    assert state_on(OdsOrganisation("RZA", "A TRUST", **fields), day, links) is state


def test_a_list_gives_enough_to_choose_from():
    found = read("ord_list.json").organisations
    assert [one.code for one in found] == ["RZA", "RZB", "RZC"]
    assert {(one.primary_role.id, one.primary_role.name) for one in found if one.primary_role} == {
        ("RO197", "NHS TRUST")
    }


FAULTS = [
    (b"", "ods_empty", "the file", ""),
    (b"Code,Name\nQX\xff,A\n", "ods_not_utf8", "line 2", ""),
    (b"Hello\nthere\n", "ods_no_header", "line 1", ""),
    (b"Code,Name\n,Somewhere\n", "ods_code_missing", "line 2", "Code"),
    (b"Code,Name\nQZ1,A\nQZ/2,B\n", "ods_code_shape", "line 3", "Code"),
    (b"ODS Code,Organisation Name\nQZ1,\n", "ods_name_missing", "line 2", "Organisation Name"),
    (b"Code,Name,Legal End Date\nQZ1,A,31/02/2026\n", "ods_date", "line 2", "Legal End Date"),
    (b"Code,Name,Status\nQZ1,A,Perhaps\n", "ods_status", "line 2", "Status"),
    (b'Code,Name\nQZ1,"A\n', "ods_csv_broken", "line 2", ""),
    (b"Code,Name\nQZ1,A\nQZ1,B\n", "ods_twice", "QZ1", ""),
    (b"{", "ods_not_json", "line 1", ""),
    (b'{"Other": 1}', "ods_unknown_json", "record 1", ""),
    (b'{"Organisation": {"OrgId": {"extension": "QZ1"}}}', "ods_name_missing", "QZ1", "Name"),
    (b'{"resourceType": "Organization", "name": "A"}', "ods_code_missing", "record 1", "identifier"),
    (b"[" * 100_000, "ods_not_json", "line 1", ""),
    (b"x" * 2_000_001, "ods_too_big", "the file", ""),
]


@pytest.mark.parametrize(("data", "code", "where", "field"), FAULTS, ids=[f"{row[1]} {row[2]}" for row in FAULTS])
def test_what_cannot_be_read_says_where_and_which(data, code, where, field):
    problem = read_ods(data).problems[0]
    assert (problem.code, problem.where, problem.field) == (code, where, field)


def test_one_bad_line_does_not_hide_the_good_ones():
    file = read_ods(b"Code,Name\nQZ1,A\n??,B\nQZ3,C\n")
    assert [one.code for one in file.organisations] == ["QZ1", "QZ3"] and len(file.problems) == 1


def test_two_primary_roles_are_not_guessed_between():
    record = json.loads((DATA / "ord_organisation.json").read_text())
    for role in record["Organisation"]["Roles"]["Role"]:
        role["primaryRole"] = True
    assert read_ods(json.dumps(record).encode()).problems[0].code == "ods_two_primary"


def test_a_list_of_successions_is_read_by_itself():
    said = b"Predecessor Code,Predecessor Name,Successor Code,Successor Name,Legal Start Date\n"
    said += b"RZA,OLD,RZC,NEW,2026-04-01\n"
    assert read_ods(said).successions == (OdsSuccession("RZA", "RZC", LAW),)


def test_too_many_organisations_are_refused_with_a_remedy():
    lines = "".join(f"Z{number:04},A {number}\n" for number in range(501))
    assert read_ods(f"Code,Name\n{lines}".encode()).problems[0].code == "ods_too_many"


LOOSE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)
KEYS = ["Organisation", "Organisations", "OrgId", "Roles", "Rels", "Succs", "Date", "entry", "extension", "concept"]


@given(st.dictionaries(st.sampled_from([*KEYS, "resourceType", "identifier", "Name"]), LOOSE), st.sampled_from(KEYS))
def test_no_json_however_odd_makes_it_fall(data, key):
    for given_ in (data, {key: data}, {"resourceType": "Bundle", "entry": [{"resource": {**data}}]}):
        read_ods(json.dumps(given_).encode())


def test_letters_that_no_database_keeps_are_dropped():
    assert (
        read_ods(b'{"Organisations": [{"OrgId": "QZ1", "Name": "A\\u0000B\\ud800C"}]}').organisations[0].name == "ABC"
    )


@given(st.binary(max_size=200))
def test_no_bytes_however_odd_make_it_fall(data):
    read_ods(data)
    read_ods(b"Code,Name,Legal End Date\n" + data)
