"""What people of Northmoor and Vale fear, were promised, were asked, and began: concerns in every state, two listening
sessions, three initiatives, and the asks of half a year."""

from datetime import date, timedelta
from typing import Any

from convenor.web.bodies.selectors import body_of
from convenor.web.bodies.selectors.neighbours import chosen
from convenor.web.bodies.selectors.pathways import pathway_of
from convenor.web.kernel.viewer import Viewer
from convenor.web.listening import services
from convenor.web.partners.selectors import affiliations_of_partner
from convenor.web.pulses.selectors import members_to_ask, waves_visible_to

ASKED_IN = "B12"
PULSE_MINUTES = 3


def add_listening(by: Viewer, lead: str, leader: str, today: date) -> None:
    """Made as people would, on the days on which they would have. `lead` and `leader` are people of the cast."""
    owner, other = chosen(by, "person", lead), chosen(by, "person", leader)
    _asks(by, today)
    _concerns(by, owner, other, today)
    _sessions(by, owner, other, today)
    _initiatives(by, other, today)


def _asks(by: Viewer, today: date) -> None:
    """Past pulses of half a year, a survey of somebody else and a workshop; of one pulse it is said what came of it."""
    people = [one.id for one in members_to_ask(by, body_of(by, ASKED_IN), today)]
    since = today - timedelta(days=180)
    past = [(one, one.opened) for one in waves_visible_to(by) if one.closed and one.opened and one.opened > since]
    for wave, opened in past:
        services.note_asking(
            by=by,
            kind="pulse",
            subject=wave.ref,
            title=wave.title,
            minutes=PULSE_MINUTES,
            person_ids=people,
            on=opened,
        )
    if past:
        said = "The small partners now get papers a week before, and two of them chair in turn."
        services.note_what_came(by=by, subject=past[-1][0].ref, text=said, on=today - timedelta(days=30))
    survey: dict[str, Any] = {"title": "Staff survey of the trust", "minutes": 20, "today": today}
    trust = chosen(by, "partner", "P02")
    services.write_down_asking(by=by, partner_people=[(trust, 640)], on=today - timedelta(days=70), **survey)
    clinicians = [post.person_id for ref in ("P02", "P13") for post in affiliations_of_partner(by, ref, on=today)]
    workshop: dict[str, Any] = {"title": "Workshop on the frailty pathway", "minutes": 120, "today": today}
    services.write_down_asking(
        by=by, partner_people=[], person_ids=clinicians, on=today - timedelta(days=25), **workshop
    )


def _concerns(by: Viewer, owner: Any, other: Any, today: date) -> None:
    """One late and moved once, one owed, one in confidence, one answered, one settled and public."""
    raised = today - timedelta(days=40)
    late = services.raise_concern(
        by=by,
        kind="loss",
        title="The stroke nurses fear that their ward team is split up",
        said="We hear that rehabilitation moves to the community. Nobody has told us what becomes of the ward team.",
        hurt="We built this team over eleven years. It feels as if it did not count.",
        service="Stroke rehabilitation ward",
        pathway=pathway_of(by, "W01"),
        community=chosen(by, "community", "C01"),
        owner=owner,
        due=today - timedelta(days=20),
        on=raised,
    )
    services.acknowledge_concern(
        by=by,
        ref=late.ref,
        revision=1,
        text="We hear how much this team means to those in it and to their patients, and that silence has hurt.",
        on=raised + timedelta(days=3),
    )
    services.move_answer(
        by=by,
        ref=late.ref,
        revision=2,
        owner=owner,
        due=today - timedelta(days=2),
        reason="The trust's board decides about the posts only at the end of the month.",
        on=today - timedelta(days=21),
    )
    services.raise_concern(
        by=by,
        kind="promise",
        title="The respite beds promised two years ago have not come",
        said="We were told that four respite beds would open in the valley. We planned our lives by that.",
        hurt="Some of us have not slept through a night since.",
        service="Respite care",
        partner=chosen(by, "partner", "P17"),
        owner=other,
        due=today + timedelta(days=12),
        on=today - timedelta(days=9),
    )
    services.raise_concern(
        by=by,
        kind="load",
        title="Five boards want the same six clinicians",
        said="The same few of us are asked to every working group. Clinics are cancelled for meetings.",
        owner=owner,
        due=today + timedelta(days=20),
        confidential=True,
        on=today - timedelta(days=4),
    )
    answered = services.raise_concern(
        by=by,
        kind="loss",
        title="Will the village surgery close on Wednesdays?",
        said="People here have no bus on the other days.",
        service="Kelder Bridge surgery",
        community=chosen(by, "community", "C03"),
        owner=other,
        due=today - timedelta(days=5),
        on=today - timedelta(days=30),
    )
    services.answer_concern(
        by=by,
        ref=answered.ref,
        revision=1,
        text="It stays open on Wednesdays until the bus runs on another day. We look at it again in spring.",
        answered_by=other,
        on=today - timedelta(days=6),
    )
    _settled(by, owner, today)


