"""Starting a partnership and changing what it says of itself: who may, what is refused, what is noted."""

import pytest

from convenor.web.kernel.errors import ChangedMeanwhile, Invalid, NotHere, Refused
from convenor.web.kernel.models import AuditEntry, Partnership
from convenor.web.kernel.selectors import partnership_named, partnerships_for, this_partnership
from convenor.web.kernel.services import edit_partnership, start_partnership
from convenor.web.kernel.viewer import Role, Viewer, system_viewer

pytestmark = pytest.mark.django_db

OPERATOR = Viewer(account_id=1, operator=True)
VISITOR = Viewer()


def convenor_of(partnership):
    return Viewer(partnership_id=partnership.pk, account_id=2, person_id=1, roles=frozenset({Role.CONVENOR}))


def test_starting_one_notes_it_in_its_own_chain_and_the_installations():
    partnership = start_partnership(by=OPERATOR, name=" Eastvale  Partnership ")
    assert (partnership.slug, partnership.name) == ("eastvale-partnership", "Eastvale Partnership")
    noted = AuditEntry.objects.values_list("chain", "number", "verb", "actor")
    assert set(noted) == {
        ("installation", 1, "partnership.start", "account:1"),
        (f"partnership:{partnership.pk}", 1, "partnership.start", "account:1"),
    }


def test_the_same_name_twice_gets_another_address():
    slugs = [start_partnership(by=OPERATOR, name="Eastvale").slug for _ in range(3)]
    assert slugs == ["eastvale", "eastvale-2", "eastvale-3"]


@pytest.mark.parametrize("name", ["東京", "???"])
def test_a_name_without_latin_letters_still_gets_an_address(name):
    assert start_partnership(by=OPERATOR, name=name).slug == "partnership"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"name": "  "}, "partnership_name_missing"),
        ({"name": "n" * 201}, "partnership_name_long"),
        ({"name": "East", "slug": "East Vale"}, "partnership_slug"),
        ({"name": "East", "slug": "-east"}, "partnership_slug"),
        ({"name": "East", "slug": "e" * 51}, "partnership_slug"),
        ({"name": "East", "slug": "taken"}, "partnership_slug_taken"),
        ({"name": "East", "population": -1}, "partnership_population"),
        ({"name": "East", "about": "for 943 476 5919"}, "patient_data"),
    ],
)
def test_what_cannot_stand_is_refused_and_leaves_nothing(given, code):
    start_partnership(by=OPERATOR, name="Taken")
    with pytest.raises(Invalid) as refusal:
        start_partnership(by=OPERATOR, **given)
    assert refusal.value.code == code
    assert Partnership.objects.count() == 1
    assert AuditEntry.objects.count() == 2


@pytest.mark.parametrize("viewer", [VISITOR, Viewer(account_id=4), Viewer(1, 2, 3, frozenset(Role))])
def test_only_whoever_runs_the_installation_starts_one(viewer):
    with pytest.raises(Refused):
        start_partnership(by=viewer, name="Mine")


def test_its_convenor_changes_what_it_says():
    partnership = start_partnership(by=OPERATOR, name="Eastvale")
    edited = edit_partnership(
        by=convenor_of(partnership), revision=1, about="For everyone here", name="Eastvale", register_is_public=False
    )
    assert (edited.about, edited.register_is_public, edited.revision) == ("For everyone here", False, 2)
    assert AuditEntry.objects.get(verb="partnership.edit").facts == {"fields": ["about", "register_is_public"]}


def test_two_at_once_do_not_overwrite_each_other():
    partnership = start_partnership(by=OPERATOR, name="Eastvale")
    edit_partnership(by=convenor_of(partnership), revision=1, about="first")
    with pytest.raises(ChangedMeanwhile):
        edit_partnership(by=convenor_of(partnership), revision=1, about="second")
    assert Partnership.objects.get().about == "first"


@pytest.mark.parametrize(
    "roles", [set(), {Role.MEMBER}, {Role.LEADER}, {Role.EVALUATOR}, {Role.MEMBER, Role.LEADER, Role.EVALUATOR}]
)
def test_nobody_else_changes_it(roles):
    partnership = start_partnership(by=OPERATOR, name="Eastvale")
    with pytest.raises(Refused):
        edit_partnership(by=Viewer(partnership.pk, 3, 3, frozenset(roles)), revision=1, about="mine")


def test_running_the_installation_is_no_right_inside_a_partnership():
    partnership = start_partnership(by=OPERATOR, name="Eastvale")
    with pytest.raises(Refused):
        edit_partnership(by=Viewer(partnership.pk, 1, operator=True), revision=1, about="mine")


def test_the_slug_stays():
    partnership = start_partnership(by=OPERATOR, name="Eastvale")
    with pytest.raises(TypeError):
        edit_partnership(by=convenor_of(partnership), revision=1, slug="west")


def test_who_may_know_of_which():
    public = start_partnership(by=OPERATOR, name="Public")
    closed = start_partnership(by=OPERATOR, name="Closed", register_is_public=False)
    assert partnerships_for(VISITOR) == [public]
    assert partnerships_for(Viewer(account_id=5), own=[closed.pk]) == [closed, public]
    assert partnerships_for(OPERATOR) == [closed, public]


def test_a_closed_one_does_not_exist_for_others():
    closed = start_partnership(by=OPERATOR, name="Closed", register_is_public=False)
    other = start_partnership(by=OPERATOR, name="Other")
    assert this_partnership(convenor_of(closed)) == closed
    for outsider in (Viewer(closed.pk), Viewer(closed.pk, 1, operator=True)):
        with pytest.raises(NotHere):
            this_partnership(outsider)
    with pytest.raises(NotHere):
        partnership_named(convenor_of(other), "closed")
    with pytest.raises(NotHere):
        partnership_named(OPERATOR, "none")
    assert partnership_named(system_viewer("command"), "closed") == closed
