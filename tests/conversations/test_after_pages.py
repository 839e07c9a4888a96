"""The pages of what comes after: exact numbers of queries, for whom, and the way from each to the next and back."""

import re

import pytest

from convenor.web.bodies.models import Affected, Topic
from convenor.web.conversations import services
from convenor.web.conversations.models import Conversation, Proposal
from convenor.web.conversations.services.against import say_against
from convenor.web.conversations.services.together import add_source
from convenor.web.kernel.clock import today
from convenor.web.kernel.viewer import Role
from tests import factories
from tests.conversations import after, said

# Address, and exactly how many queries it asks for a signed-in governance lead, the frame of every page among them.
PAGES = {
    "proposals/": 7,
    "proposals/<put>/": 18,
    "proposals/<decided>/": 19,
    "proposals/<put>/decided/": 11,
    "proposals/<decided>/came/": 7,
    "proposals/<loose>/matter/": 11,
    "proposals/<put>/sources/new/": 8,
    "proposals/<put>/sources/<source>/out/": 9,
    "proposals/<put>/new/": 7,
    "proposals/<put>/against/new/": 7,
    "proposals/<put>/against/<against>/": 9,
    "proposals/<decided>/again/": 7,
    "conversations/<row>/propose/": 17,
    "conversations/<row>/fates/": 12,
    "conversations/<row>/came-of-it/": 12,
    "conversations/<row>/statements/<statement>/": 16,
    "conversations/<row>/tell/": 18,
    "topics/<topic>/said/": 12,
}


class Site:
    """A closed conversation of which three proposals were made: one waits, one is decided, one has no matter."""

    def __init__(self, size=6):
        self.vale = factories.partnership()
        self.lead = factories.convenor(self.vale)
        self.row = after.closed(self.vale, voters=24, statements=size)
        self.put = after.put(self.lead, self.row, 1, 2, title="First")
        self.decided = after.decided(self.lead, after.put(self.lead, self.row, 2, title="Second"), dissent="Too soon.")
        self.loose = after.put(factories.viewer(self.vale, Role.LEADER), self.row, 3, title="Third", topic="")
        around = {"by": self.lead, "ref": self.put.ref, "kind": "clinical", "on": today()}
        source = add_source(**around, whose="Ward round", gives="Nights.")
        against = say_against(**around, role="A nurse", text="Too soon.", said_on=today())
        self.refs = {
            "source": source.ref,
            "against": against.ref,
            "row": self.row.ref,
            "put": self.put.ref,
            "decided": self.decided.ref,
            "loose": self.loose.ref,
            "statement": after.refs(self.row, 2)[0],
            "topic": self.put.topic.ref,
        }

    def at(self, path):
        return f"/p/{self.vale.slug}/" + re.sub(r"<(\w+)>", lambda found: self.refs[found[1]], path)


@pytest.fixture
def site(db):
    return Site()


def read(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return " ".join(answer.content.decode().split())


def test_each_page_asks_as_many_queries_as_it_says_however_much_there_is(client, site, django_assert_num_queries):
    factories.signed_in(client, site.vale, Role.CONVENOR)
    large = Site(size=20)
    for _number in range(5):
        after.put(large.lead, large.row, *range(1, 15), title="One more")
    for path, count in PAGES.items():
        with django_assert_num_queries(count, info=path):
            read(client, site.at(path))
    factories.signed_in(client, large.vale, Role.CONVENOR)
    for path, count in PAGES.items():
        with django_assert_num_queries(count, info=path):
            read(client, large.at(path))


def test_the_public_walks_from_a_statement_to_the_decision_and_back(client, site):
    statement = site.at("conversations/<row>/statements/<statement>/")
    page = read(client, statement)
    assert "about 24" in page or "About 25 people voted on it." in page
    assert site.at("proposals/<decided>/") in page
    assert "Who saw it otherwise:" in page
    decision = read(client, site.at("proposals/<decided>/"))
    assert statement in decision
    assert site.at(f"topics/{site.decided.topic.ref}/") in decision
    matter = read(client, site.at(f"topics/{site.decided.topic.ref}/"))
    assert site.at(f"topics/{site.decided.topic.ref}/said/") in matter
    said_about = read(client, site.at(f"topics/{site.decided.topic.ref}/said/"))
    assert site.at("proposals/<decided>/") in said_about
    assert site.at("conversations/<row>/") in said_about
    assert "/decided/" not in decision
    assert "Say what came of it" not in decision


def test_nothing_is_shown_of_the_votes_of_few(client, db):
    vale = factories.partnership()
    row = after.closed(vale, voters=5)
    ref = after.refs(row, 1)[0]
    page = read(client, f"/p/{vale.slug}/conversations/{row.ref}/statements/{ref}/")
    assert "How people voted on it is" in page
    assert "c-bars" not in page


def test_a_conversation_that_is_open_leads_back_with_a_word(client, db):
    vale = factories.partnership()
    row = said.conversation(vale)
    factories.signed_in(client, vale, Role.CONVENOR)
    for name in ("propose", "fates", "tell"):
        answer = client.get(f"/p/{vale.slug}/conversations/{row.ref}/{name}/", follow=True)
        assert answer.redirect_chain[-1][0].endswith(f"/conversations/{row.ref}/")
        assert "Wait until the conversation is closed." in answer.content.decode()


def test_a_decision_kept_twice_leads_back_with_a_word(client, site):
    factories.signed_in(client, site.vale, Role.CONVENOR)
    answer = client.get(site.at("proposals/<decided>/decided/"), follow=True)
    assert "What was decided about it is kept already" in answer.content.decode()


def test_marking_a_matter_decided_asks_why_where_some_were_never_told(client, site):
    factories.signed_in(client, site.vale, Role.CONVENOR)
    patients = factories.community(site.vale, name="Vale patients")
    Affected.objects.create(partnership=site.vale, body=site.put.topic.body, topic=site.put.topic, community=patients)
    address = site.at("proposals/<put>/decided/")
    assert "Vale patients" in read(client, address)
    day = {"day": today().day, "month": today().month, "year": today().year}
    boxes = {f"{name}_{part}": value for name in ("decided_on", "due") for part, value in day.items()}
    owner = factories.person(site.vale)
    given = {
        "revision": site.put.revision,
        "state": "agreed",
        "reason": "R",
        "will_do": "W",
        "owner": owner.ref,
        "mark": "on",
        **boxes,
    }
    refused = client.post(address, given)
    assert refused.status_code == 200
    assert "Why could it not wait until they were told?" in refused.content.decode()
    assert Proposal.objects.get(pk=site.put.pk).state == "put"
    assert client.post(address, {**given, "going_on": "March."}).status_code == 302
    assert Topic.objects.get(pk=site.put.topic_id).status == "decided"


def test_what_was_told_to_all_stands_with_the_conversation(client, site):
    row = Conversation.objects.get(pk=site.row.pk)
    services.tell_everybody(by=site.lead, ref=row.ref, revision=row.revision, words="Thank you all.", on=today())
    page = read(client, site.at("conversations/<row>/came-of-it/"))
    assert "Thank you all." in page
    assert "4 of 6 statements still wait for an answer." in page or "3 of 6 statements still wait" in page
