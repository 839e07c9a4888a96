"""What writes about partners and communities promise: who may, what is refused and why, what is kept and noted."""

from datetime import date

import pytest

from convenor.web.kernel.errors import ChangedMeanwhile, Invalid, NotHere, Refused
from convenor.web.kernel.models import AuditEntry
from convenor.web.kernel.viewer import Role, Viewer, system_viewer
from convenor.web.partners import selectors, services
from convenor.web.partners.models import Affiliation, Community, Partner, Succession, Voice
from tests import factories

pytestmark = pytest.mark.django_db

TODAY = date(2026, 6, 1)
BASIC = {"kind": "charity", "sector": "voluntary"}
NHS_NUMBER = "943 476 5919"  # a made-up number whose check digit is right


@pytest.fixture
def vale():
    return factories.partnership()


@pytest.fixture
def lead(vale):
    return factories.convenor(vale)


def add(by):
    return services.add_partner(by=by, name="Vale Carers", **BASIC)


def edit(by):
    return services.edit_partner(by=by, ref="P1", revision=1, short_name="Carers")


def rename(by):
    return services.rename_partner(by=by, ref="P1", revision=1, name="New", on=TODAY, today=TODAY)


def end(by):
    return services.end_partner(by=by, ref="P1", revision=1, on=TODAY)


def merge(by):
    return services.merge_partners(by=by, earlier=["P1"], later="P2", on=TODAY)


def take_back(by):
    return services.take_back_succession(by=by, ref="S1")


def add_community(by):
    return services.add_community(by=by, name="Farmers", kind="place")


def edit_community(by):
    return services.edit_community(by=by, ref="C1", revision=1, size=3)


def end_community(by):
    return services.end_community(by=by, ref="C1", revision=1, on=TODAY)


def give_voice(by):
    return services.give_voice(by=by, community="C1", partner="P1")


def edit_voice(by):
    return services.edit_voice(by=by, ref="V1", revision=1, footing="asked")


def affiliate(by):
    return services.affiliate(by=by, person="PP", partner="P1")


def edit_affiliation(by):
    return services.edit_affiliation(by=by, ref="A1", revision=1, title="Chair")


ACTS = [add, edit, rename, end, merge, take_back, add_community, edit_community, end_community]
ACTS += [give_voice, edit_voice, affiliate, edit_affiliation]
MATRIX = {
    "convenor": True,
    "command line": True,
    "leader": False,
    "member": False,
    "evaluator": False,
    "public": False,
    "operator": False,
    "convenor elsewhere": False,
}
STATES = ["public register", "closed register"]


def who(name, of):
    roles = {"convenor": Role.CONVENOR, "leader": Role.LEADER, "member": Role.MEMBER, "evaluator": Role.EVALUATOR}
    if name in roles:
        return factories.viewer(of, roles[name])
    elsewhere = factories.convenor(factories.partnership())
    return {
        "command line": system_viewer("test", of.pk),
        "public": Viewer(partnership_id=of.pk),
        "operator": Viewer(partnership_id=of.pk, operator=True),
        "convenor elsewhere": elsewhere,
    }[name]


def furnish(of):
    one, two, three = (factories.partner(of, ref=ref) for ref in ("P1", "P2", "P3"))
    Succession.objects.create(partnership=of, ref="S1", earlier=three, later=two, kind="merger", on=date(2025, 4, 1))
    community = factories.community(of, ref="C1")
    Voice.objects.create(partnership=of, ref="V1", community=community, partner=two)
    person = factories.person(of, ref="PP")
    Affiliation.objects.create(partnership=of, ref="A1", person=person, partner=two, title="Trustee")
    return one


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("act", ACTS, ids=[act.__name__ for act in ACTS])
@pytest.mark.parametrize(("name", "allowed"), MATRIX.items())
def test_who_may_do_what(name, allowed, act, state):
    of = factories.partnership(register_is_public=state == "public register")
    furnish(of)
    by = who(name, of)
    before = AuditEntry.objects.count()
    if allowed:
        act(by)
        assert AuditEntry.objects.count() > before
    elif name == "convenor elsewhere" and act not in (add, add_community):
        with pytest.raises(NotHere):
            act(by)
    elif name == "convenor elsewhere":
        assert act(by).partnership_id == by.partnership_id != of.pk
    else:
        with pytest.raises(Refused):
            act(by)
        assert AuditEntry.objects.count() == before


