"""What stands behind a personal link: the questions, and what its holder has written so far. No account is needed."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from convenor.web.kernel.errors import NotHere
from convenor.web.kernel.links import digest_of
from convenor.web.pulses.links import person_of_stop_token
from convenor.web.pulses.models import Invitation, NoLetters
from convenor.web.pulses.vocabulary import WaveState


@dataclass(frozen=True, slots=True)
class Door:
    """A pulse as its link's holder sees it. `state`: open, sent, over (its last day is past), closed or cancelled."""

    state: str
    title: str
    partnership: str
    slug: str
    body_name: str
    items: list[dict[str, Any]]
    closes: date
    what_comes: str
    comes_by: date | None
    invited: int
    breakdowns: list[str]
    draft: dict[str, str]
    revision: int
    person_id: int


# allow: viewer-first – whoever holds the link
def door_of(token: str, on: date) -> Door:
    """What the link leads to. NotHere when it is none of ours, or of somebody whose details were erased."""
    rows = Invitation.objects.select_related("wave__partnership", "wave__body")
    row = rows.filter(digest=digest_of(token)).order_by("pk").first()
    if row is None:
        raise NotHere("pulse_link_unknown")
    wave = row.wave
    return Door(
        state=state_on(row, on),
        title=wave.title,
        partnership=wave.partnership.name,
        slug=wave.partnership.slug,
        body_name=wave.body.name if wave.body else "",
        items=wave.items,
        closes=wave.closes or on,
        what_comes=wave.what_comes,
        comes_by=wave.comes_by,
        invited=wave.invited,
        breakdowns=wave.breakdowns,
        draft=row.draft,
        revision=row.draft_revision,
        person_id=row.person_id,
    )


# allow: viewer-first – whoever holds the link
def state_on(row: Invitation, on: date) -> str:
    """What has become of an invitation on a day."""
    if row.wave.state != WaveState.OPEN:
        return str(row.wave.state)
    if row.sent:
        return "sent"
    return "over" if row.wave.closes is not None and row.wave.closes < on else "open"


# allow: viewer-first – whoever holds the link
def wants_no_letters(token: str) -> bool:
    """Whether the holder of a letter's stop link has stopped letters already. NotHere when it is none of ours."""
    person_id = person_of_stop_token(token)
    if person_id is None:
        raise NotHere("pulse_link_unknown")
    return NoLetters.objects.filter(person=person_id).exists()
