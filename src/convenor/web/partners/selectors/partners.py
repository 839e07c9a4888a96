"""Reads about partners: who they are, what they were called, what they came from and what followed them."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Q

from convenor.web.kernel.base import in_force_on
from convenor.web.kernel.errors import NotHere
from convenor.web.kernel.viewer import Viewer
from convenor.web.partners.lineage import NameHeld, name_on, standing_in
from convenor.web.partners.models import FormerName, Partner, Succession
from convenor.web.partners.selectors.rows import may_read, partner_rows, partner_seen, succession_seen, words_in
from convenor.web.partners.selectors.seen import Lineage, NameSeen, PartnerSeen, SuccessionSeen
from convenor.web.partners.vocabulary import Sector


def partners_visible_to(
    viewer: Viewer,
    *,
    on: date | None = None,
    search: str = "",
    sector: str = "",
    kind: str = "",
    participation: str = "",
    among: Iterable[int] | None = None,
) -> list[PartnerSeen]:
    """The partners by sector, then name; with `on`, those there on that day.

    `search` looks in names, former names and codes; `participation` is "mandated", "voluntary" or "unsaid".
    """
    rows = partner_rows(viewer)
    if on is not None:
        rows = rows.filter(in_force_on(on))
    if words := search.strip():
        former = FormerName.objects.filter(partnership_id=viewer.partnership_id, name__icontains=words)
        exact = Q(ref__iexact=words) | Q(ods_code__iexact=words) | Q(charity_number__iexact=words)
        rows = rows.filter(words_in(words, "name", "short_name") | exact | Q(pk__in=former.values("partner")))
    if sector:
        rows = rows.filter(sector=sector)
    if kind:
        rows = rows.filter(kind=kind)
    if participation:
        rows = rows.filter(participation="" if participation == "unsaid" else participation)
    if among is not None:
        rows = rows.filter(pk__in=list(among))
    order = {value: place for place, value in enumerate(Sector.values)}
    found = [partner_seen(viewer, row) for row in rows]
    return sorted(found, key=lambda one: (order.get(one.sector, len(order)), one.name.casefold(), one.ref))


def partner_visible_to(viewer: Viewer, ref: str) -> PartnerSeen:
    """One partner, there or ended."""
    row = partner_rows(viewer).filter(ref=ref).first()
    if row is None:
        raise NotHere("not_here", subject="partner")
    return partner_seen(viewer, row)


def partner_choices(viewer: Viewer, *, on: date, keep: str = "") -> list[tuple[str, str]]:
    """Partners to choose from in a form, by name; `keep` is one already chosen, there or not."""
    rows = partner_rows(viewer).filter(in_force_on(on) | Q(ref=keep)).order_by("name", "ref")
    return [(ref, name) for ref, name in rows.values_list("ref", "name")]


def partners_by_ods_code(viewer: Viewer) -> Mapping[str, PartnerSeen]:
    """Every partner that has an ODS code, ended ones too: codes are never used again."""
    return {row.ods_code: partner_seen(viewer, row) for row in partner_rows(viewer).exclude(ods_code="")}


def names_of(viewer: Viewer, ref: str) -> list[NameSeen]:
    """The names a partner went by, oldest first; not today's."""
    may_read(viewer)
    rows = FormerName.objects.filter(partnership_id=viewer.partnership_id, partner__ref=ref)
    return [NameSeen(row.ref, row.revision, row.name, row.starts, row.ends) for row in rows]


def name_visible_to(viewer: Viewer, ref: str) -> tuple[NameSeen, str]:
    """One former name, and the reference of the partner that went by it."""
    may_read(viewer)
    rows = FormerName.objects.filter(partnership_id=viewer.partnership_id).select_related("partner")
    row = rows.filter(ref=ref).first()
    if row is None:
        raise NotHere("not_here", subject="name")
    return NameSeen(row.ref, row.revision, row.name, row.starts, row.ends), row.partner.ref


def names_on(viewer: Viewer, day: date) -> Mapping[str, str]:
    """What every partner was called on a day, by reference: for a record of that day."""
    partnership = may_read(viewer)
    former: dict[int, list[NameHeld]] = {}
    for row in FormerName.objects.filter(partnership=partnership):
        former.setdefault(row.partner_id, []).append(NameHeld(row.name, row.starts, row.ends))
    rows = Partner.objects.filter(partnership=partnership).values_list("pk", "ref", "name")
    return {ref: name_on(name, former.get(key, ()), day) for key, ref, name in rows}


def successions_visible_to(viewer: Viewer) -> list[SuccessionSeen]:
    """Every merger, split and replacement, oldest first."""
    partnership = may_read(viewer)
    rows = Succession.objects.filter(partnership=partnership).select_related("earlier", "later")
    return [succession_seen(row) for row in rows]


def lineage_of(viewer: Viewer, ref: str) -> Lineage:
    """What a partner came from and what followed it, one step each way."""
    links = successions_visible_to(viewer)
    return Lineage(
        before=tuple(link for link in links if link.later_ref == ref),
        after=tuple(link for link in links if link.earlier_ref == ref),
    )


def standing_in_for(viewer: Viewer, ref: str, day: date) -> tuple[str, ...]:
    """The references of whoever stands in a partner's place on a day, through every merger until then."""
    links = [(link.earlier_ref, link.later_ref, link.on) for link in successions_visible_to(viewer)]
    return standing_in(links, ref, day)
