"""What this room holds about a person: seats, answers to ground rules, pathways they lead, and recruiting they are in.

Who held which seat, and when, stays: the public must be able to check who took part in deciding. The name stays beside
it, unless all their seats were on bodies that only advise: not set up by law, not meeting in public, said to advise.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from convenor.web.bodies.models import CharterAgreement, Notice, Outreach, Pathway, Term
from convenor.web.bodies.vocabulary import LegalStatus
from convenor.web.kernel.clock import today
from convenor.web.people.erasure import Held

COVERS = (
    "bodies.Term.person",
    "bodies.CharterAgreement.person",
    "bodies.Pathway.lead",
    "bodies.Outreach.asks",
)
BY_LAW = (LegalStatus.STATUTORY, LegalStatus.STATUTORY_COMMITTEE, LegalStatus.JOINT)


def plan(person_id: int) -> Iterable[Held]:
    """What would go, and which seats stay on record."""
    on = today()
    begun = Term.objects.filter(person=person_id).exclude(starts__gt=on)
    advising = begun.filter(_only_advises())
    return [
        Held(
            _("Seats held on bodies that decide, are set up by law or meet in public"),
            begun.exclude(pk__in=advising.values("pk")).count(),
            stays=True,
            why=_("The public must be able to check who took part. A seat held now ends today."),
            names_them=True,
        ),
        Held(
            _("Seats held on bodies that only advise"),
            advising.count(),
            stays=True,
            why=_("That the seat was held stays. A seat held now ends today."),
        ),
        Held(_("Seats they were to take up"), _to_come(person_id, on).count()),
        Held(_("Answers to ground rules, with their reservations"), _answers(person_id).count()),
        Held(_("Pathways they lead"), Pathway.objects.filter(lead=person_id).count()),
        Held(_("Invitations to others that they were to make"), Outreach.objects.filter(asks=person_id).count()),
        Held(_("Their name as somebody to ask"), _to_be_asked(person_id).count()),
        Held(_("Their e-mail address in notices sent"), _notices(person_id).count()),
    ]


def erase(person_id: int) -> None:
    """Take out what goes; a seat they hold is empty from tomorrow.

    Each row says by its revision that it changed: a page left open, or a file undone, must not write it back.
    """
    on, revision = today(), F("revision") + 1
    _to_be_asked(person_id).update(who="", revision=revision)
    _notices(person_id).update(sent_to="–", revision=revision)
    _answers(person_id).delete()
    Pathway.objects.filter(lead=person_id).update(lead=None, revision=revision)
    Outreach.objects.filter(asks=person_id).update(asks=None, revision=revision)
    _to_come(person_id, on).delete()
    Term.objects.filter(person=person_id).exclude(came_by="").update(came_by="", revision=revision)
    Term.objects.filter(Q(ends=None) | Q(ends__gt=on), person=person_id).update(ends=on, revision=revision)


def copy(person_id: int) -> Mapping[str, list[Mapping[str, Any]]]:
    """All of it, for the person to take away."""
    terms = Term.objects.filter(person=person_id).select_related("seat__body")
    answers = _answers(person_id).select_related("rule__charter__body")
    return {
        "seats": [
            {
                "body": row.seat.body.name,
                "seat": row.seat.title,
                "acting": row.acting,
                "came_by": row.came_by,
                "from": row.starts.isoformat() if row.starts else "",
                "until": row.ends.isoformat() if row.ends else "",
            }
            for row in terms
        ],
        "ground_rules": [
            {
                "body": row.rule.charter.body.name,
                "rule": row.rule.text,
                "agrees": row.agreed,
                "reservation": row.reservation,
                "on": row.on.isoformat(),
            }
            for row in answers
        ],
        "pathways_led": [{"pathway": row.name} for row in Pathway.objects.filter(lead=person_id)],
        "to_ask": [
            {"who": row.who, "party": str(row)}
            for row in Outreach.objects.filter(asks=person_id).select_related("community", "partner")
        ],
        "to_be_asked": [{"party": str(row), "would_bring": row.would_bring} for row in _to_be_asked(person_id)],
        "notices": [{"topic": str(row.topic), "to": row.sent_to} for row in _notices(person_id)],
    }


def _only_advises() -> Q:
    """The seat's body was said to advise, has no standing in law and does not meet in public."""
    by_law, in_public = Q(seat__body__legal_status__in=BY_LAW), Q(seat__body__in_public=True)
    return Q(seat__body__members_decide=False) & ~by_law & ~in_public


def _answers(person_id: int) -> QuerySet[CharterAgreement]:
    return CharterAgreement.objects.filter(person=person_id)


def _to_come(person_id: int, on: date) -> QuerySet[Term]:
    return Term.objects.filter(person=person_id, starts__gt=on)


def _to_be_asked(person_id: int) -> QuerySet[Outreach]:
    """Lines of the recruitment list that name this person, in full, as the one to ask."""
    person = _person(person_id)
    if person is None or not person.name:
        return Outreach.objects.none()
    return Outreach.objects.filter(partnership=person.partnership_id, who__iexact=person.name)


def _notices(person_id: int) -> QuerySet[Notice]:
    person = _person(person_id)
    if person is None or not person.email:
        return Notice.objects.none()
    return Notice.objects.filter(partnership=person.partnership_id, sent_to__iexact=person.email)


def _person(person_id: int) -> Any:
    """The row itself, as this room's own foreign key gives it."""
    return Term.person.field.related_model._default_manager.filter(pk=person_id).first()
