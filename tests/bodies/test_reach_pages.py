"""Pages of topics, shares, outreach, notices and pathways: what each shows to whom, in a fixed number of queries."""

import re
from datetime import date, timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from convenor.web.bodies import evidence
from convenor.web.bodies.letters import openly_decided
from convenor.web.bodies.models import Affected, AgreedShare, Notice, Outreach, Pathway, Topic
from convenor.web.bodies.services.affected import mark_affected
from convenor.web.bodies.services.notices import send_notice
from convenor.web.bodies.services.outreach import add_outreach
from convenor.web.bodies.services.pathways import Step, add_pathway
from convenor.web.bodies.services.required import Place, require_seats
from convenor.web.bodies.services.shares import agree_shares
from convenor.web.bodies.services.topics import add_topic
from convenor.web.kernel.clock import today
from convenor.web.kernel.viewer import Role, Viewer
from convenor.web.partners.models import Voice
from tests import factories

pytestmark = pytest.mark.django_db
SECTORS = ("nhs_trust", "council", "voluntary", "patients", "primary_care", "social_care")


class Site:
    """A partnership in which some affected sit, some stand by an empty seat, and some have nothing."""

    def __init__(self, size=2):
        self.vale = factories.partnership()
        self.lead = factories.convenor(self.vale)
        self.body = factories.body(self.vale, name="Place Partnership")
        self.carers = factories.community(
            self.vale, name="Unpaid carers", contact_name="Carers’ forum", contact_email="carers@vale.example"
        )
        self.taker = factories.partner(self.vale, name="Vale Hospital")
        self.asker = factories.person(self.vale, name="Wren Hart")
        add = {"by": self.lead, "body": self.body}
        self.pathway = add_pathway(
            name="Going home", community=self.carers, lead=self.asker, steps=[Step("Ward", self.taker)], **add
        )
        places = [Place(partner=self.taker, why="The ward"), Place(community=self.carers), Place(profession="nursing")]
        require_seats(by=self.lead, pathway=self.pathway, revision=1, places=places)
        self.topic = add_topic(
            title="Breaks for carers", how_to_be_heard="Write by Friday.", pathway=self.pathway, due=today(), **add
        )
        self.decided = add_topic(title="Closing the day centre", status="decided", **add)
        self.silent = add_topic(title="A matter without a way in", **add)
        mark_affected(topic=self.topic, community=self.carers, how="They rely on them", **add)
        holder = factories.person(self.vale, name="Ada Obi", email="ada@vale.example")
        factories.term(factories.seat(self.body, title="Hospital member", partner=self.taker), holder)
        mark_affected(partner=self.taker, **add)
        self.line = add_outreach(
            by=self.lead, on=today(), body=self.body, community=self.carers, who="Their chair", asks=self.asker
        )
        told = {"sent_to": "told@vale.example", "text": "What we said.", "on": today()}
        self.notice = send_notice(by=self.lead, topic=self.topic, community=self.carers, **told)
        agree_shares(by=self.lead, starts=date(2026, 1, 1), percents={"nhs_trust": 31})
        for number in range(size):
            self.one_more(number)

    def one_more(self, number):
        community = factories.community(self.vale, name=f"Community {number}")
        partner = factories.partner(self.vale, name=f"Organisation {number}", sector=SECTORS[number % len(SECTORS)])
        body = factories.body(self.vale)
        add = {"by": self.lead, "body": self.body}
        Voice.objects.create(partnership=self.vale, ref=f"V{number}", community=community, partner=partner)
        factories.term(factories.seat(self.body, partner=partner))
        factories.seat(self.body, community=community)
        mark_affected(topic=self.topic, community=community, **add)
        mark_affected(partner=partner, **add)
        add_topic(title=f"Matter {number}", **add)
        add_outreach(by=self.lead, on=today(), community=community, body=body, asks=factories.person(self.vale))
        told = {"sent_to": "told@vale.example", "text": f"What we said {number}.", "on": today()}
        send_notice(by=self.lead, topic=self.topic, partner=partner, **told)
        add_pathway(name=f"Pathway {number}", steps=[Step("One", partner), Step("Two", self.taker)], **add)
        agree_shares(by=self.lead, body=body, starts=date(2026, 1, 1), percents={"council": 20})

    def at(self, path):
        refs = {
            "b": self.body.ref,
            "t": self.topic.ref,
            "d": self.decided.ref,
            "s": self.silent.ref,
            "c": self.carers.ref,
            "o": self.line.ref,
            "n": self.notice.ref,
            "p": self.pathway.ref,
        }
        return f"/p/{self.vale.slug}/" + re.sub(r"<(\w)>", lambda found: refs[found[1]], path)


