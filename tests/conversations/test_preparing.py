"""Preparing in steps: what is kept, what is refused with a reason, what is only advised."""

from datetime import timedelta

import pytest

from convenor.web.conversations import services
from convenor.web.conversations.models import Conversation, Statement
from convenor.web.conversations.plain import look
from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import ChangedMeanwhile, Invalid
from convenor.web.kernel.models import AuditEntry
from convenor.web.kernel.viewer import Role
from tests import factories
from tests.conversations import scene


def about(**fields):
    return {"question": scene.QUESTION, "status": "open", "still_open": "All of it.", **fields}


def begin(lead, **fields):
    return services.prepare_conversation(by=lead, on=today(), **about(**fields))


def whom(lead, row, **fields):
    return services.choose_whom(by=lead, ref=row.ref, revision=row.revision, on=today(), **fields)


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"question": "  "}, "conversation_question_missing", "question"),
        ({"question": "x" * 201}, "conversation_question_long", "question"),
        ({"status": ""}, "conversation_mark_missing", "status"),
        ({"status": "perhaps"}, "conversation_mark_missing", "status"),
        ({"status": "decided"}, "conversation_decided", "status"),
        ({"background": "Of 943 476 5919."}, "patient_data", "background"),
    ],
)
def test_the_question_and_its_mark_come_first(lead, fields, code, field):
    with pytest.raises(Invalid, match=code) as refused:
        begin(lead, **fields)
    assert refused.value.field == field
    assert not Conversation.objects.exists()


def test_it_is_never_said_to_be_more_open_than_its_matter_is(vale, lead, body):
    topic = body.topics.create(partnership=vale, ref="T1", title="Answers", status="narrowed", marked_on=today())
    with pytest.raises(Invalid, match="conversation_mark_behind_topic"):
        begin(lead, topic=topic)
    assert begin(lead, topic=topic, status="narrowed").status == "narrowed"


def test_the_mark_can_be_put_right_until_it_is_opened_and_each_change_is_written_down(lead):
    row = begin(lead, status="narrowed")
    services.change_about(by=lead, ref=row.ref, revision=1, on=today(), **about())
    assert scene.again(row).status == "open"
    assert [entry.facts["status"] for entry in AuditEntry.objects.order_by("number")] == ["narrowed", "open"]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"audience": ""}, "conversation_nobody_chosen"),
        ({"audience": "body"}, "conversation_body_missing"),
        ({"audience": "communities"}, "conversation_communities_missing"),
        ({"audience": "list", "personal_links": 7}, "conversation_links"),
        ({"audience": "everyone", "axes": ["sector"]}, "conversation_axis_of_register"),
        ({"audience": "everyone", "axes": ["height"]}, "conversation_axis_unknown"),
        ({"audience": "everyone", "own_groups": ["Carer"]}, "conversation_own_groups"),
        ({"audience": "everyone", "own_groups": ["Carer", "x" * 61]}, "conversation_own_group_long"),
    ],
)
def test_who_is_asked_is_said_whole_or_not_at_all(lead, fields, code):
    row = begin(lead)
    with pytest.raises(Invalid, match=code):
        whom(lead, row, **fields)
    assert scene.again(row).audience == ""


def test_another_choice_takes_all_of_the_former_away(vale, lead, body):
    row = begin(lead)
    row = whom(lead, row, audience="communities", communities=[factories.community(vale)], axes=["sector"])
    row = whom(lead, scene.again(row), audience="list", personal_links=20, own_groups=["Carer", " carer ", "Other"])
    row = whom(lead, scene.again(row), audience="body", body=body)
    row = scene.again(row)
    assert (row.body, row.personal_links, row.axes, row.own_groups) == (body, 0, [], [])
    assert not row.communities.exists()


def test_statements_are_kept_in_order_each_once_and_can_be_written_anew(lead):
    row = begin(lead)
    services.write_seeds(by=lead, ref=row.ref, revision=1, on=today(), seeds=["One. ", "", " two  words", "ONE."])
    assert list(row.statements.values_list("number", "text")) == [(1, "One."), (2, "two words")]
    services.write_seeds(by=lead, ref=row.ref, revision=2, on=today(), seeds=["Three."])
    assert [(one.number, one.text, one.seed, one.standing) for one in row.statements.all()] == [
        (1, "Three.", True, "shown")
    ]


