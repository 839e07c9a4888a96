"""Pulses in short, for a home: which run, which closed lately, and of which of them the viewer was asked."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef

from convenor.web.kernel.viewer import Viewer
from convenor.web.pulses.models import Invitation, Wave
from convenor.web.pulses.rules import can_run_pulses, can_see_pulses
from convenor.web.pulses.vocabulary import AT_LEAST, WaveState

LATELY = timedelta(days=400)


FIELDS = (
    "ref",
    "title",
    "body__ref",
    "body__name",
    "closed",
    "closes",
    "invited",
    "answered",
    "what_comes",
    "comes_by",
    "asked_me",
)


@dataclass(frozen=True, slots=True)
class Seen:
    """One open or closed pulse. `answered` is None while it runs, and when fewer than five answered: nothing is shown.

    `mine`: the viewer was asked. Who of those asked has answered is nobody's to see.
    """

    ref: str
    title: str
    body_ref: str
    body_name: str
    closed: date | None
    closes: date
    invited: int
    answered: int | None
    what_comes: str
    comes_by: date | None
    mine: bool

    @property
    def open(self) -> bool:
        return self.closed is None


def pulses_lately(viewer: Viewer, on: date) -> list[Seen]:
    """The pulses that run on that day or closed within about a year before, newest first. One query."""
    if not can_see_pulses(viewer):
        return []
    rows = Wave.objects.filter(partnership_id=viewer.partnership_id, state__in=[WaveState.OPEN, WaveState.CLOSED])
    rows = rows.exclude(closed__lt=on - LATELY).exclude(closed__gt=on).order_by("-closes", "-ref")
    own = Invitation.objects.filter(wave=OuterRef("pk"), person=viewer.person_id)
    return [_seen(*row) for row in rows.annotate(asked_me=Exists(own)).values_list(*FIELDS)]


@dataclass(frozen=True, slots=True)
class NotOpened:
    """A pulse that was to open by itself and could not."""

    ref: str
    title: str
    opens_on: date


def not_opened(viewer: Viewer, on: date) -> list[NotOpened]:
    """For whoever runs pulses, those whose day to open has come and that are being prepared still. One query."""
    if not can_run_pulses(viewer):
        return []
    rows = Wave.objects.filter(partnership_id=viewer.partnership_id, state=WaveState.DRAFT, opens_on__lte=on)
    found = rows.order_by("opens_on", "ref").values_list("ref", "title", "opens_on")
    return [NotOpened(ref, title, opens_on or on) for ref, title, opens_on in found]


def _seen(
    ref: str,
    title: str,
    body_ref: str | None,
    body_name: str | None,
    closed: date | None,
    closes: date,
    invited: int,
    answered: int | None,
    what_comes: str,
    comes_by: date | None,
    mine: bool,
) -> Seen:
    shown = answered if answered is not None and answered >= AT_LEAST else None
    return Seen(ref, title, body_ref or "", body_name or "", closed, closes, invited, shown, what_comes, comes_by, mine)