# Address, and the most queries it may ask for a signed-in governance lead, the frame of every page among them.
ANYONE = {
    "topics/": 7,
    "topics/?body=<b>": 9,
    "topics/<t>/": 17,
    "topics/<d>/": 17,
    "who-is-missing/affected/": 12,
    "who-is-missing/shares/": 9,
    "pathways/": 8,
    "pathways/<p>/": 20,
}
INSIDE = {"outreach/": 6, "outreach/?body=<b>": 8, "topics/<t>/notices/<n>/": 6}
ASKERS = {
    "outreach/new/?body=<b>&community=<c>": 10,
    "outreach/<o>/": 9,
    "outreach/<o>/remove/": 6,
    "topics/<t>/notice/": 16,
    "topics/<t>/notice/?community=<c>": 19,
    "topics/<s>/notice/": 7,
}
LEADS = {
    "topics/new/": 9,
    "topics/<t>/change/": 9,
    "topics/<t>/affected/": 13,
    "topics/<t>/affected/how/": 9,
    "bodies/<b>/affected/": 11,
    "bodies/<b>/affected/how/": 9,
    "who-is-missing/shares/change/": 7,
    "who-is-missing/shares/change/?body=<b>": 9,
    "pathways/new/": 10,
    "pathways/<p>/change/": 13,
    "pathways/<p>/required/": 12,
}
PAGES = {**ANYONE, **INSIDE, **ASKERS, **LEADS}


@pytest.mark.parametrize(("path", "most"), PAGES.items())
def test_queries_do_not_grow_with_the_register(client, path, most):
    counts = []
    for site in (Site(1), Site(8)):
        factories.signed_in(client, site.vale, Role.CONVENOR)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(site.at(path)).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert counts[1] <= most


ROLES = (
    (ANYONE, frozenset({*Role, None})),
    (INSIDE, frozenset(Role)),
    (ASKERS, frozenset({Role.CONVENOR, Role.LEADER})),
    (LEADS, frozenset({Role.CONVENOR})),
)


@pytest.mark.parametrize(("path", "allowed"), [(path, who) for paths, who in ROLES for path in paths])
def test_who_gets_in(client, path, allowed):
    site = Site(0)
    for role in (None, *Role):  # the visitor first, before anybody has signed in
        if role is not None:
            factories.signed_in(client, site.vale, role)
        refused = 302 if role is None else 403
        assert client.get(site.at(path)).status_code == (200 if role in allowed else refused), role


@pytest.mark.parametrize("path", [path for path in PAGES if "<" in path])
def test_what_belongs_to_another_partnership_is_not_here(client, path):
    here, elsewhere = Site(0), Site(0)
    factories.signed_in(client, elsewhere.vale, Role.CONVENOR)
    there = here.at(path).replace(here.vale.slug, elsewhere.vale.slug)
    answer = client.get(there)
    kept = b"Unpaid carers" in answer.content and "new/" not in path
    assert answer.status_code == 404 or not kept


@pytest.mark.parametrize("role", [None, *Role])
def test_whoever_may_ask_people_about_a_matter_finds_the_way_on_its_page(client, role):
    site = Site(0)
    if role is not None:
        me = factories.signed_in(client, site.vale, role)
    address = f'href="{site.at("conversations/new/?topic=<t>")}"'
    found = address in client.get(site.at("topics/<t>/")).content.decode()
    assert found == (role in (Role.CONVENOR, Role.LEADER))
    if found:
        assert (
            f'value="{site.topic.ref}" selected' in client.get(site.at("conversations/new/?topic=<t>")).content.decode()
        )
    assert "conversations/new/" not in client.get(site.at("topics/<d>/")).content.decode()  # it is decided
    if role == Role.MEMBER:
        factories.term(factories.seat(site.topic.body, leads=True), me)
        assert address in client.get(site.at("topics/<t>/")).content.decode()
        assert client.get(site.at("conversations/new/?topic=<t>")).status_code == 200