def _settled(by: Viewer, owner: Any, today: date) -> None:
    row = services.raise_concern(
        by=by,
        kind="promise",
        title="Night staff were never asked about the new rota",
        said="We were told that we would be asked before it changed.",
        hurt="It said to us that those who work at night do not belong.",
        community=chosen(by, "community", "C10"),
        owner=owner,
        due=today - timedelta(days=60),
        on=today - timedelta(days=80),
    )
    services.answer_concern(
        by=by,
        ref=row.ref,
        revision=1,
        text="You are right: we did not ask. The rota is on hold for three months, and we come to you at night.",
        answered_by=owner,
        on=today - timedelta(days=64),
    )
    services.settle_concern(
        by=by,
        ref=row.ref,
        revision=2,
        how="accepted",
        text="We accept that, and hold you to the three months.",
        on=today - timedelta(days=50),
    )
    consent = "the night staff's own meeting, minuted"
    services.publish_concern(by=by, ref=row.ref, revision=3, consent=consent, on=today - timedelta(days=48))


def _sessions(by: Viewer, owner: Any, other: Any, today: date) -> None:
    """One held, its notes sent back; one planned."""
    held = today - timedelta(days=50)
    row = services.plan_session(
        by=by, title="What the night rota means to us", planned_for=held, place="Staff room, ward 7, at 3 a.m."
    )
    night: dict[str, Any] = {"communities": [chosen(by, "community", "C10")], "partners": [], "body": None}
    services.say_with_whom(by=by, ref=row.ref, revision=1, listeners=[owner, other], **night)
    services.say_who_was_heard(
        by=by, ref=row.ref, revision=2, held_on=held, person_ids=[], others=15, on=held, minutes=45
    )
    for text in (
        "Meetings are always by day. We read about changes on a notice board.",
        "A hot meal at night was promised twice.",
        "Some of us are proud of this work and want to say so as well.",
    ):
        services.add_point(by=by, ref=row.ref, text=text)
    services.send_notes(by=by, ref=row.ref, revision=3, on=held + timedelta(days=2))
    came = "The canteen opens from two to four at night; the rota is on hold for three months."
    services.say_what_came_of_session(by=by, ref=row.ref, revision=4, text=came, on=today - timedelta(days=20))
    row = services.plan_session(
        by=by, title="Before the respite beds are decided", planned_for=today + timedelta(days=9), place="Valley hall"
    )
    carers: dict[str, Any] = {
        "communities": [chosen(by, "community", "C05")],
        "partners": [chosen(by, "partner", "P17")],
    }
    services.say_with_whom(by=by, ref=row.ref, revision=1, body=None, listeners=[other], **carers)


def _initiatives(by: Viewer, lead: Any, today: date) -> None:
    """One going on, one finished, one abandoned whose people have not been told."""
    trust, hills = chosen(by, "partner", "P02"), chosen(by, "partner", "P13")
    people = [chosen(by, "person", post.person_ref) for post in affiliations_of_partner(by, "P13", on=today)][:4]
    begun = today - timedelta(days=300)
    both: dict[str, Any] = {"by": by, "lead": lead, "begun": begun, "partners": [trust, hills], "people": people}
    services.add_initiative(name="One plan for people with frailty", about="One plan that all who visit share.", **both)
    ends = {
        "Shared falls clinic": ("finished", "It is now part of the usual service in all three towns."),
        "Tele-monitoring in care homes": ("abandoned", "The supplier left, and no money was found for another."),
    }
    for name, (state, reason) in ends.items():
        row = services.add_initiative(name=name, **both)
        ended = today - timedelta(days=35)
        services.end_initiative(by=by, ref=row.ref, revision=1, state=state, reason=reason, ended_on=ended, on=ended)
