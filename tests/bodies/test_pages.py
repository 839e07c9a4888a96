"""The pages of this room: they answer, their queries do not grow with the register, and each shows what it may."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from convenor.web.bodies import services
from convenor.web.bodies.models import Body, CharterVersion, Delegation, Seat, Term
from convenor.web.kernel.clock import today
from convenor.web.kernel.viewer import Role, Viewer
from convenor.web.people.models import Person
from tests import factories

pytestmark = pytest.mark.django_db


class Site:
    """A partnership of some size, with an address for each of its pages."""

    def __init__(self, size=2):
        self.vale = factories.partnership()
        self.lead = factories.convenor(self.vale)
        self.top = factories.body(self.vale, name="Vale Board", in_public=True)
        self.body = factories.body(self.vale, name="Place Partnership", parent=self.top, tier="place")
        self.seats = [self.one_more(number) for number in range(size)]
        self.vacant = factories.seat(self.body, title="Carer member")
        give = {"by": self.lead, "body": self.body, "kind": "delegated", "from_body": self.top}
        self.powers = [services.add_delegation(**give, function=f"Matter {number}", limit=9) for number in range(size)]
        draft = services.draft_charter(by=self.lead, body=self.body, rules=["We say so.", "We come prepared."])
        self.charter = services.publish_charter(by=self.lead, charter=draft, revision=1, on=date(2026, 1, 1))
        rules = list(self.charter.rules.all())
        for seat in self.seats:
            me = Viewer(self.vale.pk, None, seat.terms.get().person_id, frozenset({Role.MEMBER}))
            answers = {rule.ref: (False, "Too short a time.") for rule in rules}
            services.answer_charter(by=me, charter=self.charter, answers=answers, on=today())

    def one_more(self, number):
        factories.body(self.vale, parent=self.body, tier="neighbourhood")
        seat = factories.seat(self.body, title=f"Member {number}", partner=factories.partner(self.vale))
        holder = factories.person(self.vale, name=f"Holder {number}", email=f"holder{number}@vale.example")
        factories.term(seat, holder, ends=today() + timedelta(days=30))
        return seat

    def at(self, path):
        refs = {
            "b": self.body.ref,
            "s": self.seats[0].ref,
            "v": self.vacant.ref,
            "p": self.powers[0].ref,
            "c": self.charter.ref,
            "t": self.seats[0].terms.get().ref,
        }
        return f"/p/{self.vale.slug}/" + re.sub(r"<(\w)>", lambda found: refs[found[1]], path)


# Address, and the most queries it may ask for a signed-in governance lead, the frame of every page among them.
READ = {
    "bodies/": 10,
    "bodies/<b>/": 30,
    "bodies/<b>/seats/<s>/": 10,
    "bodies/<b>/charter/": 12,
    "bodies/<b>/charter/<c>/": 8,
    "decides/": 8,
    "decides/?what=matter+1&amount=5": 8,
    "bodies/functions/": 8,
    "bodies/functions/file.csv": 8,
}
KEEP = {
    "bodies/new/": 7,
    "bodies/<b>/tests/": 7,
    "bodies/<b>/change/": 9,
    "bodies/<b>/rename/": 7,
    "bodies/<b>/standing/": 7,
    "bodies/<b>/end/": 9,
    "bodies/<b>/follow/": 11,
    "bodies/<b>/seats/new/": 9,
    "bodies/<b>/seats/<s>/change/": 9,
    "bodies/<b>/seats/<v>/fill/": 11,
    "bodies/<b>/seats/<s>/leave/": 10,
    "bodies/<b>/seats/<s>/stay/": 10,
    "bodies/<b>/seats/<s>/end/": 7,
    "bodies/<b>/seats/<s>/terms/<t>/change/": 7,
    "bodies/<b>/powers/new/": 10,
    "bodies/<b>/powers/<p>/change/": 10,
    "bodies/<b>/powers/<p>/end/": 7,
    "bodies/<b>/charter/draft/": 13,
}


def queries(client, address):
    with CaptureQueriesContext(
        connection,
    ) as asked:
        response = client.get(address)
    assert response.status_code == 200, address
    return len(asked)


@pytest.mark.parametrize(("path", "most"), [*READ.items(), *KEEP.items()])
def test_queries_do_not_grow_with_the_register(client, path, most):
    small, large = Site(1), Site(12)
    counts = []
    for site in (small, large):
        holder = factories.signed_in(client, site.vale, Role.CONVENOR)
        assert holder.pk
        counts.append(queries(client, site.at(path)))
    assert counts[0] == counts[1]
    assert counts[1] <= most


@pytest.mark.parametrize("path", READ)
def test_the_public_reads_names_and_never_addresses_or_reservations(client, path):
    site = Site()
    page = client.get(site.at(path)).content.decode()
    assert "@vale.example" not in page
    assert "Too short a time." not in page


def test_the_public_reads_who_sits_where(client):
    site = Site()
    page = client.get(site.at("bodies/<b>/")).content.decode()
    assert "Holder 0" in page and "Empty" in page
    assert "Fill this seat" not in page and "change/" not in page


@pytest.mark.parametrize("path", KEEP)
def test_who_does_not_keep_the_register_is_sent_away_from_its_forms(client, path):
    site = Site()
    assert client.get(site.at(path)).status_code == 302  # to sign in
    factories.signed_in(client, site.vale, Role.MEMBER, Role.LEADER)
    assert client.get(site.at(path)).status_code == 403


@pytest.mark.parametrize("path", [path for path in (*READ, *KEEP) if "<" in path])
def test_what_belongs_to_another_partnership_is_not_here(client, path):
    here, elsewhere = Site(), Site()
    factories.signed_in(client, elsewhere.vale, Role.CONVENOR)
    there = here.at(path).replace(here.vale.slug, elsewhere.vale.slug)
    assert client.get(there).status_code == 404


@pytest.fixture
def kept(client):
    """A site, and its governance lead signed in."""
    site = Site()
    factories.signed_in(client, site.vale, Role.CONVENOR)
    return site


def day_parts(name, day):
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def test_a_vacant_seat_is_filled_with_somebody_new_in_one_step(client, kept):
    given = {"name": "Ada Obi", "email": "ada@vale.example", **day_parts("starts", today())}
    page = client.post(kept.at("bodies/<b>/seats/<v>/fill/"), given, follow=True).content.decode()
    assert "Ada Obi holds the seat Carer member" in page
    assert Term.objects.get(seat=kept.vacant).person.email == "ada@vale.example"


def test_that_somebody_holds_several_seats_is_said(client, kept):
    ref = kept.seats[0].terms.get().person.ref
    given = {"person": ref, **day_parts("starts", today())}
    page = client.post(kept.at("bodies/<b>/seats/<v>/fill/"), given, follow=True).content.decode()
    assert "also holds another seat: Member 0, Place Partnership." in page


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, "Choose a person, or type the name of a new one."),
        ({"name": "Ada", "person": "first"}, "You chose a person and typed a new name as well."),
        ({"name": "Ada", "email": "holder0@vale.example"}, "There is a problem"),
    ],
)
def test_a_seat_filled_wrongly_is_said_and_nothing_is_half_done(client, kept, given, says):
    if given.get("person"):
        given = {**given, "person": kept.seats[0].terms.get().person.ref}
    people = Person.objects.count()
    page = client.post(
        kept.at("bodies/<b>/seats/<v>/fill/"), {**given, **day_parts("starts", today())}
    ).content.decode()
    assert says in page
    assert not Term.objects.filter(seat=kept.vacant).exists() and Person.objects.count() == people


def test_two_at_once_are_refused_by_name_on_the_page(client, kept):
    given = {"name": "Ada Obi", **day_parts("starts", today())}
    page = client.post(kept.at("bodies/<b>/seats/<s>/fill/"), given).content.decode()
    assert "Member 0 is held by Holder 0" in page and "Ada Obi cannot hold it" in page
    assert not Person.objects.filter(name="Ada Obi").exists()


def test_a_new_body_in_steps(client, kept):
    address = kept.at("bodies/new/")
    assert client.get(f"{address}?step=4").url.endswith("?step=1")  # nothing to check yet
    steps = [
        {"name": "Stroke group", "kind": "group"},
        {"tier": "place", "level": "thematic", "parent": kept.body.ref},
        {"purpose": "", "decision_rule": "consensus", "meets": "Monthly"},
    ]
    for number, given in enumerate(steps, start=1):
        assert client.post(f"{address}?step={number}", given).url.endswith(f"?step={number + 1}")
    assert not Body.objects.filter(name="Stroke group").exists()
    assert "Stroke group" in client.get(f"{address}?step=4").content.decode()
    page = client.post(f"{address}?step=4", follow=True).content.decode()
    assert "Stroke group is in the register." in page
    assert Body.objects.get(name="Stroke group").parent == kept.body


def test_of_a_new_body_nobody_need_say_how_it_decides(client, kept):
    address = kept.at("bodies/new/")
    client.post(f"{address}?step=1", {"name": "Stroke group", "kind": "group"})
    client.post(f"{address}?step=2", {"tier": "place", "level": "thematic", "parent": ""})
    third = client.get(f"{address}?step=3").content.decode()
    chosen = re.findall(r'name="decision_rule" value="([a-z]*)"( checked)?', third)
    assert [value for value, checked in chosen if checked] in ([], [""])
    client.post(f"{address}?step=3", {"purpose": "", "meets": ""})
    assert "Nobody has said" in client.get(f"{address}?step=4").content.decode()
    client.post(f"{address}?step=4")
    body = Body.objects.get(name="Stroke group")
    assert body.decision_rule == ""
    page = client.get(kept.at(f"bodies/{body.ref}/")).content.decode()
    assert "Nobody has said how it decides." in page
    assert f'href="{kept.at(f"bodies/{body.ref}/change/")}#id_decision_rule_0">Say how it decides' in page


def test_no_answer_stands_chosen_before_anybody_gives_it(client, kept):
    for there, names in {
        "bodies/<b>/seats/new/": ("voting", "leads"),
        "bodies/<b>/powers/new/": ("kind",),
        "topics/new/": ("status",),
    }.items():
        page = client.get(kept.at(there)).content.decode()
        for name in names:
            assert f'name="{name}"' in page and not re.search(rf'name="{name}" value="\w+" checked', page)


def test_how_somebody_came_to_a_seat_is_for_the_partnerships_own_people(client, kept):
    term = kept.seats[0].terms.get()
    there = f"bodies/<b>/seats/<s>/terms/{term.ref}/change/"
    client.post(kept.at(there), {"revision": term.revision, **day_parts("starts", term.starts), "came_by": "ordered"})
    assert Term.objects.get(pk=term.pk).came_by == "ordered"
    seat = kept.at("bodies/<b>/seats/<s>/")
    assert "Told to, by their organisation or by law" in client.get(seat).content.decode()
    client.logout()
    outside = client.get(seat).content.decode()
    assert "Told to" not in outside and "How they came to it" not in outside


def test_how_far_the_work_of_a_body_has_come_is_said_once_somebody_said_it(client, kept):
    there = kept.at("bodies/<b>/")
    assert "How far its work has come" not in client.get(there).content.decode()
    said = {"name": kept.body.name, "kind": "board", "tier": "place", "level": "project", "stage": "sustaining"}
    client.post(f"{there}change/", {**said, "revision": kept.body.revision})
    assert Body.objects.get(pk=kept.body.pk).stage == "sustaining"
    page = client.get(there).content.decode()
    assert "How far its work has come" in page and "Keeping it going" in page


def test_seats_are_added_changed_left_and_ended(client, kept):
    yes_no = {"voting": "yes", "leads": "no", "required": "yes"}
    client.post(kept.at("bodies/<b>/seats/new/"), {"title": "Nurse member", "seat_class": "clinical", **yes_no})
    seat = Seat.objects.get(title="Nurse member")
    assert (seat.voting, seat.leads, seat.required) == (True, False, True)
    sent = {"title": "Nursing member", "seat_class": "clinical", **yes_no, "revision": seat.revision}
    client.post(kept.at(f"bodies/<b>/seats/{seat.ref}/change/"), sent)
    assert Seat.objects.get(pk=seat.pk).title == "Nursing member"
    term = kept.seats[0].terms.get()
    client.post(kept.at("bodies/<b>/seats/<s>/leave/"), {"revision": term.revision, **day_parts("on", today())})
    assert Term.objects.get(pk=term.pk).ends == today()
    client.post(
        kept.at(f"bodies/<b>/seats/{seat.ref}/end/"), {"revision": seat.revision + 1, **day_parts("on", today())}
    )
    assert Seat.objects.get(pk=seat.pk).ends == today()


def test_what_was_written_down_wrongly_is_put_right_and_what_has_not_begun_is_taken_back(client, kept):
    there = "bodies/<b>/seats/<s>/terms/<t>/change/"
    term = kept.seats[0].terms.get()
    client.post(kept.at(there), {"revision": term.revision, **day_parts("starts", date(2025, 5, 1)), "acting": "on"})
    term.refresh_from_db()
    assert (term.starts, term.ends, term.acting) == (date(2025, 5, 1), None, True)
    to_come = factories.term(kept.vacant, starts=today() + timedelta(days=5))
    address = kept.at(f"bodies/<b>/seats/<v>/terms/{to_come.ref}/")
    assert "withdraw/" in client.get(f"{address}change/").content.decode()
    client.post(f"{address}withdraw/", {"revision": to_come.revision})
    assert not Term.objects.filter(pk=to_come.pk).exists()


def test_powers_are_written_down_and_found(client, kept):
    given = {
        "function": "Community transport",
        "kind": "delegated",
        "from_whom": f"body:{kept.top.ref}",
        "limit": "£5,000",
    }
    client.post(kept.at("bodies/<b>/powers/new/"), given)
    row = Delegation.objects.get(function="Community transport")
    assert (row.from_body, row.limit) == (kept.top, 5000)
    found = client.get(kept.at("decides/"), {"what": "transport", "amount": "6,000"}).content.decode()
    assert "Vale Board must decide this" in found
    nobody = client.get(kept.at("decides/"), {"what": "car parking"}).content.decode()
    assert "Nobody in the register was given anything" in nobody


def test_rules_are_drafted_published_and_agreed_to(client, kept):
    client.post(kept.at("bodies/<b>/charter/draft/"), {"rules": "We listen.\n\nWe answer.\n"})
    draft = CharterVersion.objects.get(starts=None)
    assert [rule.text for rule in draft.rules.order_by("position")] == ["We listen.", "We answer."]
    client.post(kept.at("bodies/<b>/charter/publish/"), {"revision": draft.revision, **day_parts("on", today())})
    holder = factories.signed_in(client, kept.vale, Role.MEMBER)
    factories.term(kept.vacant, holder)
    said = {"rule_1": "yes", "rule_2": "no", "why_2": "Answers take time."}
    client.post(kept.at("bodies/<b>/charter/agree/"), said)
    page = client.get(kept.at("bodies/<b>/charter/")).content.decode()
    assert "0 of 3 members agree to every rule." in page and "Answers take time." in page


def test_a_renamed_body_is_shown_as_it_was_on_a_day(client, kept):
    there = kept.at("bodies/<b>/")
    sent = {"name": "Place Alliance", "revision": 1, **day_parts("on", today())}
    client.post(kept.at("bodies/<b>/rename/"), sent)
    assert '<h1 class="nhsuk-heading-l c-title">Place Alliance</h1>' in client.get(there).content.decode()
    before = client.get(there, day_parts("on", today() - timedelta(days=1))).content.decode()
    assert 'c-title">Place Partnership</h1>' in before and "Fill this seat" not in before


def test_an_old_page_is_refused_and_overwrites_nothing(client, kept):
    for answer, status in (("yes", 302), ("no", 409)):
        sent = {"members_decide": answer, "revision": 1}
        assert client.post(kept.at("bodies/<b>/tests/"), sent).status_code == status
    assert Body.objects.get(pk=kept.body.pk).members_decide is True


def test_no_cell_of_the_file_is_a_formula(client, kept):
    services.add_delegation(by=kept.lead, body=kept.body, function="=1+1", kind="reserved")
    file = client.get(kept.at("bodies/functions/file.csv")).content.decode("utf-8-sig")
    assert "'=1+1" in file and "\n=1+1" not in file


def test_the_sentence_of_a_body_that_only_advises(client, kept):
    Body.objects.filter(pk=kept.body.pk).update(members_decide=False)
    page = client.get(kept.at("bodies/<b>/")).content.decode()
    assert "This group only advises: decisions are taken by Vale Board." in page
