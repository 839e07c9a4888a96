"""Reads about communities: who they are, and who speaks for them."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Q, QuerySet

from convenor.web.kernel.base import in_force_on
from convenor.web.kernel.errors import NotHere
from convenor.web.kernel.rules import require
from convenor.web.kernel.viewer import Viewer
from convenor.web.partners.models import Community, Voice
from convenor.web.partners.rules import can_keep_partners
from convenor.web.partners.selectors.rows import community_seen, may_read, voice_seen, words_in
from convenor.web.partners.selectors.seen import CommunitySeen, VoiceSeen


def communities_visible_to(
    viewer: Viewer,
    *,
    on: date,
    search: str = "",
    kind: str = "",
    unheard: bool = False,
    among: Iterable[int] | None = None,
) -> list[CommunitySeen]:
    """The communities of a day by name, each with who speaks for it that day; `unheard`: only those with nobody."""
    rows = Community.objects.filter(in_force_on(on), partnership=may_read(viewer))
    if words := search.strip():
        rows = rows.filter(words_in(words, "name", "about") | Q(ref__iexact=words))
    if kind:
        rows = rows.filter(kind=kind)
    if among is not None:
        rows = rows.filter(pk__in=list(among))
    speaking = _by_community(_speaking(viewer, on))
    found = [community_seen(viewer, row, speaking.get(row.pk, ())) for row in rows]
    return [one for one in found if not one.heard] if unheard else found


def community_visible_to(viewer: Viewer, ref: str, *, on: date | None = None) -> CommunitySeen:
    """One community with its voices: those of a day, or without `on` all there ever were."""
    partnership = may_read(viewer)
    row = Community.objects.filter(partnership=partnership, ref=ref).first()
    if row is None:
        raise NotHere("not_here", subject="community")
    voices = _speaking(viewer, on) if on else _voices(viewer)
    return community_seen(viewer, row, _by_community(voices.filter(community=row)).get(row.pk, ()))


def community_choices(viewer: Viewer, *, on: date, keep: str = "") -> list[tuple[str, str]]:
    """Communities to choose from in a form, by name; `keep` is one already chosen, there or not."""
    rows = Community.objects.filter(in_force_on(on) | Q(ref=keep), partnership=may_read(viewer))
    return [(ref, name) for ref, name in rows.values_list("ref", "name")]


def voices_of_partner(viewer: Viewer, ref: str, *, on: date) -> list[VoiceSeen]:
    """The communities a partner speaks for on a day."""
    may_read(viewer)
    return [voice_seen(row) for row in _speaking(viewer, on).filter(partner__ref=ref)]


def voices_of_people(viewer: Viewer, person_ids: Iterable[int], *, on: date) -> Mapping[int, list[VoiceSeen]]:
    """The communities that people speak for in their own person on a day, by person."""
    may_read(viewer)
    found: dict[int, list[VoiceSeen]] = {}
    for row in _speaking(viewer, on).filter(person__in=list(person_ids)):
        found.setdefault(row.person_id or 0, []).append(voice_seen(row))
    return found


def voice_visible_to(viewer: Viewer, ref: str) -> VoiceSeen:
    """One voice, for whoever may change it."""
    require(can_keep_partners(viewer), "voice.edit")
    row = _voices(viewer).filter(ref=ref).first()
    if row is None:
        raise NotHere("not_here", subject="voice")
    return voice_seen(row)


def _voices(viewer: Viewer) -> QuerySet[Voice]:
    rows = Voice.objects.filter(partnership_id=viewer.partnership_id)
    return rows.select_related("community", "partner", "person").order_by("starts", "pk")


def _speaking(viewer: Viewer, on: date) -> QuerySet[Voice]:
    """Voices of a day. An organisation that is no longer there speaks for nobody, whatever the voice's own dates."""
    there = Q(partner__isnull=True) | in_force_on(on, "partner__")
    return _voices(viewer).filter(in_force_on(on), there)


def _by_community(rows: Iterable[Voice]) -> Mapping[int, tuple[VoiceSeen, ...]]:
    found: dict[int, list[VoiceSeen]] = {}
    for row in rows:
        found.setdefault(row.community_id, []).append(voice_seen(row))
    return {key: tuple(voices) for key, voices in found.items()}
