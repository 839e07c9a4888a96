"""Notices: nobody is asked for a say without a way to have one, or on a decided matter without being told so."""

from datetime import date

import pytest
from django.core import mail

from convenor.web.bodies.letters import openly_decided
from convenor.web.bodies.models import Notice
from convenor.web.bodies.selectors.notices import notice_of, notices_about
from convenor.web.bodies.services.notices import send_notice
from convenor.web.bodies.services.topics import add_topic, edit_topic
from convenor.web.kernel.errors import Invalid, NotHere, Refused
from convenor.web.kernel.models import AuditEntry
from convenor.web.kernel.viewer import Role
from tests import factories

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


@pytest.fixture
def vale():
    return factories.partnership()


@pytest.fixture
def lead(vale):
    return factories.convenor(vale)


@pytest.fixture
def carers(vale):
    return factories.community(vale, name="Carers")


def topic(lead, vale, **fields):
    values = {"title": "Breaks", "how_to_be_heard": "Write to us by 1 December."}
    return add_topic(by=lead, body=factories.body(vale), **{**values, **fields})


def send(by, about, community, **fields):
    values = {"sent_to": "carers@vale.example", "text": "On 8 December we decide.", "on": TODAY}
    return send_notice(by=by, topic=about, community=community, **{**values, **fields})


def test_a_notice_is_sent_and_kept_as_sent(lead, vale, carers, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        row = send(lead, topic(lead, vale), carers)
    (letter,) = mail.outbox
    assert (letter.to, letter.body) == (["carers@vale.example"], "On 8 December we decide.")
    assert letter.subject == "To be decided: Breaks"
    told = notice_of(lead, row.ref)
    assert (told.party, told.text, told.sent_on) == ("Carers", "On 8 December we decide.", TODAY)


def test_a_notice_about_a_decided_matter_must_say_so(lead, vale, carers):
    row = topic(lead, vale, status="decided")
    with pytest.raises(Invalid, match="notice_hides_decision"):
        send(lead, row, carers, text="Tell us what you think!")
    assert not Notice.objects.exists()
    assert mail.outbox == []
    send(lead, row, carers, text=f"Dear carers,\n\n{openly_decided()}")
    assert mail.outbox[0].subject == "Already decided: Breaks"


def test_a_matter_decided_while_the_letter_was_written_counts_as_decided(lead, vale, carers):
    row = topic(lead, vale)
    edit_topic(by=lead, topic=topic_again(lead, row), revision=1, status="decided")
    with pytest.raises(Invalid, match="notice_hides_decision"):
        send(lead, row, carers)


def topic_again(lead, row):
    return type(row).objects.select_related("body").get(pk=row.pk)


@pytest.mark.parametrize(
    ("matter", "fields", "code"),
    [
        ({"how_to_be_heard": ""}, {}, "notice_without_way"),
        ({}, {"text": "  \n "}, "notice_empty"),
        ({}, {"sent_to": "carers at vale"}, "notice_address"),
        ({}, {"sent_to": "carers@vale.example\nBcc: all@vale.example"}, "notice_address"),
        ({}, {"text": "About 943 476 5919"}, "patient_data"),
    ],
)
def test_notices_that_are_not_sent(lead, vale, carers, matter, fields, code):
    with pytest.raises(Invalid, match=code):
        send(lead, topic(lead, vale, **matter), carers, **fields)
    assert not Notice.objects.exists()
    assert mail.outbox == []


def test_the_same_notice_is_not_sent_twice_by_a_double_click(lead, vale, carers):
    row = topic(lead, vale)
    send(lead, row, carers)
    with pytest.raises(Invalid, match="notice_sent_already"):
        send(lead, row, carers)
    send(lead, row, carers, sent_to="another@vale.example")
    assert Notice.objects.count() == 2


def test_a_title_on_several_lines_cannot_add_a_header(lead, vale, carers):
    send(lead, topic(lead, vale, title="Breaks\r\nBcc: all@vale.example"), carers)
    assert mail.outbox[0].subject == "To be decided: Breaks Bcc: all@vale.example"
    assert mail.outbox[0].bcc == []


def test_the_audit_names_neither_address_nor_words(lead, vale, carers):
    row = send(lead, topic(lead, vale), carers)
    entry = AuditEntry.objects.get(verb="notice.send", subject=row.ref)
    assert "carers@vale.example" not in str(entry.facts)
    assert "December" not in str(entry.facts)


@pytest.mark.parametrize(
    ("roles", "sends", "reads", "address"),
    [
        ((Role.CONVENOR,), True, True, "carers@vale.example"),
        ((Role.LEADER,), True, True, "carers@vale.example"),
        ((Role.MEMBER,), False, True, ""),
        ((Role.EVALUATOR,), False, True, ""),
        ((), False, False, ""),
    ],
)
def test_who_sends_and_who_reads_notices(vale, lead, carers, roles, sends, reads, address):
    about = topic(lead, vale)
    row = send(lead, about, carers)
    viewer = factories.viewer(vale, *roles)
    if sends:
        send(viewer, about, carers, text="Another word.")
    else:
        with pytest.raises(Refused):
            send(viewer, about, carers, text="Another word.")
    if reads:
        assert notice_of(viewer, row.ref).sent_to == address
        assert notices_about(viewer, about)
    else:
        with pytest.raises(Refused):
            notice_of(viewer, row.ref)
        with pytest.raises(Refused):
            notices_about(viewer, about)


def test_notices_stay_within_their_partnership(vale, lead, carers):
    about = topic(lead, vale)
    row = send(lead, about, carers)
    stranger = factories.convenor(factories.partnership())
    assert notices_about(stranger, about) == []
    with pytest.raises(NotHere):
        notice_of(stranger, row.ref)
    with pytest.raises(NotHere):
        send(stranger, about, carers, text="Another word.")
