"""Bringing organisations in: every change said first, then all of it or nothing, mergers on the law's day."""

import json
from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from convenor.formats.ods import OdsOrganisation, OdsRole, Period, read_ods
from convenor.web.kernel.errors import Invalid, Refused
from convenor.web.kernel.viewer import Role
from convenor.web.partners import selectors, services
from convenor.web.partners.commands import ods_check, ods_import
from convenor.web.partners.models import Partner, Succession
from convenor.web.partners.ods.bringing import bring_in, check, open_sealed
from convenor.web.partners.ods.names import readable
from convenor.web.partners.ods.plan import Step, plan_for
from convenor.web.partners.ods.roles import MEANINGS, meaning_on
from tests import factories

pytestmark = pytest.mark.django_db

DATA = Path(__file__).parent.parent / "data" / "ods"
EXPORT = DATA / "export.csv"
LAW, BEFORE, AFTER = date(2026, 4, 1), date(2026, 3, 1), date(2026, 5, 1)


@pytest.fixture
def vale():
    return factories.partnership()


@pytest.fixture
def lead(vale):
    return factories.convenor(vale)


def steps(viewer, data, on=AFTER):
    return {(change.code, change.step.value) for change in plan_for(viewer, read_ods(data), on=on).changes}


def csv(*rows, columns="Code,Name,Status,Primary Role ID"):
    return "\n".join([columns, *rows]).encode()


def test_what_is_there_comes_in_and_what_is_former_stays_out(lead):
    found = steps(lead, EXPORT.read_bytes())
    assert ("RZA", "left_out") in found and ("RZC", "new") in found and ("QZ1", "new") in found
    bring_in(by=lead, data=EXPORT.read_bytes(), on=AFTER)
    assert not Partner.objects.filter(ods_code="RZA").exists()
    board = Partner.objects.get(ods_code="QZ1")
    assert (board.name, board.kind, board.sector) == (
        "Northmoor and Vale Integrated Care Board",
        "icb",
        "nhs_commissioner",
    )
    assert board.participation == "mandated" and board.accountability == ["statutory"]


@pytest.mark.parametrize("name", ["export.csv", "ord_merger.json", "fhir_merger.json"])
def test_a_merger_is_recorded_with_the_day_of_the_law(lead, vale, name):
    for code, called in (("RZA", "Eastvale Hospitals NHS Trust"), ("RZB", "Westvale Hospitals NHS Trust")):
        factories.partner(vale, ref=code, ods_code=code, name=called)
    data = (DATA / name).read_bytes()
    bring_in(by=lead, data=data, on=BEFORE)
    for old in Partner.objects.filter(ods_code__in=["RZA", "RZB"]):
        assert old.ends == date(2026, 3, 31)
        assert [(one.later.ods_code, one.kind, one.on) for one in old.successors.all()] == [("RZC", "merger", LAW)]
    assert Partner.objects.get(ods_code="RZC").starts == LAW
    assert selectors.standing_in_for(lead, "RZA", BEFORE) == ("RZA",)
    assert plan_for(lead, read_ods(data), on=BEFORE).acts == ()


def test_bringing_the_same_in_again_changes_nothing(lead):
    bring_in(by=lead, data=EXPORT.read_bytes(), on=AFTER)
    assert bring_in(by=lead, data=EXPORT.read_bytes(), on=AFTER).acts == ()


def test_a_new_name_holds_from_the_day_its_record_changed(lead, vale):
    factories.partner(vale, ref="P1", ods_code="QZ1", name="Vale Board")
    data = csv("QZ1,MOOR BOARD,Active,RO261,2026-02-03", columns="Code,Name,Status,Primary Role ID,Last Change Date")
    bring_in(by=lead, data=data, on=AFTER)
    assert selectors.names_on(lead, date(2026, 2, 2))["P1"] == "Vale Board"
    assert selectors.names_on(lead, date(2026, 2, 3))["P1"] == "Moor Board"


def test_capitals_stops_and_ampersands_are_not_a_new_name(lead, vale):
    factories.partner(vale, ods_code="QZ1", name="Moor & Vale Board.")
    assert steps(lead, csv("QZ1,MOOR AND VALE BOARD,Active,RO261")) == {("QZ1", "same")}


def test_a_partner_of_that_name_without_a_code_gets_it_and_is_not_doubled(lead, vale):
    factories.partner(vale, ref="P1", name="St Anne’s Surgery")
    bring_in(by=lead, data=csv("Z1001,ST ANNE'S SURGERY,Active,RO76"), on=AFTER)
    assert [one.ods_code for one in Partner.objects.filter(partnership=vale)] == ["Z1001"]


def test_what_is_inactive_without_anybody_to_follow_it_ends(lead, vale):
    factories.partner(vale, ods_code="QZ1", name="Board")
    data = csv("QZ1,BOARD,Inactive,RO261,2025-12-31", columns="Code,Name,Status,Primary Role ID,Legal End Date")
    bring_in(by=lead, data=data, on=AFTER)
    assert Partner.objects.get(ods_code="QZ1").ends == date(2025, 12, 31)


