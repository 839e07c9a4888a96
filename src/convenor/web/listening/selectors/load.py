"""How much was asked lately of those one is about to ask, and of partners; beside it, what came of it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from convenor.web.kernel.errors import NotHere
from convenor.web.kernel.rules import require
from convenor.web.kernel.viewer import Viewer
from convenor.web.listening.models import AskedOf, Asking
from convenor.web.listening.rules import can_keep_asks, can_see_asks, can_see_load
from convenor.web.listening.selectors.initiatives import initiatives_of_partners, initiatives_of_people
from convenor.web.listening.vocabulary import A_YEAR, WINDOW
from convenor.web.partners.selectors import affiliations_of_people
from convenor.web.people.selectors import people_visible_to


@dataclass(frozen=True, slots=True)
class PersonLoad:
    """What was asked of one person in the last 90 days, and in how many initiatives that go on they are."""

    id: int
    name: str
    clinical: bool
    asks: int = 0
    minutes: int = 0
    initiatives: int = 0


@dataclass(frozen=True, slots=True)
class PartnerLoad:
    """What was asked of one partner's people in the last 90 days: asks, minutes of all of them together, and of its
    clinicians apart; and in how many initiatives that go on it is."""

    ref: str
    name: str
    asks: int = 0
    minutes: int = 0
    clinician_asks: int = 0
    clinician_minutes: int = 0
    initiatives: int = 0


@dataclass(frozen=True, slots=True)
class AskSeen:
    """Something that was asked, of how many, and what came of it."""

    ref: str
    revision: int
    kind: str
    kind_label: str
    title: str
    minutes: int
    on: date
    people: int
    clinicians: int
    front_line: int
    not_front_line: int
    came: str
    came_on: date | None


@dataclass(frozen=True, slots=True)
class Load:
    """What weighs on those one is about to ask. `earlier`: what was asked of them or their organisations in a year."""

    people: tuple[PersonLoad, ...]
    partners: tuple[PartnerLoad, ...]
    earlier: tuple[AskSeen, ...]

    @property
    def minutes(self) -> int:
        return sum(one.minutes for one in self.people)


def load_of(viewer: Viewer, person_ids: Iterable[int], on: date, *, leads: bool = False) -> Load:
    """The load of those one is about to ask; `leads`: whether the viewer leads the body asked. A fixed number of
    queries, however many people."""
    require(can_see_load(viewer, leads=leads), "ask.load")
    people = people_visible_to(viewer, on=on, among=set(person_ids))
    ids = [one.id for one in people]
    since = Q(asking__partnership_id=viewer.partnership_id, asking__on__gte=on - WINDOW, asking__on__lte=on)
    rows = AskedOf.objects.filter(since, person__in=ids).values_list("person_id", "asking_id", "asking__minutes")
    asks, minutes, reached = Counter[int](), Counter[int](), set()
    for person_id, asking_id, took in rows:
        asks[person_id] += 1
        minutes[person_id] += took
        reached.add(asking_id)
    within = initiatives_of_people(viewer, ids)
    posts = affiliations_of_people(viewer, ids, on=on)
    refs = {post.partner_ref for found in posts.values() for post in found}
    return Load(
        people=tuple(
            PersonLoad(one.id, one.name, one.clinical, asks[one.id], minutes[one.id], within[one.id]) for one in people
        ),
        partners=tuple(_partners(viewer, on, refs)),
        earlier=tuple(_earlier(viewer, on, reached, refs)),
    )


def partner_load_of(viewer: Viewer, on: date) -> list[PartnerLoad]:
    """Every partner of whose people something was asked in the last 90 days, by name: a list, no ranking."""
    require(can_see_asks(viewer), "ask.read")
    return _partners(viewer, on)


def asks_lately(viewer: Viewer, on: date) -> list[AskSeen]:
    """What was asked in the last year, the newest first; never of whom."""
    require(can_see_asks(viewer), "ask.read")
    rows = Asking.objects.filter(partnership_id=viewer.partnership_id, on__gte=on - A_YEAR)
    return [_ask(row) for row in rows]


def ask_of(viewer: Viewer, ref: str) -> AskSeen:
    """One ask, for whoever keeps the ledger."""
    require(can_keep_asks(viewer), "ask.came")
    row = Asking.objects.filter(partnership_id=viewer.partnership_id, ref=ref).first()
    if row is None:
        raise NotHere("not_here", subject=ref)
    return _ask(row)


def own_load(viewer: Viewer, on: date) -> tuple[int, int]:
    """How often, and for how many minutes together, the viewer was asked in the last 90 days."""
    require(can_see_asks(viewer), "ask.read")
    rows = AskedOf.objects.filter(person_id=viewer.person_id, asking__on__gte=on - WINDOW)
    if viewer.person_id is None:
        return 0, 0
    minutes = list(rows.values_list("asking__minutes", flat=True))
    return len(minutes), sum(minutes)


def _partners(viewer: Viewer, on: date, only: Iterable[str] | None = None) -> list[PartnerLoad]:
    rows = AskedOf.objects.filter(
        partner__isnull=False,
        asking__partnership_id=viewer.partnership_id,
        asking__on__gte=on - WINDOW,
        asking__on__lte=on,
    )
    if only is not None:
        rows = rows.filter(partner__ref__in=set(only))
    found: dict[tuple[str, str, int], list[tuple[int, int, int]]] = defaultdict(list)
    for row in rows.select_related("partner", "asking"):
        if row.partner is not None:
            key = (row.partner.name, row.partner.ref, row.partner.pk)
            found[key].append((row.asking.minutes, row.people, row.clinicians))
    within = initiatives_of_partners(viewer)
    return [_partner(ref, name, asked, within[pk]) for (name, ref, pk), asked in sorted(found.items())]


def _partner(ref: str, name: str, asked: Sequence[tuple[int, int, int]], within: int) -> PartnerLoad:
    clinical = [(took, count) for took, _people, count in asked if count]
    return PartnerLoad(
        ref=ref,
        name=name,
        asks=len(asked),
        minutes=sum(took * people for took, people, _count in asked),
        clinician_asks=len(clinical),
        clinician_minutes=sum(took * count for took, count in clinical),
        initiatives=within,
    )


def _earlier(viewer: Viewer, on: date, reached: set[int], partners: set[str]) -> list[AskSeen]:
    of_partners = AskedOf.objects.filter(partner__ref__in=partners).values("asking")
    rows = Asking.objects.filter(partnership_id=viewer.partnership_id, on__gte=on - A_YEAR, on__lte=on)
    return [_ask(row) for row in rows.filter(Q(pk__in=reached) | Q(pk__in=of_partners))]


def _ask(row: Asking) -> AskSeen:
    return AskSeen(
        ref=row.ref,
        revision=row.revision,
        kind=row.kind,
        kind_label=str(row.get_kind_display()),
        title=row.title,
        minutes=row.minutes,
        on=row.on,
        people=row.people,
        clinicians=row.clinicians,
        front_line=row.front_line,
        not_front_line=row.not_front_line,
        came=row.came,
        came_on=row.came_on,
    )