@pytest.mark.parametrize("path", ANYONE)
def test_the_public_sees_no_address_and_nothing_of_outreach_or_notices(client, path):
    page = client.get(Site().at(path)).content.decode()
    for private in (
        "@vale.example",
        "Their chair",
        "What we said",
        "Wren Hart",
        "Notices sent",
        "Told of it",
        "change/",
    ):
        assert private not in page


def test_members_see_that_somebody_was_asked_and_not_what_was_said(client):
    site = Site(0)
    factories.signed_in(client, site.vale, Role.MEMBER)
    page = client.get(site.at("outreach/")).content.decode()
    assert "Unpaid carers" in page
    assert "Their chair" not in page
    assert "is for those who ask" in page
    assert "told@vale.example" not in client.get(site.at("topics/<t>/")).content.decode()


def test_a_topic_says_who_sits_and_who_does_not(client):
    site = Site(0)
    page = client.get(site.at("topics/<t>/")).content.decode()
    assert "Nothing has been decided yet." in page
    assert "1 of the 2 communities and partners affected sits on the body that decides." in page
    assert "Has a seat: Ada Obi" in page and "They rely on them" in page and "Write by Friday." in page


def test_a_pathway_names_its_gaps(client):
    page = client.get(Site(0).at("pathways/<p>/")).content.decode()
    assert "Without a seat on Place Partnership, which looks after it: Unpaid carers." in page


@pytest.fixture
def kept(client):
    site = Site(1)
    factories.signed_in(client, site.vale, Role.CONVENOR)
    return site


def day_parts(name, day):
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def test_a_new_topic_leads_on_to_who_is_affected_and_how(client, kept):
    given = {"body": kept.body.ref, "title": "A health bus", "status": "open", **day_parts("due", today())}
    answer = client.post(kept.at("topics/new/"), given)
    row = Topic.objects.get(title="A health bus")
    assert answer.headers["Location"] == kept.at(f"topics/{row.ref}/affected/")
    page = client.get(answer.headers["Location"])
    seen = re.search(r'name="seen" value="(\w+)"', page.content.decode())[1]
    ticks = {"seen": seen, "community": [kept.carers.ref], f"partner_{kept.taker.sector}": [kept.taker.ref]}
    answer = client.post(answer.headers["Location"], ticks)
    assert answer.headers["Location"] == kept.at(f"topics/{row.ref}/affected/how/")
    page = client.get(answer.headers["Location"])
    seen = re.search(r'name="seen" value="(\w+)"', page.content.decode())[1]
    how = {"seen": seen, f"community_{kept.carers.ref}": "It stops by them", f"partner_{kept.taker.ref}": ""}
    client.post(answer.headers["Location"], how)
    said = {str(one.community or one.partner): one.how for one in Affected.objects.filter(topic=row)}
    assert said == {"Unpaid carers": "It stops by them", "Vale Hospital": ""}


def test_ticks_on_a_page_left_open_meanwhile_change_nothing(client, kept):
    before = set(Affected.objects.values_list("ref", flat=True))
    answer = client.post(kept.at("topics/<t>/affected/"), {"seen": "0" * 16})
    assert answer.status_code == 409
    assert set(Affected.objects.values_list("ref", flat=True)) == before


def test_a_mark_taken_back_is_refused_on_the_form_and_nothing_is_lost(client, kept):
    given = {"title": "My new words", "status": "open", "revision": kept.decided.revision}
    page = client.post(kept.at("topics/<d>/change/"), given).content.decode()
    assert "cannot be taken back" in page and "My new words" in page
    assert Topic.objects.get(pk=kept.decided.pk).title == "Closing the day centre"