def test_ended_in_law_but_active_is_said_and_left_alone(lead, vale):
    factories.partner(vale, ods_code="QZ1", name="Board")
    data = csv("QZ1,BOARD,Active,RO261,2026-03-31", columns="Code,Name,Status,Primary Role ID,Legal End Date")
    assert steps(lead, data) == {("QZ1", "same"), ("QZ1", "closed_in_law")}
    bring_in(by=lead, data=data, on=AFTER)
    assert Partner.objects.get(ods_code="QZ1").ends is None


def test_a_follower_that_is_not_here_is_asked_for(lead, vale):
    factories.partner(vale, ods_code="RZA", name="Eastvale Hospitals NHS Trust")
    data = (DATA / "ord_organisation.json").read_bytes()
    assert ("RZA", "no_successor") in steps(lead, data)
    bring_in(by=lead, data=data, on=AFTER)
    assert Partner.objects.get(ods_code="RZA").ends is None


def test_one_that_becomes_two_is_a_split(lead, vale):
    factories.partner(vale, ods_code="RZA", name="Old")
    data = b"Predecessor Code,Successor Code,Legal Start Date\nRZA,RZ1,2026-04-01\nRZA,RZ2,2026-04-01\n"
    for code in ("RZ1", "RZ2"):
        factories.partner(vale, ods_code=code, name=f"New {code}")
    bring_in(by=lead, data=data, on=AFTER)
    assert {one.kind for one in Succession.objects.filter(earlier__ods_code="RZA")} == {"split"}


def test_all_of_it_or_nothing(lead, vale):
    """The last act cannot be done (two partners with one name), so the first is not done either."""
    factories.partner(vale, name="Ann", ods_code="ZZ9")
    with pytest.raises(Invalid):
        bring_in(by=lead, data=csv("QZ1,BOARD,Active,RO261", "QZ2,ANN,Active,RO261"), on=AFTER)
    assert Partner.objects.filter(partnership=vale).count() == 1


def test_a_file_with_a_problem_is_not_brought_in(lead, vale):
    with pytest.raises(Invalid, match="ods_has_problems"):
        bring_in(by=lead, data=csv("QZ1,BOARD,Active,RO261", "?,B,Active,RO261"), on=AFTER)
    assert not Partner.objects.filter(partnership=vale).exists()


def test_what_was_looked_at_is_what_is_done(lead, vale):
    data = csv("QZ1,BOARD,Active,RO261")
    opened, seen = open_sealed(lead, check(lead, data, on=AFTER).sealed)
    factories.partner(vale, ods_code="QZ1", name="Another name")
    with pytest.raises(Invalid, match="ods_plan_old"):
        bring_in(by=lead, data=opened, on=AFTER, seen=seen)


def test_what_was_looked_at_in_one_partnership_is_not_brought_into_another(lead):
    sealed = check(lead, csv("QZ1,BOARD,Active,RO261"), on=AFTER).sealed
    with pytest.raises(Invalid):
        open_sealed(factories.convenor(factories.partnership()), sealed)
    with pytest.raises(Invalid):
        open_sealed(lead, sealed[:-2] + "xx")


@pytest.mark.parametrize("role", [Role.MEMBER, Role.LEADER, Role.EVALUATOR])
def test_only_who_keeps_the_register_brings_anything_in(vale, role):
    with pytest.raises(Refused):
        bring_in(by=factories.viewer(vale, role), data=csv("QZ1,BOARD,Active,RO261"), on=AFTER)


ROLES = [
    ("RO261", "NORTHMOOR BOARD", "icb", "nhs_commissioner", True),
    ("RO318", "NORTHMOOR BOARD", "icb", "nhs_commissioner", True),
    ("RO319", "NORTHMOOR PLACE", "other", "nhs_commissioner", True),
    ("RO197", "VALE HOSPITALS NHS TRUST", "acute_trust", "nhs_trust", True),
    ("RO197", "VALE AMBULANCE SERVICE NHS TRUST", "ambulance_trust", "nhs_trust", True),
    ("RO197", "VALE MENTAL HEALTH NHS TRUST", "mental_health_trust", "nhs_trust", True),
    ("RO107", "VALE CARE TRUST", "care_trust", "nhs_trust", True),
    ("RO76", "HILL SURGERY", "gp_practice", "primary_care", True),
    ("RO272", "HILL PCN", "primary_care_network", "primary_care", True),
    ("RO141", "NORTHMOOR COUNTY COUNCIL", "upper_tier_council", "council", True),
    ("RO141", "COAST DISTRICT COUNCIL", "district_council", "council", True),
    ("RO172", "VALE CLINIC", "independent_provider", "independent", True),
    ("RO176", "VALE CLINIC SITE", "independent_provider", "independent", True),
    ("RO213", "NORTH SUPPORT UNIT", "other", "other", True),
    ("RO888", "CIRCUS", "other", "other", False),
]


