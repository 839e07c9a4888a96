"""What this room holds about a person: that they are asked, what they have written and not sent, and a wish for quiet.

An answer once sent is on a sheet that says of nobody whose it is. So it cannot go, and people are told so beforehand.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from convenor.web.people.erasure import Held
from convenor.web.pulses.models import Invitation, NoLetters

COVERS = ("pulses.Invitation.person", "pulses.NoLetters.person")


def plan(person_id: int) -> Iterable[Held]:
    """Invitations go, with what was not sent; answers sent stay, and nobody can tell which they are."""
    asked = Invitation.objects.filter(person=person_id)
    return [
        Held(_("Pulses they were asked to answer, with answers not sent yet"), asked.count()),
        Held(
            _("Answers to pulses, if they sent any"),
            asked.count(),  # not how many they sent: whoever erases must not learn that
            stays=True,
            why=_(
                "They are kept apart from who gave them. Nobody can tell which they are, so they cannot be taken out."
            ),
        ),
        Held(_("Their wish for no letters about pulses"), NoLetters.objects.filter(person=person_id).count()),
    ]


def erase(person_id: int) -> None:
    """Take out what goes. How many were asked stays in the pulse itself."""
    Invitation.objects.filter(person=person_id).delete()
    NoLetters.objects.filter(person=person_id).delete()


def copy(person_id: int) -> Mapping[str, list[Mapping[str, Any]]]:
    """Which pulses they are or were asked to answer.

    Not what they have written and not sent: a governance lead may make this copy. They read it by their own link.
    """
    asked = Invitation.objects.filter(person=person_id).select_related("wave")
    return {
        "pulses": [{"pulse": row.wave.title} for row in asked],
        "letters_about_pulses": [{"wanted": False} for _row in NoLetters.objects.filter(person=person_id)],
    }
