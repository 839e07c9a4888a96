"""What this room holds about a person: posts with partners, communities they speak for, and their name as a contact."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.apps import apps
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from convenor.web.partners.models import Affiliation, Community, Voice
from convenor.web.people.erasure import Held

COVERS = ("partners.Affiliation.person", "partners.Voice.person")


def plan(person_id: int) -> Iterable[Held]:
    """Everything here goes: who sits where is told by the seats, which another room keeps."""
    return [
        Held(_("Posts with partners"), Affiliation.objects.filter(person=person_id).count()),
        Held(_("Communities they speak for"), Voice.objects.filter(person=person_id).count()),
        Held(_("Communities that name them as the one to write to"), _named_as_contact(person_id).count()),
    ]


def erase(person_id: int) -> None:
    """Take all of it out. A community left without a voice then says so by itself."""
    _named_as_contact(person_id).update(contact_name="", contact_email="", revision=F("revision") + 1)
    Affiliation.objects.filter(person=person_id).delete()
    Voice.objects.filter(person=person_id).delete()


def copy(person_id: int) -> Mapping[str, list[Mapping[str, Any]]]:
    """All of it, for the person to take away."""
    posts = Affiliation.objects.filter(person=person_id).select_related("partner")
    voices = Voice.objects.filter(person=person_id).select_related("community")
    return {
        "posts": [{"partner": row.partner.name, "post": row.title, **_dates(row)} for row in posts],
        "speaks_for": [{"community": row.community.name, "footing": row.footing, **_dates(row)} for row in voices],
        "contact_for": [
            {"community": row.name, "name": row.contact_name, "email": row.contact_email}
            for row in _named_as_contact(person_id)
        ],
    }


def _dates(row: Affiliation | Voice) -> dict[str, str]:
    return {
        "from": row.starts.isoformat() if row.starts else "",
        "until": row.ends.isoformat() if row.ends else "",
    }


def _named_as_contact(person_id: int) -> QuerySet[Community]:
    """Communities whose contact is this person: the same address, or the same name in full."""
    people = apps.get_model("people", "Person")._default_manager  # its key and name alone, as a foreign key gives them
    row: Any = people.filter(pk=person_id).first()
    if row is None:
        return Community.objects.none()
    same = Q(contact_name__iexact=row.name) if row.name else Q()
    if row.email:
        same |= Q(contact_email__iexact=row.email)
    return Community.objects.filter(same, partnership=row.partnership_id) if same else Community.objects.none()