@pytest.mark.parametrize(("role", "name", "kind", "sector", "known"), ROLES)
def test_what_a_role_stands_for(role, name, kind, sector, known):
    guess = meaning_on(OdsOrganisation("QZ1", name, primary_role=OdsRole(role, primary=True)), AFTER)
    assert (guess.kind, guess.sector, guess.known) == (kind, sector, known)


def test_the_same_code_was_no_integrated_care_board_before_the_law():
    board = OdsOrganisation("QZ1", "NORTHMOOR", primary_role=OdsRole("RO261", primary=True))
    assert meaning_on(board, date(2022, 6, 30)).kind == "other" and meaning_on(board, date(2022, 7, 1)).kind == "icb"


def test_a_further_role_says_more_than_the_primary_one():
    practice = OdsOrganisation(
        "Z1",
        "HILL SURGERY",
        primary_role=OdsRole("RO177", primary=True),
        other_roles=(OdsRole("RO76", operational=Period(date(2000, 1, 1))),),
    )
    assert meaning_on(practice, AFTER).kind == "gp_practice"
    assert {meaning.role for meaning in MEANINGS} >= {row[0] for row in ROLES if row[4]}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("VALE AND MOOR ICB", "Vale and Moor ICB"),
        ("Mixed Case CIC", "Mixed Case CIC"),
        ("O'NEIL-SMITH", "O'Neil-Smith"),
    ],
)
def test_names_are_made_fit_to_read(given, said):
    assert readable(given) == said


def test_the_page_shows_every_change_then_brings_it_in(client, vale):
    factories.signed_in(client, vale, Role.CONVENOR)
    factories.partner(vale, ods_code="RZA", name="Eastvale Hospitals NHS Trust")
    ods = reverse("partners:ods", kwargs={"slug": vale.slug})
    looked = client.post(ods, {"file": SimpleUploadedFile("export.csv", EXPORT.read_bytes())})
    said = looked.content.decode()
    assert "Merged into Vale United Hospitals NHS Trust, in law from 1 April 2026." in said or "Replaced by" in said
    assert "Its role is not one we know" in said and "left out" in said
    assert Partner.objects.filter(partnership=vale).count() == 1
    sealed = looked.context["sealed"] if looked.context else said.split('name="sealed" value="')[1].split('"')[0]
    assert client.post(reverse("partners:ods_apply", kwargs={"slug": vale.slug}), {"sealed": sealed}).status_code == 302
    assert Partner.objects.filter(partnership=vale, ods_code="RZC").exists()


def test_the_page_says_line_field_and_remedy(client, vale):
    factories.signed_in(client, vale, Role.CONVENOR)
    data = csv("QZ1,BOARD,Perhaps,RO261")
    answer = client.post(
        reverse("partners:ods", kwargs={"slug": vale.slug}), {"file": SimpleUploadedFile("a.csv", data)}
    )
    said = answer.content.decode()
    assert "line 2" in said and "Status" in said and "It is Active or Inactive." in said and "Bring all" not in said


def test_without_a_file_it_asks_for_one(client, vale):
    factories.signed_in(client, vale, Role.CONVENOR)
    assert "Choose a file first." in client.post(reverse("partners:ods", kwargs={"slug": vale.slug})).content.decode()


def test_the_command_line_says_and_does_the_same(vale):
    looked = ods_check(EXPORT, vale.slug)
    assert looked.ok and any("New partner" in line for line in looked.lines)
    assert not Partner.objects.filter(partnership=vale).exists()
    assert ods_import(EXPORT, vale.slug).ok
    assert Partner.objects.filter(partnership=vale).count() == 6
    assert not ods_check(EXPORT, "nowhere").ok
    assert not ods_import(DATA / "none.csv", vale.slug).ok


def test_the_command_line_refuses_what_cannot_be_read(vale, tmp_path):
    bad = tmp_path / "bad.json"
    bad.write_text(json.dumps({"Organisation": {"OrgId": {"extension": "QZ1"}}}))
    outcome = ods_import(bad, vale.slug)
    assert not outcome.ok and "There is no name" in outcome.lines[1]


def test_the_plan_orders_what_is_done_before_what_needs_it(lead, vale):
    factories.partner(vale, ods_code="RZA", name="Eastvale Hospitals NHS Trust")
    acts = [change.step for change in plan_for(lead, read_ods(EXPORT.read_bytes()), on=AFTER).acts]
    assert acts.index(Step.NEW) < acts.index(Step.FOLLOWED)


def test_services_are_the_only_way_in(lead, vale):
    """What was brought in is in the audit, act by act."""
    from convenor.web.kernel.models import AuditEntry

    services.add_partner(by=lead, name="First", kind="charity", sector="voluntary")
    bring_in(by=lead, data=csv("QZ1,BOARD,Active,RO261"), on=AFTER)
    verbs = list(AuditEntry.objects.filter(chain=f"partnership:{vale.pk}").values_list("verb", flat=True))
    assert verbs == ["partner.add", "partner.add", "ods.bring_in"]