REFUSALS = [
    ({"name": " "}, "partner_name_missing", "name"),
    ({"name": "N" * 201}, "partners_too_long", "name"),
    ({"short_name": "N" * 61}, "partners_too_long", "short_name"),
    ({"kind": "circus"}, "partners_choice", "kind"),
    ({"sector": ""}, "partners_choice", "sector"),
    ({"participation": "perhaps"}, "partners_choice", "participation"),
    ({"accountability": ["nobody"]}, "partners_choice", "accountability"),
    ({"view_of_health": "x"}, "partners_choice", "view_of_health"),
    ({"ods_code": "QX"}, "partner_ods_shape", "ods_code"),
    ({"ods_code": "Q-X1"}, "partner_ods_shape", "ods_code"),
    ({"charity_number": "12345"}, "partner_charity_shape", "charity_number"),
    ({"charity_number": "SC12"}, "partner_charity_shape", "charity_number"),
    ({"decision_days": -1}, "partners_whole", "decision_days"),
    ({"staff": 3_000_000_000}, "partners_whole", "staff"),
    ({"starts": date(2026, 2, 1), "ends": date(2026, 1, 31)}, "partners_ends_before_start", "ends"),
    ({"ref": "new"}, "partners_ref_shape", "ref"),
    ({"ref": "a/b"}, "partners_ref_shape", "ref"),
    ({"ref": "P9"}, "partners_ref_taken", "ref"),
    ({"ods_code": "qx9"}, "partner_ods_taken", "ods_code"),
    ({"name": "the known one"}, "partner_name_taken", "name"),
    ({"charity_number": "1234567"}, "partner_charity_taken", "charity_number"),
    ({"culture": f"Ask about {NHS_NUMBER}"}, "patient_data", "culture"),
    ({"name": f"Clinic {NHS_NUMBER}"}, "patient_data", "name"),
]


@pytest.mark.parametrize(("fields", "code", "field"), REFUSALS, ids=[f"{row[1]} {row[2]}" for row in REFUSALS])
def test_what_cannot_stand_is_refused_on_its_field(lead, vale, fields, code, field):
    factories.partner(vale, ref="P9", name="The known one", ods_code="QX9", charity_number="1234567")
    with pytest.raises(Invalid) as refused:
        services.add_partner(by=lead, **{"name": "Another", **BASIC, **fields})
    assert (refused.value.code, refused.value.field) == (code, field)
    assert Partner.objects.count() == 1


@pytest.mark.parametrize("number", ["1234567", "123456", "1234567-1", "SC012345", "NIC123456", "ni123456", ""])
def test_charity_numbers_of_all_three_registers_are_taken(lead, number):
    services.add_partner(by=lead, name="Another", charity_number=number, **BASIC)


def test_a_refusal_names_the_other(lead, vale):
    factories.partner(vale, name="Moor Carers", ods_code="QX9")
    with pytest.raises(Invalid) as refused:
        services.add_partner(by=lead, name="Another", ods_code="QX9", **BASIC)
    assert refused.value.params["other"] == "Moor Carers"


def test_one_name_may_come_again_when_the_first_is_over(lead, vale):
    factories.partner(vale, name="Vale Carers", ends=date(2025, 3, 31))
    services.add_partner(by=lead, name="Vale Carers", starts=date(2025, 4, 1), **BASIC)


def test_the_same_code_in_another_partnership_is_no_matter(lead):
    factories.partner(factories.partnership(), ods_code="QX9", name="Vale Carers")
    services.add_partner(by=lead, name="Vale Carers", ods_code="QX9", **BASIC)


def test_a_save_from_an_older_state_overwrites_nothing(lead, vale):
    factories.partner(vale, ref="P1", short_name="old")
    services.edit_partner(by=lead, ref="P1", revision=1, short_name="first")
    with pytest.raises(ChangedMeanwhile):
        services.edit_partner(by=lead, ref="P1", revision=1, short_name="second")
    assert Partner.objects.get(ref="P1").short_name == "first"


def test_a_correction_that_takes_anothers_code_is_refused_in_words(lead, vale):
    factories.partner(vale, ods_code="QX9")
    factories.partner(vale, ref="P1")
    with pytest.raises(Invalid) as refused:
        services.edit_partner(by=lead, ref="P1", revision=1, ods_code="QX9")
    assert refused.value.code == "partner_ods_taken"


def test_the_audit_names_fields_and_never_what_was_said(lead, vale):
    factories.partner(vale, ref="P1")
    services.edit_partner(by=lead, ref="P1", revision=1, incentive="A secret hope")
    entry = AuditEntry.objects.get(verb="partner.edit")
    assert entry.facts == {"fields": ["incentive"]} and entry.subject == "P1"


LINKS = [
    ("merger", ["P1", "P2"], ["P3"], ""),
    ("split", ["P1"], ["P2", "P3"], ""),
    ("replaced", ["P1"], ["P2"], ""),
    ("merger", [], ["P3"], "succession_no_earlier"),
    ("merger", ["P1"], [], "succession_no_later"),
    ("merger", ["P1"], ["P2", "P3"], "succession_one_later"),
    ("split", ["P1"], ["P2"], "succession_split_needs_two"),
    ("split", ["P1", "P2"], ["P3", "P4"], "succession_one_earlier"),
    ("replaced", ["P1", "P2"], ["P3"], "succession_one_earlier"),
    ("merger", ["P1", "P3"], ["P3"], "succession_to_itself"),
    ("merger", ["LATE"], ["P3"], "succession_too_early"),
    ("merger", ["P1"], ["GONE"], "succession_later_gone"),
    ("merger", ["B"], ["A"], "succession_circle"),
    ("merger", ["C"], ["A"], "succession_circle"),
    ("merger", ["A"], ["B"], "succession_known"),
    ("eaten", ["P1"], ["P2"], "partners_choice"),
]


