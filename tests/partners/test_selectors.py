"""What is read is what this reader may see: nothing of another partnership, nothing private from outside."""

from datetime import date
from pathlib import Path

import pytest

from convenor.web.kernel.errors import NotHere, Refused
from convenor.web.kernel.viewer import Role, Viewer
from convenor.web.partners import erasure, selectors
from convenor.web.partners.models import Affiliation, FormerName, Voice
from convenor.web.partners.rules import INSIDE_ONLY
from convenor.web.partners.sheets import COMMUNITIES, PARTNERS
from tests import factories

pytestmark = pytest.mark.django_db

TODAY = date(2026, 6, 1)


@pytest.fixture
def vale():
    return factories.partnership()


def furnished(of):
    partner = factories.partner(of, ref="P1", name="Carers", incentive="gain", culture="loud", funding="poor")
    community = factories.community(of, ref="C1", contact_name="Una", contact_email="una@vale.example")
    person = factories.person(of, ref="PP", name="Una", email="una@vale.example")
    Voice.objects.create(partnership=of, ref="V1", community=community, partner=partner, footing="elected")
    Voice.objects.create(partnership=of, ref="V2", community=community, person=person)
    Affiliation.objects.create(partnership=of, ref="A1", person=person, partner=partner, title="Trustee")
    FormerName.objects.create(partnership=of, ref="N1", partner=partner, name="Once", ends=date(2020, 1, 1))
    return person


def everything(viewer):
    """All this room's reads at once, as one text."""
    read = [
        *selectors.partners_visible_to(viewer),
        *selectors.communities_visible_to(viewer, on=TODAY),
        *selectors.names_of(viewer, "P1"),
        *selectors.names_on(viewer, TODAY).items(),
        *selectors.partner_choices(viewer, on=TODAY),
        *selectors.community_choices(viewer, on=TODAY),
        *selectors.successions_visible_to(viewer),
        *selectors.affiliations_of_partner(viewer, "P1"),
        *selectors.affiliations_of_people(viewer, range(10_000)).items(),
        *selectors.voices_of_partner(viewer, "P1", on=TODAY),
        *selectors.voices_of_people(viewer, range(10_000), on=TODAY).items(),
        *selectors.partners_by_ods_code(viewer).items(),
    ]
    return " ".join(repr(one) for one in read)


def test_nothing_is_read_across_the_wall(vale):
    furnished(vale)
    other = factories.convenor(factories.partnership())
    assert everything(other) == ""
    for read in (
        lambda: selectors.partner_visible_to(other, "P1"),
        lambda: selectors.community_visible_to(other, "C1"),
        lambda: selectors.voice_visible_to(other, "V1"),
        lambda: selectors.affiliation_visible_to(other, "A1"),
    ):
        with pytest.raises(NotHere):
            read()


def test_the_public_reads_names_and_who_speaks_and_nothing_private(vale):
    furnished(vale)
    said = everything(Viewer(partnership_id=vale.pk))
    assert "Carers" in said and "elected" in said and "Once" in said
    for private in ("gain", "loud", "poor", "una@vale.example", "Trustee"):
        assert private not in said


def test_the_public_sees_the_posts_of_those_who_hold_public_seats(vale):
    person = furnished(vale)
    public = Viewer(partnership_id=vale.pk)
    assert selectors.affiliations_of_partner(public, "P1") == []
    seen = selectors.affiliations_of_partner(public, "P1", public_if=lambda who: who == person.pk)
    assert [one.title for one in seen] == ["Trustee"]


@pytest.mark.parametrize("role", list(Role))
def test_its_own_people_read_all_of_it(vale, role):
    furnished(vale)
    said = everything(factories.viewer(vale, role))
    for private in ("gain", "loud", "poor", "una@vale.example", "Trustee"):
        assert private in said


def test_a_closed_register_is_closed_to_the_public_and_to_whoever_runs_the_machine():
    closed = factories.partnership(register_is_public=False)
    furnished(closed)
    for viewer in (Viewer(partnership_id=closed.pk), Viewer(partnership_id=closed.pk, operator=True)):
        with pytest.raises((NotHere, Refused)):
            selectors.partners_visible_to(viewer)
        with pytest.raises((NotHere, Refused)):
            selectors.communities_visible_to(viewer, on=TODAY)


