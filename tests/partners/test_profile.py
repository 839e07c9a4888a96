"""About this partnership: what is said with source and day, what takes its place, and who may stand beside whom."""

from datetime import date

import pytest
from django.urls import reverse

from convenor.web.kernel.errors import Invalid, NotHere, Refused
from convenor.web.kernel.models import AuditEntry
from convenor.web.kernel.viewer import Role, Viewer
from convenor.web.partners.models import ContextFact
from convenor.web.partners.selectors import open_partnerships, profile_here, profile_of
from convenor.web.partners.services import state_fact
from tests import factories

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 24)
SAID = {"kind": "history", "says": "Two trusts bid against each other.", "source": "Board papers", "on": TODAY}


@pytest.fixture(autouse=True)
def on_a_day(monkeypatch):
    for module in ("services.context", "views.profile"):
        monkeypatch.setattr(f"convenor.web.partners.{module}.today", lambda: TODAY)


def viewer(of, *roles):
    return Viewer(partnership_id=of.pk, account_id=1, roles=frozenset(roles))


def lead(of):
    return viewer(of, Role.CONVENOR)


def address(of, name="profile", **parts):
    return reverse(f"partners:{name}", kwargs={"slug": of.slug, **parts})


def test_a_later_statement_takes_the_place_of_the_earlier_which_stays():
    of = factories.partnership()
    first = state_fact(by=lead(of), **SAID)
    state_fact(by=lead(of), **{**SAID, "says": "They share a ward now."}, instead_of=first.ref)
    read = profile_here(lead(of), on=TODAY)
    assert read.facts["history"].says == "They share a ward now."
    assert [fact.says for fact in read.earlier] == [SAID["says"]]
    assert AuditEntry.objects.filter(verb="context.state").count() == 2


REFUSED = [
    ({"says": " "}, "context_says_missing"),
    ({"source": " "}, "context_source_missing"),
    ({"says": "a" * 2001}, "partners_too_long"),
    ({"on": date(2026, 11, 25)}, "context_on_ahead"),
    ({"kind": "weather"}, "partners_choice"),
    ({"says": "Seen: 943 476 5919"}, "patient_data"),
    ({"instead_of": "ctx-elsewhere"}, "context_said_meanwhile"),
]


@pytest.mark.parametrize(("change", "code"), REFUSED, ids=[code for _change, code in REFUSED])
def test_what_is_refused(change, code):
    of = factories.partnership()
    with pytest.raises(Invalid) as refused:
        state_fact(by=lead(of), **{**SAID, **change})
    assert refused.value.code == code
    assert not ContextFact.objects.exists()


@pytest.mark.parametrize("role", [Role.LEADER, Role.MEMBER, Role.EVALUATOR])
def test_only_a_governance_lead_says_so(role):
    of = factories.partnership()
    with pytest.raises(Refused):
        state_fact(by=viewer(of, role), **SAID)


BESIDE = [  # what the other is: register open, agreed to be compared; whether it may stand beside
    (True, True, True),
    (False, True, False),
    (True, False, False),
]


@pytest.mark.parametrize(("public", "agreed", "may"), BESIDE)
def test_only_an_open_partnership_that_agreed_stands_beside(client, public, agreed, may):
    here = factories.partnership(comparable=True)
    there = factories.partnership(register_is_public=public, comparable=agreed)
    factories.partner(there, sector="council", kind="district_council")
    state_fact(by=lead(there), **{**SAID, "says": "A secret of theirs"})
    assert [slug for slug, _name in open_partnerships(lead(here))] == ([there.slug] if may else [])
    factories.signed_in(client, here, Role.MEMBER)
    answer = client.get(address(here), {"with": there.slug})
    assert answer.status_code == (200 if may else 404)
    assert ("A secret of theirs" in answer.content.decode()) is may
    if may:
        assert profile_of(lead(here), there.slug, on=TODAY).mix == {("council", "district_council"): 1}
    else:
        with pytest.raises(NotHere):
            profile_of(lead(here), there.slug, on=TODAY)


def test_nothing_is_assumed_and_what_is_said_is_read_with_source_and_day(client):
    of = factories.partnership()
    factories.signed_in(client, of, Role.CONVENOR)
    assert client.get(address(of)).content.decode().count("not said") >= 5
    day = {"on_day": "3", "on_month": "6", "on_year": "2025"}
    sent = {"says": "Rated in need of help.", "source": "Inspection report", "instead_of": "", **day}
    form = client.get(address(of, "profile_edit", fact="pressure"))
    assert form.status_code == 200
    assert client.post(address(of, "profile_edit", fact="pressure"), sent).status_code == 302
    said = client.get(address(of)).content.decode()
    assert "Rated in need of help." in said and "Inspection report; as it was on 3 June 2025" in said
    assert client.get(address(of, "profile_edit", fact="weather")).status_code == 404


def test_a_closed_partnership_keeps_it_inside(client):
    of = factories.partnership(register_is_public=False)
    state_fact(by=lead(of), **SAID)
    assert SAID["says"] not in client.get(address(of)).content.decode()
