"""Questions of others: brought in by whoever holds a licence, asked like our own, gone when the licence is."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from convenor.formats.instruments import read_instrument
from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import Invalid, Refused
from convenor.web.kernel.viewer import Role
from convenor.web.pulses import selectors, services
from convenor.web.pulses.models import Instrument, Wave
from convenor.web.pulses.presenters import instruments as words
from tests import factories

HEAD = "title,holder,licence,reference,licensed_until,key,construct,text,answer_1,answer_2,answer_3,answer_4,answer_5"
ROW = "Team scale,A Press,Site licence,L-17,{until},team_one,trust,Do we get on?,no,hardly,so-so,mostly,yes"


def a_file(until=""):
    return f"{HEAD}\n{ROW.format(until=until)}\n"


def read(until=""):
    return read_instrument(a_file(until), constructs=words.constructs(), taken=words.own_keys())


def bring(client, vale, text):
    file = SimpleUploadedFile("scale.csv", text.encode(), content_type="text/csv")
    return client.post(f"/p/{vale.slug}/pulses/instruments/", {"file": file}, follow=True)


def test_a_licensed_instrument_is_brought_in_and_asked(client, vale, body):
    factories.signed_in(client, vale, Role.CONVENOR)
    assert "The questions are in." in bring(client, vale, a_file()).content.decode()
    row = Instrument.objects.get()
    client.post(f"/p/{vale.slug}/pulses/new/", {"title": "Licensed", "body": body.ref})
    wave = Wave.objects.get()
    page = client.get(f"/p/{vale.slug}/pulses/{wave.ref}/questions/").content.decode()
    assert "Team scale (1 question), of A Press by licence." in page
    client.post(f"/p/{vale.slug}/pulses/{wave.ref}/questions/", {"revision": "1", "question_set": row.ref})
    wave.refresh_from_db()
    assert [item["text"] for item in wave.items] == ["Do we get on?"]
    client.post(f"/p/{vale.slug}/pulses/instruments/{row.ref}/remove/")
    assert not Instrument.objects.exists()
    wave.refresh_from_db()
    assert wave.items[0]["key"] == "team_one"


def test_what_is_wrong_with_a_file_is_said_all_at_once_and_nothing_kept(client, vale, db):
    factories.signed_in(client, vale, Role.CONVENOR)
    answer = bring(client, vale, a_file("someday").replace("trust,", "turst,"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "“someday” is no day." in page and "Did you mean “trust”?" in page
    assert not Instrument.objects.exists()


def test_every_mistake_of_a_file_has_its_words():
    import ast
    from pathlib import Path

    import convenor.formats.instruments as package

    said = set()
    for path in Path(package.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith("instrument_"):
                said.add(node.value)
    assert said == set(words.PROBLEMS)


def test_a_licence_that_has_ended_asks_nothing(vale, lead):
    with pytest.raises(Invalid, match="instrument_licence_over"):
        services.bring_in_instrument(by=lead, read=read("2026-01-01"), on=today())
    services.bring_in_instrument(by=lead, read=read((today() + timedelta(days=5)).isoformat()), on=today())
    assert len(selectors.instruments_to_ask(lead, today())) == 1
    assert selectors.instruments_to_ask(lead, today() + timedelta(days=6)) == []
    assert len(selectors.instruments_visible_to(lead)) == 1


def test_only_the_governance_lead_keeps_them_and_no_patient_data_comes_in(vale, lead):
    member = factories.viewer(vale, Role.MEMBER)
    with pytest.raises(Refused):
        services.bring_in_instrument(by=member, read=read(), on=date(2026, 1, 1))
    with pytest.raises(Refused):
        selectors.instruments_visible_to(member)
    bad = a_file().replace("Do we get on?", "How is 943 476 5919?")
    taken = read_instrument(bad, constructs=words.constructs())
    with pytest.raises(Invalid, match="patient_data"):
        services.bring_in_instrument(by=lead, read=taken, on=today())
