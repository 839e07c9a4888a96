"""The same in other words: risks under every version, nothing lost of former ones, and what a version leaves out."""

import re

import pytest

from convenor.web.conversations import selectors, services
from convenor.web.conversations.left_out import left_out
from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import ChangedMeanwhile, Invalid, NotHere
from convenor.web.kernel.viewer import Role
from tests import factories
from tests.conversations import scene

RISKS = "Longer ways for some."


@pytest.fixture
def row(lead, body):
    return scene.an_open_conversation(lead, body)


def tell(lead, row, audience="Carers", text="Many people waited long.", **fields):
    return services.write_telling(by=lead, ref=row.ref, audience=audience, text=text, on=today(), **fields)


@pytest.mark.parametrize(("at", "times"), [("", 3), ("tellings/", 4)])
def test_what_could_be_lost_stands_under_every_version(client, vale, lead, row, at, times):
    for audience in ("Carers", "Doctors"):
        tell(lead, row, audience)
    factories.signed_in(client, vale, Role.MEMBER)
    page = client.get(f"/p/{vale.slug}/conversations/{row.ref}/{at}").content.decode()
    assert page.count("Many people waited long.") == 2
    assert page.count(RISKS) == times


@pytest.mark.parametrize("audience", ["body", "everyone"])
def test_whoever_comes_by_a_link_reads_every_version_with_the_same_risks_in_as_many_queries(
    client, lead, body, audience, django_assert_num_queries
):
    row = scene.an_open_conversation(lead, body if audience == "body" else None)
    address = f"/say/{scene.tokens(row)[0]}/" if audience == "body" else f"/join/{row.everyone_nonce}/"
    former = tell(lead, row, text="Not told so any more.")
    tell(lead, row, replaces=former.ref, revision=former.revision)
    tell(lead, row, "Doctors")
    with django_assert_num_queries(4 if audience == "body" else 3):
        page = client.get(address).content.decode()
    found = re.findall(r"<details.*?</details>", page, re.DOTALL)
    assert [re.findall(r"In other words, for: (\w+)", one) for one in found] == [["Carers"], ["Doctors"]]
    assert all("Many people waited long." in one and RISKS in one for one in found)
    assert page.count(RISKS) == 3 and "Not told so any more." not in page


def test_a_version_replaced_stays_readable(client, vale, lead, row):
    first = tell(lead, row)
    second = tell(lead, row, text="People waited.", replaces=first.ref, revision=first.revision)
    assert [one.ref for one in selectors.tellings_of(lead, row)] == [second.ref]
    assert {one.ref for one in selectors.tellings_of(lead, row, former=True)} == {first.ref, second.ref}
    page = client.get(f"/p/{vale.slug}/conversations/{row.ref}/tellings/").content.decode()
    assert "Many people waited long." in page and "Replaced since" in page
    with pytest.raises(NotHere):
        tell(lead, row, replaces=first.ref, revision=2)


def test_one_version_for_each_audience(lead, row):
    first = tell(lead, row)
    with pytest.raises(Invalid, match="conversation_telling_twice"):
        tell(lead, row, audience="carers")
    with pytest.raises(ChangedMeanwhile):
        tell(lead, row, replaces=first.ref, revision=7)


def test_there_is_nothing_to_tell_otherwise_without_a_background(lead):
    row = services.prepare_conversation(
        by=lead, on=today(), question=scene.QUESTION, status="open", still_open="All of it."
    )
    with pytest.raises(Invalid, match="conversation_no_background"):
        tell(lead, row)


def test_after_the_close_nothing_is_told_anew(lead, row):
    scene.closed(lead, row)
    with pytest.raises(Invalid, match="conversation_closed_already"):
        tell(lead, row)


def test_the_page_says_what_a_version_leaves_out(client, vale, lead, row):
    tell(lead, row, text="People were seen the next day.")
    page = client.get(f"/p/{vale.slug}/conversations/{row.ref}/tellings/").content.decode()
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))
    assert "These figures stand in the background and not in this version: 4,200." in text
    assert "words that this version has none of: wait." in text


@pytest.mark.parametrize(
    ("text", "version", "figures", "losses"),
    [
        ("4,200 people waited.", "4200 people had to wait.", (), ()),
        ("Closing 2 of 14 beds.", "2 beds close.", ("14",), ()),
        ("It saves 3.5 million.", "It saves money.", ("3.5",), ()),
        ("Jobs will be lost; it may harm trust.", "Staff change jobs.", (), ("harm", "lost")),
        ("All is well.", "All is well.", (), ()),
    ],
)
def test_left_out(text, version, figures, losses):
    found = left_out(text, version)
    assert (found.figures, found.losses) == (figures, losses)
    assert bool(found) is bool(figures or losses)
