"""Who may ask whom: governance leads and leaders anybody, who leads a body that body, nobody else anybody."""

from datetime import timedelta

import pytest

from convenor.web.bodies.models import Term
from convenor.web.conversations import selectors, services
from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import NotHere, Refused
from convenor.web.kernel.viewer import Role
from convenor.web.people.models import Person
from tests import factories
from tests.conversations import scene

ABOUT = {"question": scene.QUESTION, "status": "open", "still_open": "All of it."}


def chair_of(vale, body, *roles):
    """Somebody who holds a leading seat there, as the viewer they are."""
    viewer = factories.viewer(vale, *(roles or (Role.MEMBER,)))
    factories.term(factories.seat(body, leads=True, title="Chair"), Person.objects.get(pk=viewer.person_id))
    return viewer


@pytest.mark.parametrize(
    ("role", "may"), [(Role.CONVENOR, True), (Role.LEADER, True), (Role.MEMBER, False), (Role.EVALUATOR, False)]
)
def test_who_may_ask_anybody(vale, body, role, may):
    viewer = factories.viewer(vale, role)
    assert selectors.may_begin(viewer, today()) is may
    if may:
        assert scene.an_open_conversation(viewer, body).state == "open"
    else:
        with pytest.raises(Refused):
            services.prepare_conversation(by=viewer, on=today(), body=body, **ABOUT)


def test_a_member_who_leads_a_body_asks_it_and_no_other(vale, body):
    chair, other = chair_of(vale, body), factories.body(vale, name="Other Board")
    with pytest.raises(Refused):
        services.prepare_conversation(by=chair, on=today(), **ABOUT)
    with pytest.raises(Refused):
        services.prepare_conversation(by=chair, on=today(), body=other, **ABOUT)
    row = services.prepare_conversation(by=chair, on=today(), body=body, **ABOUT)
    assert [one.ref for one in selectors.conversations_visible_to(chair, today())] == [row.ref]
    for fields in ({"audience": "everyone"}, {"audience": "body", "body": other}):
        with pytest.raises(Refused):
            services.choose_whom(by=chair, ref=row.ref, revision=1, on=today(), **fields)
    services.choose_whom(by=chair, ref=row.ref, revision=1, on=today(), audience="body", body=body, axes=["sector"])
    services.write_seeds(by=chair, ref=row.ref, revision=2, on=today(), seeds=scene.SEEDS)
    days = {"closes": today(), "comes_by": today()}
    services.choose_how(by=chair, ref=row.ref, revision=3, on=today(), what_comes=scene.COMES, **days)
    opened = services.open_conversation(by=chair, ref=row.ref, revision=4, on=today())
    assert opened.invited == 17  # whoever leads is asked too


def test_a_leading_seat_without_the_right_of_a_member_asks_nobody(vale, body):
    reader = chair_of(vale, body, Role.EVALUATOR)
    with pytest.raises(Refused):
        services.prepare_conversation(by=reader, on=today(), body=body, **ABOUT)


def test_who_leads_no_more_runs_no_more(vale, lead, body):
    chair = chair_of(vale, body)
    row = services.prepare_conversation(by=chair, on=today(), body=body, **ABOUT)
    Term.objects.filter(person=chair.person_id).update(ends=today() - timedelta(days=1))
    with pytest.raises(NotHere):
        selectors.conversation_of(chair, row.ref, today())
    with pytest.raises(Refused):
        services.write_seeds(by=chair, ref=row.ref, revision=1, on=today(), seeds=["One."])


@pytest.mark.parametrize("role", [Role.MEMBER, Role.EVALUATOR])
def test_nobody_else_changes_runs_or_reads_who_is_asked(vale, lead, body, role):
    row, viewer = scene.an_open_conversation(lead, body), factories.viewer(vale, role)
    common = {"by": viewer, "ref": row.ref, "on": today()}
    for act in (
        lambda: services.bring_forward(**common, revision=row.revision, closes=today()),
        lambda: services.mark_conversation(**common, revision=row.revision, status="decided", still_open=""),
        lambda: services.close_conversation(**common),
        lambda: services.cancel_conversation(**common),
        lambda: services.write_telling(**common, audience="Carers", text="x"),
        lambda: services.note_links_taken(**common),
        lambda: selectors.names_asked(viewer, row, today()),
        lambda: selectors.progress_of(viewer, row, today()),
        lambda: selectors.links_of(viewer, row, today()),
        lambda: selectors.invitees_of(viewer, row, today()),
        lambda: selectors.conversation_to_run(viewer, row.ref, today()),
    ):
        with pytest.raises(Refused):
            act()
    assert scene.again(row).state == "open"


def test_another_partnership_s_conversation_is_not_there(lead, body):
    elsewhere = factories.convenor(factories.partnership())
    row = scene.an_open_conversation(lead, body)
    with pytest.raises(NotHere):
        selectors.conversation_of(elsewhere, row.ref, today())
    with pytest.raises(NotHere):
        services.close_conversation(by=elsewhere, ref=row.ref, on=today())


def test_a_draft_is_known_to_whoever_may_ask_and_to_nobody_else(vale, lead, body):
    row = scene.prepared(lead, body)
    public = factories.viewer(vale)
    for viewer in (factories.viewer(vale, Role.MEMBER), factories.viewer(vale, Role.EVALUATOR), public):
        assert selectors.conversations_visible_to(viewer, today()) == []
        with pytest.raises(NotHere):
            selectors.conversation_of(viewer, row.ref, today())
    assert selectors.conversations_visible_to(factories.viewer(vale, Role.LEADER), today()) == [row]


def test_whoever_asks_is_not_shown_addresses_they_may_not_see(client, vale, body):
    """A leader may ask a board; its members' addresses are the governance lead's and their own to see."""
    factories.signed_in(client, vale, Role.LEADER)
    leader = factories.viewer(vale, Role.LEADER)
    row = scene.prepared(leader, body)
    page = client.get(f"/p/{vale.slug}/conversations/{row.ref}/check/").content.decode()
    assert "16" in page and "@" not in page.split("<main")[1]
