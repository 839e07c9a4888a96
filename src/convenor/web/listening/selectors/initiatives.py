"""The register of initiatives, and the words that are owed to those who worked on abandoned ones."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from convenor.web.kernel.errors import NotHere
from convenor.web.kernel.rules import can_read_inside, require
from convenor.web.kernel.viewer import Viewer
from convenor.web.listening.models import Initiative
from convenor.web.listening.rules import can_keep_initiatives
from convenor.web.listening.vocabulary import InitiativeState


@dataclass(frozen=True, slots=True)
class InitiativeSeen:
    """One initiative, who is in it, and what became of it."""

    ref: str
    revision: int
    name: str
    about: str
    begun: date | None
    lead: str
    partners: tuple[str, ...]
    people: tuple[str, ...]
    state: str
    state_label: str
    ended_on: date | None
    reason: str
    notice: str
    notice_on: date | None
    notice_to: int

    @property
    def owes_a_word(self) -> bool:
        return self.state == InitiativeState.ABANDONED and self.notice_on is None and bool(self.people)


def initiatives(viewer: Viewer) -> list[InitiativeSeen]:
    """All of them: those that owe a word first, then those going on, then the rest, each by name."""
    require(can_read_inside(viewer), "initiative.read")
    order = {state: number for number, state in enumerate(InitiativeState.values)}
    found = [_seen(row) for row in _rows(viewer)]
    return sorted(found, key=lambda one: (not one.owes_a_word, order[one.state], one.name, one.ref))


def initiative_of(viewer: Viewer, ref: str) -> InitiativeSeen:
    """One of them."""
    return _seen(initiative_row(viewer, ref))


def initiative_row(viewer: Viewer, ref: str) -> Initiative:
    """The row itself, for services and forms."""
    require(can_read_inside(viewer), "initiative.read")
    row = _rows(viewer).filter(ref=ref).first()
    if row is None:
        raise NotHere("not_here", subject=ref)
    return row


def words_owed(viewer: Viewer) -> list[InitiativeSeen]:
    """Abandoned initiatives whose people have not been told, for those who keep the register of them."""
    if not can_keep_initiatives(viewer):
        return []
    rows = _rows(viewer).filter(state=InitiativeState.ABANDONED, notice_on=None)
    return [one for one in map(_seen, rows) if one.owes_a_word]


def initiatives_of_people(viewer: Viewer, person_ids: Iterable[int]) -> Counter[int]:
    """In how many initiatives that go on each person is."""
    return _going(viewer, "people", person_ids)


def initiatives_of_partners(viewer: Viewer) -> Counter[int]:
    """In how many initiatives that go on each partner is, by its number."""
    return _going(viewer, "partners", None)


def _going(viewer: Viewer, what: str, ids: Iterable[int] | None) -> Counter[int]:
    require(can_read_inside(viewer), "initiative.read")
    rows = Initiative.objects.filter(partnership_id=viewer.partnership_id, state=InitiativeState.GOING)
    if ids is not None:
        rows = rows.filter(**{f"{what}__in": list(ids)})
    return Counter(number for number in rows.order_by().values_list(what, flat=True) if number is not None)


def _rows(viewer: Viewer) -> QuerySet[Initiative]:
    rows = Initiative.objects.filter(partnership_id=viewer.partnership_id).select_related("lead")
    return rows.prefetch_related("partners", "people")


def _seen(row: Initiative) -> InitiativeSeen:
    return InitiativeSeen(
        ref=row.ref,
        revision=row.revision,
        name=row.name,
        about=row.about,
        begun=row.begun,
        lead=row.lead.name if row.lead else "",
        partners=tuple(one.name for one in row.partners.all()),
        people=tuple(one.name for one in row.people.all()),
        state=row.state,
        state_label=str(row.get_state_display()),
        ended_on=row.ended_on,
        reason=row.reason,
        notice=row.notice,
        notice_on=row.notice_on,
        notice_to=row.notice_to,
    )