def test_a_line_about_you_is_about_the_people_and_is_asked_without_these_words(client, lead, vale, body):
    lines = [
        "About you: I work at night.",
        "about you:  I have a car.",
        "One about you: yes.",
        "About you:",
        "I work at night.",
    ]
    row = scene.prepared(lead, body, seeds=lines)
    assert list(row.statements.order_by("number").values_list("text", "meta")) == [
        ("I work at night.", True),
        ("I have a car.", True),
        ("One about you: yes.", False),
    ]
    factories.signed_in(client, vale, Role.CONVENOR)
    address = f"/p/{vale.slug}/conversations/{row.ref}/"
    field = client.get(f"{address}seeds/").content.decode().partition("<textarea")[2].partition("</textarea>")[0]
    written = field.partition(">")[2].strip().splitlines()
    assert written == ["About you: I work at night.", "About you: I have a car.", "One about you: yes."]
    checked = client.get(f"{address}check/").content.decode()
    assert "About you: I have a car." in checked and "There are fewer than five statements." in checked
    form = {"revision": scene.again(row).revision, "seeds": "\n".join(written)}
    assert client.post(f"{address}seeds/", form).status_code == 302  # written again as it stands there, it stays so
    assert [one.meta for one in row.statements.order_by("number")] == [True, True, False]
    row = services.open_conversation(by=lead, ref=row.ref, revision=scene.again(row).revision, on=today())
    answering = client.get(f"/say/{scene.tokens(row)[0]}/next/").content.decode()
    assert "I work at night." in answering or "I have a car." in answering or "One about you: yes." in answering
    assert "About you:" not in answering


def test_a_statement_that_cannot_be_read_in_one_go_is_named(lead):
    row = begin(lead)
    with pytest.raises(Invalid, match="conversation_seed_long") as refused:
        services.write_seeds(by=lead, ref=row.ref, revision=1, on=today(), seeds=["Short.", "x" * 281])
    assert (refused.value.params["number"], refused.value.params["length"]) == (2, 281)
    assert not Statement.objects.exists()


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"closes": today() - timedelta(days=1)}, "conversation_closes_past"),
        ({"closes": today() + timedelta(days=181)}, "conversation_closes_far"),
        ({"comes_by": today()}, "conversation_comes_too_soon"),
        ({"reminders": 4}, "conversation_reminders"),
        ({"guess_axis": "clinical"}, "conversation_guess_axis"),
        ({"routing": "polis"}, "conversation_routing_few"),
        ({"routing": "by height"}, "conversation_routing_unknown"),
        ({"visibility": ""}, "conversation_visibility_missing"),
    ],
)
def test_how_it_goes_is_said_so_that_it_can_be_kept(lead, body, fields, code):
    with pytest.raises(Invalid, match=code):
        scene.prepared(lead, body, **fields)


def test_organisations_have_one_voice_only_where_they_are_known(lead):
    with pytest.raises(Invalid, match="conversation_one_voice"):
        scene.prepared(lead, one_voice=True)


def test_which_comes_first_is_a_choice_only_where_nobody_reads_all(lead, body):
    row = scene.prepared(lead, body, seeds=[f"Thought number {number}." for number in range(61)], routing="polis")
    assert row.routing == "polis"


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(lead):
    row = begin(lead)
    services.change_about(by=lead, ref=row.ref, revision=1, on=today(), **about(risks="Longer ways."))
    with pytest.raises(ChangedMeanwhile):
        services.write_seeds(by=lead, ref=row.ref, revision=1, on=today(), seeds=["One."])
    assert not Statement.objects.exists()


def test_what_was_never_opened_can_be_thrown_away(lead, body):
    row = scene.prepared(lead, body)
    services.discard_draft(by=lead, ref=row.ref, on=today())
    assert not Conversation.objects.exists() and not Statement.objects.exists()


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("A nurse can give most same-day answers.", ""),
        ("Dr. Who said so? No, nobody did.", "two"),
        ("Parking is dear. Buses are late and slow.", "two"),
        ("Should a nurse answer?", "question"),
        ("The MDT should meet weekly in the NHS.", "MDT"),
        ("We need a holistic view.", "holistic"),
        (" ".join(["word"] * 26), "long"),
        (" ".join(["word"] * 25), ""),
    ],
)
def test_words_are_looked_at(text, seen):
    found = look(text)
    said = [one.word for one in found.hard]
    if found.question:
        said.append("question")
    if found.two_things:
        said.append("two")
    if found.long:
        said.append("long")
    assert said == ([seen] if seen else [])
