"""The recruitment list, seen by the partnership's own people alone.

All of them may see who has been asked, for which seat, and how far it has come: nobody need ask twice, and members know
whose absence is being worked on. What was said in private (whom to ask, what would bring them, what they answered) is
for those who ask: governance leads and leaders.
"""

from dataclasses import dataclass
from datetime import date

from convenor.web.bodies.models import Body, Outreach
from convenor.web.bodies.vocabulary import OutreachState, SeatClass
from convenor.web.kernel.errors import NotHere
from convenor.web.kernel.rules import can_invite_missing, can_read_inside, require
from convenor.web.kernel.viewer import Viewer

ORDER = {state.value: number for number, state in enumerate(OutreachState)}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list. The private words are None where the viewer may not read them."""

    ref: str
    party: str
    community: str | None
    partner: str | None
    body: Body | None
    seat_class: str
    state: str
    asked_on: date | None
    answered_on: date | None
    asks: str
    who: str | None = None
    would_bring: str | None = None
    answer: str | None = None

    @property
    def seat(self) -> str:
        """The class of seat in words, empty where none is named."""
        return str(SeatClass(self.seat_class).label) if self.seat_class else ""


def outreach(viewer: Viewer, *, body: Body | None = None) -> list[Line]:
    """The whole list (or that of one body), those nobody has asked first."""
    require(can_read_inside(viewer), "outreach.read")
    rows = Outreach.objects.filter(partnership_id=viewer.partnership_id)
    rows = rows.select_related("community", "partner", "body", "asks")
    if body is not None:
        rows = rows.filter(body=body)
    lines = [_line(row, private=can_invite_missing(viewer)) for row in rows]
    return sorted(lines, key=lambda line: (ORDER[line.state], line.party, line.ref))


def outreach_of(viewer: Viewer, ref: str) -> Outreach:
    """One line with all its words, for those who keep the list."""
    require(can_invite_missing(viewer), "outreach.read_one")
    rows = Outreach.objects.filter(partnership_id=viewer.partnership_id, ref=ref)
    row = rows.select_related("community", "partner", "body", "asks").first()
    if row is None:
        raise NotHere("not_here", subject=ref)
    return row


def _line(row: Outreach, *, private: bool) -> Line:
    return Line(
        ref=row.ref,
        party=str(row),
        community=row.community.ref if row.community else None,
        partner=row.partner.ref if row.partner else None,
        body=row.body,
        seat_class=row.seat_class,
        state=row.state,
        asked_on=row.asked_on,
        answered_on=row.answered_on,
        asks=row.asks.name if row.asks else "",
        who=row.who if private else None,
        would_bring=row.would_bring if private else None,
        answer=row.answer if private else None,
    )
