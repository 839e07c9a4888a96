"""What this room holds about a person."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from convenor.web.listening.models import AskedOf
from convenor.web.people.erasure import Held

COVERS: Sequence[str] = ("listening.AskedOf.person",)


def plan(person_id: int) -> Iterable[Held]:
    """What would go and what would stay."""
    return [Held(_("That their time was asked for in the last 90 days"), _asked(person_id).count())]


def erase(person_id: int) -> None:
    """Take out what goes. How many people were asked stays."""
    _asked(person_id).delete()


def copy(person_id: int) -> Mapping[str, list[Mapping[str, Any]]]:
    """All that is held about them."""
    asked = _asked(person_id).select_related("asking")
    return {
        "asked": [
            {"what": row.asking.title, "on": row.asking.on.isoformat(), "minutes": row.asking.minutes} for row in asked
        ]
    }


def _asked(person_id: int) -> Any:
    return AskedOf.objects.filter(person=person_id)
