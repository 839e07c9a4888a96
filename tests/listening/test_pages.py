"""The pages of this room: exact numbers of queries however much there is, and what each form does when it is sent."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from convenor.web.kernel.viewer import Role
from convenor.web.listening import services
from convenor.web.listening.models import Asking, Concern, Initiative, Session
from tests import factories
from tests.listening.scene import ON, concern, held, session

# Address, and exactly how many queries it asks for a signed-in governance lead, the frame of every page among them.
PAGES = {
    "concerns/": 6,
    "concerns/public/": 7,
    "concerns/new/": 7,
    "concerns/<concern>/": 8,
    "concerns/<concern>/heard/": 6,
    "concerns/<concern>/answer/": 8,
    "concerns/<concern>/move/": 9,
    "concerns/<answered>/settle/": 7,
    "concerns/<concern>/publish/": 6,
    "concerns/<concern>/withdraw/": 6,
    "sessions/": 9,
    "sessions/new/": 5,
    "sessions/<session>/": 12,
    "sessions/<planned>/change/": 9,
    "sessions/<planned>/with/": 14,
    "sessions/<planned>/heard/": 10,
    "sessions/<session>/said/": 16,
    "sessions/<session>/send/": 16,
    "sessions/<session>/came/": 9,
    "initiatives/": 8,
    "initiatives/new/": 7,
    "initiatives/<initiative>/": 8,
    "initiatives/<initiative>/change/": 10,
    "initiatives/<initiative>/end/": 8,
    "asks/": 13,
    "asks/new/": 7,
}


class Site:
    """Some of everything."""

    def __init__(self, many):
        self.vale = factories.partnership(register_is_public=False)
        self.lead = factories.convenor(self.vale)
        self.owner = factories.person(self.vale)
        community, partner = factories.community(self.vale), factories.partner(self.vale)
        people = [factories.person(self.vale) for _number in range(many)]
        found = [concern(self.lead, self.owner, community=community) for _number in range(many + 1)]
        services.answer_concern(by=self.lead, ref=found[1].ref, revision=1, text="So.", answered_by=self.owner, on=ON)
        for _number in range(many):
            meeting = held(self.lead, community, self.owner, person_ids=[one.pk for one in people])
            planned = session(self.lead, community, self.owner)
            started = services.add_initiative(by=self.lead, name="Frailty", people=people, partners=[partner])
            services.add_point(by=self.lead, ref=meeting.ref, text="We were not asked.")
        survey = {"title": "Survey", "minutes": 5, "partner_people": [(partner, 9)], "on": ON, "today": ON}
        services.write_down_asking(by=self.lead, **survey)
        self.refs = {
            "concern": found[0].ref,
            "answered": found[1].ref,
            "session": meeting.ref,
            "planned": planned.ref,
            "initiative": started.ref,
        }

    def at(self, path):
        return f"/p/{self.vale.slug}/" + re.sub(r"<(\w+)>", lambda name: self.refs[name[1]], path)


def queries(client, address):
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    assert answer.status_code == 200, address
    return len(asked)


@pytest.mark.django_db
def test_queries_do_not_grow_with_what_there_is(client):
    found = {path: [] for path in PAGES}
    for many in (2, 5):
        site = Site(many)
        factories.signed_in(client, site.vale, Role.CONVENOR)
        for path in PAGES:
            found[path].append(queries(client, site.at(path)))
    assert found == {path: [number, number] for path, number in PAGES.items()}


@pytest.mark.django_db
def test_a_concern_is_raised_in_two_steps_and_nothing_is_kept_before_the_second(client, vale):
    me = factories.signed_in(client, vale, Role.MEMBER)
    address = f"/p/{vale.slug}/concerns/new/"
    first = {"kind": "loss", "title": "The clinic", "said": "It moves.", "hurt": "", "service": "", "step": "1"}
    second = client.post(address, first)
    assert "Who raises it, and who answers?" in second.content.decode()
    assert 'value="The clinic"' in second.content.decode()
    assert not Concern.objects.exists()
    due = ON + timedelta(days=9)
    who = {"raised_by": "me", "owner": me.ref, "due_day": due.day, "due_month": due.month, "due_year": due.year}
    wrong = client.post(address, {**first, **who, "owner": "", "step": "2"})
    assert "This is needed." in wrong.content.decode()
    assert client.post(address, {**first, **who, "step": "2"}).status_code == 302
    row = Concern.objects.get()
    assert (row.title, row.person, row.owner, row.due) == ("The clinic", me, me, due)


@pytest.mark.django_db
def test_a_warning_stands_before_anything_is_typed(client, vale, lead):
    row = concern(lead, factories.person(vale))
    factories.signed_in(client, vale, Role.CONVENOR)
    for path in ("concerns/new/", f"concerns/{row.ref}/answer/", f"concerns/{row.ref}/heard/"):
        text = client.get(f"/p/{vale.slug}/{path}").content.decode()
        assert "No patient data, ever." in text
        assert "freedom of information" in text


@pytest.mark.django_db
def test_people_are_named_by_name_and_who_is_not_there_is_said(client, vale, lead):
    factories.person(vale, name="Ann Lee", ref="P-ann")
    twins = [factories.person(vale, name="Jo Ray"), factories.person(vale, name="Jo Ray", ref="P-jo")]
    factories.signed_in(client, vale, Role.CONVENOR)
    address = f"/p/{vale.slug}/initiatives/new/"
    given = {"name": "Frailty", "about": "", "lead": ""}
    said = client.post(address, {**given, "people": "ann lee\nNobody Known"}).content.decode()
    assert "Not in the register: Nobody Known." in said
    said = client.post(address, {**given, "people": "Jo Ray"}).content.decode()
    assert "More than one person is called Jo Ray." in said
    assert client.post(address, {**given, "people": "Ann Lee\n Jo Ray (P-jo)"}).status_code == 302
    assert [one.ref for one in Initiative.objects.get().people.order_by("ref")] == ["P-ann", twins[1].ref]


@pytest.mark.django_db
def test_an_answer_already_given_is_said_kindly(client, vale, lead):
    owner = factories.person(vale)
    row = concern(lead, owner)
    services.answer_concern(by=lead, ref=row.ref, revision=1, text="So.", answered_by=owner, on=ON)
    factories.signed_in(client, vale, Role.CONVENOR)
    answer = client.get(f"/p/{vale.slug}/concerns/{row.ref}/answer/", follow=True)
    assert "An answer was given already." in answer.content.decode()


@pytest.mark.django_db
def test_how_near_to_the_front_line_is_said_with_what_nobody_has_said(client, vale, lead):
    people = {"people": 10, "front_line": 3, "not_front_line": 4}
    Asking.objects.create(partnership=vale, kind="pulse", title="P", minutes=3, on=ON, **people)
    heard = {"heard": 6, "front_line": 2, "not_front_line": 0}
    Session.objects.create(partnership=vale, title="S", planned_for=ON, state="held", held_on=ON, **heard)
    factories.signed_in(client, vale, Role.MEMBER)
    text = client.get(f"/p/{vale.slug}/asks/").content.decode()
    assert "16 times in the last year" in text
    assert "Of the 9 times of which it is known, 5 reached" in text
    assert "Of 7 nobody has said." in text


@pytest.mark.django_db
def test_a_pulse_says_before_it_opens_how_much_was_asked(client, vale, lead):
    from tests.pulses import scene

    board = scene.board(vale)
    for _number in range(3):
        scene.opened(lead, board)
    draft = scene.prepared(lead, board)
    factories.signed_in(client, vale, Role.CONVENOR)
    text = client.get(f"/p/{vale.slug}/pulses/{draft.ref}/check/").content.decode()
    assert "Of the 12 people, 12 were asked three times or more in the last 90 days." in text
    assert "Nobody has written down yet what came of any." in text


@pytest.mark.django_db
def test_people_outside_read_what_was_made_public_and_no_more(client, vale, lead):
    vale.register_is_public = True
    vale.save()
    row = concern(lead, factories.person(vale, name="Ann Owner"), title="Shown")
    concern(lead, factories.person(vale), title="Hidden")
    services.publish_concern(by=lead, ref=row.ref, revision=1, consent="all of them", on=ON)
    text = client.get(f"/p/{vale.slug}/concerns/public/").content.decode()
    assert "Shown" in text
    assert "Hidden" not in text
    assert "Ann Owner" not in text
    assert client.get(f"/p/{vale.slug}/concerns/").status_code == 302
