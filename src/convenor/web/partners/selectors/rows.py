"""From rows to what a viewer may see, and the one question every read here asks first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from convenor.web.kernel.rules import can_read_inside, require
from convenor.web.kernel.selectors import this_partnership
from convenor.web.kernel.viewer import Viewer
from convenor.web.partners.models import Affiliation, Community, Partner, Succession, Voice
from convenor.web.partners.rules import can_read_partners
from convenor.web.partners.selectors.seen import (
    AffiliationSeen,
    CommunitySeen,
    PartnerSeen,
    SuccessionSeen,
    VoiceSeen,
)

if TYPE_CHECKING:
    from convenor.web.kernel.models import Partnership


def may_read(viewer: Viewer) -> Partnership:
    """The viewer's partnership, if they may read its register."""
    partnership = this_partnership(viewer)
    require(can_read_partners(viewer, partnership), "partners.read")
    return partnership


def partner_rows(viewer: Viewer) -> QuerySet[Partner]:
    """The partners of the viewer's partnership, permission asked."""
    return Partner.objects.filter(partnership=may_read(viewer))


def words_in(words: str, *fields: str) -> Q:
    """That all the words are somewhere in one of the fields."""
    found = Q()
    for field in fields:
        found |= Q(**{f"{field}__icontains": words})
    return found


def partner_seen(viewer: Viewer, row: Partner) -> PartnerSeen:
    """A partner, without what stays inside for anybody outside."""
    inside = can_read_inside(viewer)
    return PartnerSeen(
        id=row.pk,
        ref=row.ref,
        revision=row.revision,
        name=row.name,
        short_name=row.short_name,
        kind=row.kind,
        kind_label=str(row.get_kind_display()),
        sector=row.sector,
        sector_label=str(row.get_sector_display()),
        participation=row.participation,
        participation_label=str(row.get_participation_display()) if row.participation else "",
        accountability=tuple(row.accountability),
        view_of_health=row.view_of_health,
        view_of_health_label=str(row.get_view_of_health_display()) if row.view_of_health else "",
        population_served=row.population_served,
        annual_budget=row.annual_budget,
        staff=row.staff,
        ods_code=row.ods_code,
        charity_number=row.charity_number,
        decision_timing=row.decision_timing,
        decision_days=row.decision_days,
        answers_to=row.answers_to,
        regulation=row.regulation,
        starts=row.starts,
        ends=row.ends,
        incentive=row.incentive if inside else "",
        culture=row.culture if inside else "",
        funding=row.funding if inside else "",
    )


def succession_seen(row: Succession) -> SuccessionSeen:
    """A succession with both names."""
    return SuccessionSeen(
        ref=row.ref,
        revision=row.revision,
        kind=row.kind,
        kind_label=str(row.get_kind_display()),
        on=row.on,
        earlier_ref=row.earlier.ref,
        earlier_name=row.earlier.name,
        later_ref=row.later.ref,
        later_name=row.later.name,
    )


def affiliation_seen(row: Affiliation) -> AffiliationSeen:
    """An affiliation with the names of both."""
    return AffiliationSeen(
        ref=row.ref,
        revision=row.revision,
        title=row.title,
        starts=row.starts,
        ends=row.ends,
        person_id=row.person_id,
        person_ref=row.person.ref,
        person_name=row.person.name,
        partner_ref=row.partner.ref,
        partner_name=row.partner.name,
    )


def voice_seen(row: Voice) -> VoiceSeen:
    """A voice with the names of the community and of whoever speaks."""
    return VoiceSeen(
        ref=row.ref,
        revision=row.revision,
        footing=row.footing,
        starts=row.starts,
        ends=row.ends,
        community_ref=row.community.ref,
        community_name=row.community.name,
        partner_ref=row.partner.ref if row.partner else "",
        person_ref=row.person.ref if row.person else "",
        person_id=row.person_id,
        speaker=row.partner.name if row.partner else row.person.name if row.person else "",
    )


def community_seen(viewer: Viewer, row: Community, voices: tuple[VoiceSeen, ...]) -> CommunitySeen:
    """A community with its voices, without its contact for anybody outside."""
    inside = can_read_inside(viewer)
    return CommunitySeen(
        id=row.pk,
        ref=row.ref,
        revision=row.revision,
        name=row.name,
        kind=row.kind,
        kind_label=str(row.get_kind_display()),
        size=row.size,
        about=row.about,
        starts=row.starts,
        ends=row.ends,
        voices=voices,
        contact_name=row.contact_name if inside else "",
        contact_email=row.contact_email if inside else "",
    )
