"""What this room holds about a person: that they are asked, and, while it is open, what they voted; a wish for quiet;
promises they own."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from convenor.web.conversations.links import token_of, voter_mark
from convenor.web.conversations.models import Conversation, Invitation, NoLetters, Proposal, Voter
from convenor.web.conversations.vocabulary import State
from convenor.web.people.erasure import Held

COVERS = (
    "conversations.Invitation.person",
    "conversations.NoLetters.person",
    "conversations.Proposal.owner",
)


def plan(person_id: int) -> Iterable[Held]:
    """Invitations and votes of what is open go; votes of what is closed stay, and nobody can tell which they are."""
    asked = Invitation.objects.filter(person=person_id)
    return [
        Held(_("Conversations they were asked to join, with their votes in those still open"), asked.count()),
        Held(
            _("Votes in conversations that are closed, and statements they wrote, if they did"),
            asked.count(),  # not how many: whoever erases must not learn that
            stays=True,
            why=_(
                "They are kept apart from who gave them. Nobody can tell which they are, so they cannot be taken out."
            ),
        ),
        Held(
            _("What earlier live results of conversations still open were worked out from"),
            asked.count(),
            stays=True,
            why=_(
                "It stands under a number that leads to nobody any more, and goes with the last result. Without it, "
                "the next result could tell what they had said."
            ),
        ),
        Held(_("Their wish for no letters about conversations"), NoLetters.objects.filter(person=person_id).count()),
        Held(_("Promises that name them as the owner; the promise stays"), _owned(person_id)),
    ]


def erase(person_id: int) -> None:
    """Take out what goes. How many were asked stays in the conversation itself."""
    asked = Invitation.objects.filter(person=person_id)
    # Held, so that no vote comes in between looking for theirs and taking the invitation away.
    held = Conversation.objects.filter(state=State.OPEN, invitations__person=person_id).order_by("pk")
    list(held.select_for_update(of=("self",)).values("pk"))
    marks = [voter_mark(token_of(nonce)) for nonce in asked.values_list("nonce", flat=True)]
    Voter.objects.filter(mark__in=marks).delete()
    asked.delete()
    NoLetters.objects.filter(person=person_id).delete()
    Proposal.objects.filter(owner=person_id).update(owner=None)


def copy(person_id: int) -> Mapping[str, list[Mapping[str, Any]]]:
    """Which conversations they were asked to join. Not their votes: a governance lead may make this copy."""
    asked = Invitation.objects.filter(person=person_id).select_related("conversation")
    return {
        "conversations": [{"question": row.conversation.question} for row in asked],
        "letters_about_conversations": [{"wanted": False} for _row in NoLetters.objects.filter(person=person_id)],
        "promises": [{"promise": row.will_do} for row in Proposal.objects.filter(owner=person_id)],
    }


def _owned(person_id: int) -> int:
    return Proposal.objects.filter(owner=person_id).count()