@pytest.mark.parametrize("read", [selectors.mix_here, lambda viewer, on: selectors.comparable_partnerships(viewer)])
def test_the_mix_is_for_its_own_people(vale, read):
    with pytest.raises(Refused):
        read(Viewer(partnership_id=vale.pk), on=TODAY)


AGREED = [(True, True, True), (True, False, False), (False, True, False), (False, False, False)]


@pytest.mark.parametrize(("here", "there", "allowed"), AGREED)
def test_counts_are_compared_only_when_both_agreed(here, there, allowed):
    ours, theirs = factories.partnership(comparable=here), factories.partnership(comparable=there, population=9)
    factories.partner(theirs, name="Their secret", sector="council", participation="mandated")
    viewer = factories.viewer(ours, Role.MEMBER)
    assert selectors.comparable_partnerships(viewer) == ([(theirs.slug, theirs.name)] if allowed else [])
    if not allowed:
        with pytest.raises(NotHere):
            selectors.mix_of(viewer, theirs.slug, on=TODAY)
        return
    mix = selectors.mix_of(viewer, theirs.slug, on=TODAY)
    assert (mix.by_sector, mix.mandated, mix.population) == ({"council": 1}, 1, 9) and "secret" not in repr(mix)
    with pytest.raises(NotHere):
        selectors.mix_of(Viewer(partnership_id=ours.pk), theirs.slug, on=TODAY)


def test_partners_of_a_day_and_by_what_they_are(vale):
    viewer = factories.convenor(vale)
    factories.partner(vale, ref="OLD", ends=date(2026, 5, 31))
    factories.partner(vale, ref="NOW", kind="icb", sector="nhs_commissioner", participation="mandated")
    factories.partner(vale, ref="NEXT", starts=date(2026, 6, 2), sector="council", ods_code="QX9")
    found = selectors.partners_visible_to

    def refs(**narrowed):
        return [one.ref for one in found(viewer, **narrowed)]

    assert refs(on=TODAY) == ["NOW"] and refs(on=date(2026, 5, 31)) == ["NOW", "OLD"]
    assert refs() == ["NOW", "NEXT", "OLD"]
    assert refs(sector="council") == ["NEXT"] and refs(kind="icb") == ["NOW"]
    assert refs(participation="mandated") == ["NOW"] and refs(participation="unsaid") == ["NEXT", "OLD"]
    assert refs(search="qx9") == ["NEXT"]


def test_what_stays_inside_is_the_same_on_pages_and_in_files():
    """One rule for page and export: the columns that files keep from the public are the fields selectors do."""
    kept = {column.name for table in (PARTNERS, COMMUNITIES) for column in table.columns if not column.public}
    assert kept == INSIDE_ONLY


def test_erasing_a_person_takes_out_posts_voices_and_their_name_as_contact(vale):
    person = furnished(vale)
    elsewhere = factories.community(factories.partnership(), contact_name="Una")
    assert [held.count for held in erasure.plan(person.pk)] == [1, 1, 1]
    assert erasure.copy(person.pk)["posts"] == [{"partner": "Carers", "post": "Trustee", "from": "", "until": ""}]
    erasure.erase(person.pk)
    assert [held.count for held in erasure.plan(person.pk)] == [0, 0, 0]
    seen = selectors.community_visible_to(factories.convenor(vale), "C1", on=TODAY)
    assert (seen.contact_name, seen.contact_email) == ("", "") and [one.partner_ref for one in seen.voices] == ["P1"]
    elsewhere.refresh_from_db()
    assert elsewhere.contact_name == "Una"


def test_every_refusal_of_this_room_has_its_sentence():
    import re

    from convenor.web.kernel.wording import ERRORS as KERNEL
    from convenor.web.partners.wording import ERRORS

    root = Path(erasure.__file__).parent
    files = [*root.rglob("*.py"), *(root.parents[1] / "formats" / "ods").glob("*.py")]
    pattern = re.compile(r'(?:Invalid|OdsUnavailable|OdsProblem|_only)\(\s*"(\w+)"')
    raised = {code for path in files for code in pattern.findall(path.read_text(encoding="utf-8"))}
    raised |= set(re.findall(r'code="(\w+)"', "".join(path.read_text(encoding="utf-8") for path in files)))
    assert len(raised) > 40
    assert raised <= {*ERRORS, *KERNEL}
