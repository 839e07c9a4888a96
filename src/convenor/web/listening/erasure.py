"""What this room holds about a person: asks of their time, concerns they raised or owe an answer to, sessions in which
they were heard or listened, and initiatives they are in.

A concern stays when the name of whoever raised it goes: what was said in it is still owed an answer.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from convenor.web.listening.models import AskedOf, Concern, Heard, Initiative, Listener, Moved, Worker
from convenor.web.people.erasure import Held

COVERS: Sequence[str] = (
    "listening.AskedOf.person",
    "listening.Concern.person",
    "listening.Concern.owner",
    "listening.Concern.answered_by",
    "listening.Moved.owner_before",
    "listening.Moved.owner_after",
    "listening.Heard.person",
    "listening.Session.listeners",
    "listening.Initiative.people",
    "listening.Listener.person",
    "listening.Initiative.lead",
    "listening.Worker.person",
)


def plan(person_id: int) -> Iterable[Held]:
    """What would go and what would stay."""
    raised = Concern.objects.filter(person=person_id).count()
    owed = Concern.objects.filter(_answers(person_id)).distinct().count()
    return [
        Held(_("That their time was asked for in the last 90 days"), AskedOf.objects.filter(person=person_id).count()),
        Held(
            _("Concerns they raised, without their name"),
            raised,
            stays=True,
            why=_("What was said is still owed an answer. Nothing says any more who raised it."),
        ),
        Held(_("Their name as somebody who owes or gave an answer to a concern"), owed),
        Held(_("Listening sessions in which they were heard"), Heard.objects.filter(person=person_id).count()),
        Held(_("Listening sessions in which they listen"), Listener.objects.filter(person=person_id).count()),
        Held(_("Initiatives they are in"), Worker.objects.filter(person=person_id).count()),
        Held(_("Initiatives they lead"), Initiative.objects.filter(lead=person_id).count()),
    ]


def erase(person_id: int) -> None:
    """Take out what goes. How many people were asked or heard stays; so does the concern, without a name."""
    revision = F("revision") + 1
    AskedOf.objects.filter(person=person_id).delete()
    Heard.objects.filter(person=person_id).delete()
    Listener.objects.filter(person=person_id).delete()
    Worker.objects.filter(person=person_id).delete()
    Initiative.objects.filter(lead=person_id).update(lead=None, revision=revision)
    for name in ("person", "owner", "answered_by"):
        Concern.objects.filter(**{name: person_id}).update(**{name: None, "revision": revision})
    for name in ("owner_before", "owner_after"):
        Moved.objects.filter(**{name: person_id}).update(**{name: None})


def copy(person_id: int) -> Mapping[str, list[Mapping[str, Any]]]:
    """All that is held about them."""
    asked = AskedOf.objects.filter(person=person_id).select_related("asking")
    heard = Heard.objects.filter(person=person_id).select_related("session")
    listens = Listener.objects.filter(person=person_id).select_related("session")
    return {
        "asked": [
            {"what": row.asking.title, "on": row.asking.on.isoformat(), "minutes": row.asking.minutes} for row in asked
        ],
        "concerns_raised": [
            {"concern": row.title, "said": row.words, "hurt": row.hurt, "on": row.raised_on.isoformat()}
            for row in Concern.objects.filter(person=person_id)
        ],
        "answers_owed_or_given": [
            {"concern": row.title, "due": row.due.isoformat(), "answer": row.answer}
            for row in Concern.objects.filter(Q(owner=person_id) | Q(answered_by=person_id))
        ],
        "heard_in": [{"session": row.session.title} for row in heard],
        "listens_in": [{"session": row.session.title} for row in listens],
        "initiatives": [
            {"initiative": row.initiative.name}
            for row in Worker.objects.filter(person=person_id).select_related("initiative")
        ],
        "initiatives_led": [{"initiative": row.name} for row in Initiative.objects.filter(lead=person_id)],
    }


def _answers(person_id: int) -> Q:
    moved = Q(moves__owner_before=person_id) | Q(moves__owner_after=person_id)
    return Q(owner=person_id) | Q(answered_by=person_id) | moved