@pytest.mark.parametrize(("kind", "earlier", "later", "code"), LINKS, ids=[f"{row[0]} {row[3]}" for row in LINKS])
def test_who_may_follow_whom(lead, vale, kind, earlier, later, code):
    for ref in ("P1", "P2", "P3", "P4", "A", "B", "C"):
        factories.partner(vale, ref=ref)
    factories.partner(vale, ref="LATE", starts=TODAY)
    factories.partner(vale, ref="GONE", ends=date(2026, 5, 31))
    services.merge_partners(by=lead, earlier=["A"], later="B", on=date(2024, 4, 1))
    services.replace_partner(by=lead, earlier="B", later="C", on=date(2025, 4, 1))
    if not code:
        made = services.follow_on(by=lead, kind=kind, earlier=earlier, later=later, on=TODAY)
        assert len(made) == len(earlier) * len(later)
        assert {one.ends for one in Partner.objects.filter(ref__in=earlier)} == {date(2026, 5, 31)}
        return
    with pytest.raises(Invalid) as refused:
        services.follow_on(by=lead, kind=kind, earlier=earlier, later=later, on=TODAY)
    assert refused.value.code == code
    assert Succession.objects.count() == 2


def test_a_merger_moves_nothing_and_the_gap_it_leaves_shows(lead, vale):
    """A community whose speaker merged has nobody until people say who speaks for it now."""
    furnish(vale)
    services.merge_partners(by=lead, earlier=["P2"], later="P1", on=TODAY)
    assert Affiliation.objects.get(ref="A1").ends is None and Voice.objects.get(ref="V1").ends is None
    assert selectors.community_visible_to(lead, "C1", on=date(2026, 5, 31)).heard
    assert not selectors.community_visible_to(lead, "C1", on=TODAY).heard


def test_a_merger_taken_back_leaves_the_partner_going_on(lead, vale):
    factories.partner(vale, ref="P1")
    factories.partner(vale, ref="P2")
    made = services.merge_partners(by=lead, earlier=["P1"], later="P2", on=TODAY)
    services.take_back_succession(by=lead, ref=made[0].ref)
    assert Partner.objects.get(ref="P1").ends is None and not Succession.objects.exists()


VOICES = [
    ({"partner": "P1", "person": "PP"}, "voice_one_speaker"),
    ({}, "voice_one_speaker"),
    ({"partner": "P2"}, "voice_twice"),
    ({"partner": "P1", "footing": "F" * 201}, "partners_too_long"),
    ({"partner": "P1", "footing": NHS_NUMBER}, "patient_data"),
]


@pytest.mark.parametrize(("fields", "code"), VOICES)
def test_who_speaks_is_one_organisation_or_one_person_once(lead, vale, fields, code):
    furnish(vale)
    with pytest.raises(Invalid) as refused:
        services.give_voice(by=lead, community="C1", **fields)
    assert refused.value.code == code and Voice.objects.count() == 1


def test_nobody_speaks_once_the_voice_has_ended(lead, vale):
    furnish(vale)
    services.edit_voice(by=lead, ref="V1", revision=1, ends=TODAY)
    assert selectors.community_visible_to(lead, "C1", on=TODAY).heard
    assert not selectors.community_visible_to(lead, "C1", on=date(2026, 6, 2)).heard
    services.give_voice(by=lead, community="C1", person="PP", starts=date(2026, 6, 2))
    assert selectors.community_visible_to(lead, "C1", on=date(2026, 6, 2)).voices[0].person_ref == "PP"


def test_several_posts_at_once_and_the_same_one_once(lead, vale):
    furnish(vale)
    services.affiliate(by=lead, person="PP", partner="P1", title="Governor")
    services.affiliate(by=lead, person="PP", partner="P2", title="Governor")
    with pytest.raises(Invalid, match="affiliation_twice"):
        services.affiliate(by=lead, person="PP", partner="P2", title="trustee")
    person = factories.Person.objects.get(ref="PP")
    assert len(selectors.affiliations_of_people(lead, [person.pk], on=TODAY)[person.pk]) == 3


def test_two_communities_of_one_name_are_one(lead, vale):
    services.add_community(by=lead, name="Farmers", kind="place")
    with pytest.raises(Invalid, match="community_name_taken"):
        services.add_community(by=lead, name="farmers", kind="place")
    with pytest.raises(Invalid, match="partners_email"):
        services.add_community(by=lead, name="Others", kind="place", contact_email="nowhere")
    assert Community.objects.count() == 1


def test_a_person_of_another_partnership_cannot_be_brought_in(lead, vale):
    furnish(vale)
    factories.person(factories.partnership(), ref="XX")
    for act in (
        lambda: services.affiliate(by=lead, person="XX", partner="P1"),
        lambda: services.give_voice(by=lead, community="C1", person="XX"),
    ):
        with pytest.raises(NotHere):
            act()