def test_who_is_absent_and_untold_is_said_before_a_matter_is_marked_decided(client, kept):
    walkers = factories.community(kept.vale, name="Walkers")
    mark_affected(by=kept.lead, body=kept.body, topic=kept.topic, community=walkers)
    given = {"title": "Breaks", "status": "decided", "revision": 1, "how_to_be_heard": 'Say "yes"'}
    page = client.post(kept.at("topics/<t>/change/"), given).content.decode()
    assert "Before you mark this decided" in page
    assert "Walkers" in page and "Vale Hospital" not in page and "<li>Unpaid carers" not in page  # seated, and told
    assert Topic.objects.get(pk=kept.topic.pk).status == "open"
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
    assert hidden["how_to_be_heard"] == "Say &#34;yes&#34;"
    again = client.post(kept.at("topics/<t>/change/"), {**given, "going_on": hidden["going_on"], "reason": "  "})
    assert "Say why it cannot wait until they are told." in again.content.decode()
    assert Topic.objects.get(pk=kept.topic.pk).status == "open"
    client.post(
        kept.at("topics/<t>/change/"), {**given, "going_on": hidden["going_on"], "reason": "The grant ends today."}
    )
    row = Topic.objects.get(pk=kept.topic.pk)
    assert (row.status, row.title) == ("decided", "Breaks")
    client.logout()
    for there in ("topics/<t>/", "record/changes/"):
        page = client.get(kept.at(there)).content.decode()
        assert "The grant ends today." in page and "Walkers" in page


def test_a_matter_put_on_the_list_narrowed_needs_a_reason_where_it_leaves_somebody_out(client, kept):
    mark_affected(by=kept.lead, body=kept.body, community=factories.community(kept.vale, name="Walkers"))
    given = {"body": kept.body.ref, "title": "Paths", "status": "narrowed"}
    page = client.post(kept.at("topics/new/"), given).content.decode()
    assert "Before you narrow this" in page and "Walkers" in page
    assert not Topic.objects.filter(title="Paths").exists()
    client.post(kept.at("topics/new/"), {**given, "going_on": "yes", "reason": "Two of three ways are not lawful."})
    row = Topic.objects.get(title="Paths")
    assert [(one.status, one.absent) for one in row.went_on.all()] == [("narrowed", "Walkers")]


def test_shares_say_what_is_left_or_by_how_much_they_are_over(client, kept):
    given = {"nhs_trust": "60", "council": "30.5", **day_parts("starts", today()), "source": "Terms"}
    page = client.post(kept.at("who-is-missing/shares/change/"), given, follow=True).content.decode()
    assert "9.5 in 100 are left" in page
    over = {**given, "patients": "20"}
    page = client.post(kept.at("who-is-missing/shares/change/"), over).content.decode()
    assert "add up to 110.5 in 100. Take away 10.5." in page
    assert not AgreedShare.objects.filter(sector="patients").exists()


def test_from_who_is_missing_to_joined_to_a_seat(client, kept):
    address = kept.at("outreach/new/?body=<b>&community=<c>")
    page = client.get(address).content.decode()
    assert f'value="community:{kept.carers.ref}" selected' in page and f'value="{kept.body.ref}" selected' in page
    client.post(address, {"party": f"community:{kept.carers.ref}", "body": kept.body.ref, "who": "The forum"})
    row = Outreach.objects.get(who="The forum")
    asked = today() - timedelta(days=30)
    given = {"revision": 1, "state": "joined", "body": kept.body.ref, "who": "The forum"}
    given |= {**day_parts("asked_on", asked), **day_parts("answered_on", today())}
    answer = client.post(kept.at(f"outreach/{row.ref}/"), given)
    assert answer.headers["Location"] == kept.at("bodies/<b>/")
    page = client.get(kept.at("outreach/")).content.decode()
    assert "Go to the seats of this body" in page


def test_a_line_is_taken_off_only_after_asking(client, kept):
    client.get(kept.at("outreach/<o>/remove/"))
    assert Outreach.objects.filter(pk=kept.line.pk).exists()
    client.post(kept.at("outreach/<o>/remove/"), {"revision": kept.line.revision})
    assert not Outreach.objects.filter(pk=kept.line.pk).exists()


