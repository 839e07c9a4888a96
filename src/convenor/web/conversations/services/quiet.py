"""Letters about conversations: stopped, and wanted again, by whoever holds the link in one."""

from django.db import transaction

from convenor.web.conversations.models import NoLetters
from convenor.web.conversations.selectors.tellings import person_behind


@transaction.atomic  # allow: actor-named – whoever holds the link
def stop_letters(*, token: str) -> None:
    """Send this person no letters about conversations any more. Asked twice, it is as if asked once."""
    person = person_behind(token)
    NoLetters.objects.get_or_create(person_id=person["pk"], defaults={"partnership_id": person["partnership_id"]})


@transaction.atomic  # allow: actor-named – whoever holds the link
def want_letters(*, token: str) -> None:
    """Send them letters again."""
    NoLetters.objects.filter(person=person_behind(token)["pk"]).delete()
