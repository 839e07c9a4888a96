"""The background as it is told to different people, newest and former; and who wants no letters."""

from collections.abc import Sequence
from typing import Any

from convenor.web.conversations.links import person_of_stop_token
from convenor.web.conversations.models import Conversation, Invitation, NoLetters, Telling
from convenor.web.kernel.errors import NotHere
from convenor.web.kernel.viewer import Viewer


def tellings_of(viewer: Viewer, row: Conversation, *, former: bool = False) -> Sequence[Telling]:
    """Every version that stands, by audience; with `former` also those replaced since, which stay readable."""
    rows = Telling.objects.filter(conversation=row, partnership_id=viewer.partnership_id)
    if not former:
        rows = rows.filter(replaced=False)
    return list(rows.order_by("audience", "-pk"))


def telling_to_replace(viewer: Viewer, row: Conversation, ref: str) -> Telling:
    """One version that still stands."""
    rows = Telling.objects.filter(conversation=row, partnership_id=viewer.partnership_id, replaced=False, ref=ref)
    found = rows.first()
    if found is None:
        raise NotHere("not_here", subject=ref)
    return found


# allow: viewer-first – whoever holds the link
def wants_no_letters(token: str) -> bool:
    """Whether the person behind a link to stop letters has stopped them. NotHere when it is none of ours."""
    return NoLetters.objects.filter(person=person_behind(token)["pk"]).exists()


# allow: viewer-first – whoever holds the link
def person_behind(token: str) -> dict[str, int]:
    """Whose link to stop letters it is."""
    person_id = person_of_stop_token(token)
    people: Any = Invitation.person.field.related_model._default_manager  # reached through this room's own key
    row = people.filter(pk=person_id).values("pk", "partnership_id").first() if person_id else None
    if row is None:
        raise NotHere("conversation_link_unknown")
    return {"pk": row["pk"], "partnership_id": row["partnership_id"]}
