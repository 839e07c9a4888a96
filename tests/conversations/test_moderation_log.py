"""The public log: how many were shown, joined and refused and why; nobody's name, no time, no words that would hurt."""

from datetime import timedelta

import pytest

from convenor.web.conversations import services
from convenor.web.conversations.models import Statement
from convenor.web.conversations.presenters.policy import RULES
from convenor.web.conversations.presenters.statements import became, came_from
from convenor.web.conversations.selectors import changes_in, counts_of, joined_in, not_shown_in, shown_in
from convenor.web.conversations.vocabulary import Reason
from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import Refused
from tests import factories
from tests.conversations import queued

pytestmark = pytest.mark.django_db


@pytest.fixture
def looked_at(vale, lead):
    """One shown, one joined, one refused for naming somebody, one that waits; one of the askers' taken back."""
    asked = queued.conversation(vale)
    first, second, third, _fourth = queued.of_people(asked)
    seeds = queued.of_askers(asked)

    def rule(one, standing, **said):
        services.rule(by=lead, statement_ref=one.ref, revision=one.revision, standing=standing, on=today(), **said)

    rule(first, "joined", same_as=seeds[0].ref)
    rule(second, "shown")
    rule(third, "refused", reason="names", note="Say what happens")
    rule(seeds[1], "refused", reason="off_topic")
    return asked


def test_it_counts_what_became_of_what_people_wrote(vale, looked_at):
    counts = counts_of(factories.viewer(vale), looked_at, today())
    assert (counts.from_people, counts.from_askers) == (4, 3)
    assert counts.standings == {"shown": 1, "joined": 1, "refused": 1, "waiting": 1}
    assert counts.reasons == {"names": 1, "off_topic": 1}
    assert became(counts) == (
        "Of 4 statements that people wrote, 1 is shown, 1 says the same as another, 1 is not shown, "
        "1 waits to be looked at."
    )
    assert came_from(counts) == (
        "4 statements came from people who take part, and 3 from those who ask. Of these 7, 3 are shown to vote on."
    )


def test_words_that_name_or_hurt_somebody_are_not_repeated_and_others_are(vale, looked_at):
    public = factories.viewer(vale)
    assert not_shown_in(public, looked_at, today()) == [("off_topic", queued.SHOWN[1]), ("names", "")]
    assert joined_in(public, looked_at, today()) == [(1, queued.SHOWN[0], queued.WRITTEN[0])]


def test_every_word_stays_with_its_statement(looked_at):
    assert {one.text for one in queued.of_people(looked_at)} == set(queued.WRITTEN)


def test_a_ruling_that_was_changed_stands_there_with_both(vale, lead, looked_at):
    public, later = factories.viewer(vale), today() + timedelta(days=2)
    assert changes_in(public, looked_at, later) == []
    one = Statement.objects.get(text=queued.WRITTEN[1])
    services.rule(
        by=lead, statement_ref=one.ref, revision=one.revision, standing="refused", reason="two_things", on=later
    )
    (change,) = changes_in(public, looked_at, later)
    assert (change.number, change.text) == (4, queued.WRITTEN[1])
    assert change.rulings == (("shown", "", today()), ("refused", "two_things", later))


def test_the_page_names_nobody_and_gives_no_hour(client, vale, lead, looked_at):
    page = client.get(f"/p/{vale.slug}/conversations/{looked_at.ref}/log/").content.decode()
    assert "It is about a person who can be recognised" in page
    assert "Its words are not repeated here." in page
    assert queued.SHOWN[1] in page
    for hidden in ("Grey", "Say what happens", "author-mark", lead.actor):
        assert hidden not in page


def test_a_closed_partnership_shows_its_log_to_its_own_people_alone(vale, looked_at):
    vale.register_is_public = False
    vale.save()
    looked_at.refresh_from_db()
    for read in (counts_of, not_shown_in, joined_in, changes_in, shown_in):
        with pytest.raises(Refused):
            read(factories.viewer(vale), looked_at, today())


def test_the_policy_says_every_reason_with_an_example_and_lets_anybody_read_it(client):
    assert {rule.reason for rule in RULES} == set(Reason)
    page = client.get("/what-is-not-shown/").content.decode()
    assert page.count("For example:") == page.count("Instead:") == len(Reason)