def test_a_notice_is_drafted_with_what_when_and_how_and_sent_to_the_contact(client, kept):
    mail.outbox.clear()
    address = kept.at("topics/<t>/notice/?community=<c>")
    page = client.get(address).content.decode()
    for part in (
        "carers@vale.example",
        "Carers’ forum",
        "Breaks for carers",
        "Write by Friday.",
        "you have no seat on",
    ):
        assert part in page
    answer = client.post(address, {"sent_to": "carers@vale.example", "text": "Dear forum,\r\n\r\nOn Friday."})
    assert answer.headers["Location"] == kept.at("topics/<t>/")
    assert Notice.objects.get(text="Dear forum,\n\nOn Friday.").sent_on == today()
    assert [letter.to for letter in mail.outbox] == [["carers@vale.example"]]


def test_a_notice_about_a_decided_matter_keeps_its_open_words(client, kept):
    mail.outbox.clear()
    address = kept.at("topics/<d>/notice/?community=<c>")
    assert openly_decided() in client.get(address).content.decode()
    page = client.post(address, {"sent_to": "carers@vale.example", "text": "Have your say!"}).content.decode()
    assert "must say so" in page and "Have your say!" in page
    assert mail.outbox == []


def test_whom_to_tell_can_be_chosen(client, kept):
    answer = client.post(kept.at("topics/<t>/notice/"), {"party": f"community:{kept.carers.ref}"})
    assert answer.headers["Location"] == kept.at("topics/<t>/notice/?community=<c>")


def test_a_pathway_is_described_step_by_step(client, kept):
    given = {"name": "A way", "what_1": "First call", "partner_1": kept.taker.ref, "what_3": "Then this"}
    page = client.post(kept.at("pathways/new/"), given).content.decode()
    assert "Say which organisation takes step 2." in page
    client.post(kept.at("pathways/new/"), {**given, "partner_3": kept.taker.ref})
    steps = Pathway.objects.get(name="A way").steps.order_by("position")
    assert [(step.position, step.what) for step in steps] == [(1, "First call"), (2, "Then this")]


def test_who_must_sit_with_a_pathway_and_does_not_is_said(client, kept):
    there = kept.at("pathways/<p>/")
    page = client.get(there).content.decode()
    assert "2 of the 3 who must sit there are missing: Unpaid carers and Nursing." in page
    given = {"revision": 2, "who_1": f"partner:{kept.taker.ref}", "why_1": "The ward", "who_3": "seat_class:clinical"}
    client.post(f"{there}required/", given)
    said = [(str(row), row.why) for row in kept.pathway.required.order_by("pk")]
    assert said == [("Vale Hospital", "The ward"), ("Clinical or care professional", "")]
    assert "One of the 2 who must sit there is missing" in client.get(there).content.decode()
    twice = {"revision": 3, "who_1": "seat_class:clinical", "who_2": "seat_class:clinical"}
    assert "is there twice" in client.post(f"{there}required/", twice).content.decode()
    assert kept.pathway.required.count() == 2


def test_the_pathways_that_lack_somebody_are_ready_for_who_is_missing(kept, django_assert_num_queries):
    seats = evidence.seats_on(kept.lead, today())
    with django_assert_num_queries(1):
        (short,) = evidence.short_pathways(kept.lead, today(), seats, {})
    assert (short.name, short.absent, short.required) == ("Going home", ("Unpaid carers", "Nursing"), 3)
    assert short.body == kept.body.ref
    (public,) = evidence.short_pathways(Viewer(kept.vale.pk), today(), seats, {})
    assert (public.absent, public.required) == (("Unpaid carers",), 2)


def test_which_profession_is_missing_is_for_the_partnerships_own_people(client, kept):
    client.logout()
    page = client.get(kept.at("pathways/<p>/")).content.decode()
    assert "Unpaid carers" in page and "Nursing" not in page


def test_who_leads_a_pathway_is_said_to_the_partnerships_own_people(client, kept):
    assert "Wren Hart" in client.get(kept.at("pathways/<p>/")).content.decode()
    client.logout()
    assert "Wren Hart" not in client.get(kept.at("pathways/<p>/")).content.decode()
