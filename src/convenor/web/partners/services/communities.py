"""Writes about communities and who speaks for them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q

from convenor.web.kernel import audit
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.viewer import Viewer
from convenor.web.partners.models import Community, Partner, Voice
from convenor.web.partners.services.checks import (
    add_row,
    an_address,
    at_most,
    in_order,
    may_keep,
    named,
    one_of,
    own,
    save,
    tidy,
    whole,
)
from convenor.web.partners.vocabulary import CommunityKind
from convenor.web.people.selectors import person_visible_to

EDITABLE = frozenset({"name", "kind", "size", "about", "contact_name", "contact_email", "starts", "ends"})


@transaction.atomic
def add_community(*, by: Viewer, name: str, kind: str, ref: str = "", **fields: Any) -> Community:
    """Add people affected by what is decided, whether or not anybody speaks for them."""
    may_keep(by, "community.add")
    if unknown := set(fields) - EDITABLE:
        raise TypeError(f"a community has no {', '.join(sorted(unknown))}")
    community = Community()
    for field, value in _checked({"name": name, "kind": kind, **fields}).items():
        setattr(community, field, value)
    in_order(community.starts, community.ends)
    community.partnership_id = by.partnership_id or 0
    _only_one(community)
    add_row(by, community, ref)
    audit.record(by=by, verb="community.add", subject=community.ref)
    return community


@transaction.atomic
def edit_community(*, by: Viewer, ref: str, revision: int, **fields: Any) -> Community:
    """Change what is recorded of a community."""
    may_keep(by, "community.edit")
    community = own(Community, by, ref, "community")
    fields = _checked(fields)
    in_order(fields.get("starts", community.starts), fields.get("ends", community.ends))
    if changed := save(community, revision=revision, fields=fields, editable=EDITABLE):
        _only_one(community)
        audit.record(by=by, verb="community.edit", subject=community.ref, fields=changed)
    return community


@transaction.atomic
def end_community(*, by: Viewer, ref: str, revision: int, on: date) -> Community:
    """Say that a community is followed until that day and not after."""
    may_keep(by, "community.end")
    community = own(Community, by, ref, "community")
    in_order(community.starts, on)
    if save(community, revision=revision, fields={"ends": on}, editable=EDITABLE):
        audit.record(by=by, verb="community.end", subject=community.ref, on=on.isoformat())
    return community


@transaction.atomic
def give_voice(
    *,
    by: Viewer,
    community: str,
    partner: str = "",
    person: str = "",
    footing: str = "",
    starts: date | None = None,
    ends: date | None = None,
    ref: str = "",
) -> Voice:
    """Say that a partner, or a person, speaks for a community, and on what footing."""
    may_keep(by, "voice.add")
    if bool(partner) == bool(person):
        raise Invalid("voice_one_speaker", field="speaker")
    footing = tidy({"footing": footing})["footing"]
    at_most("footing", footing, 200)
    in_order(starts, ends)
    voice = Voice(
        community=own(Community, by, community, "community"),
        partner=own(Partner, by, partner, "partner") if partner else None,
        person_id=person_visible_to(by, person).id if person else None,
        footing=footing,
        starts=starts,
        ends=ends,
    )
    _not_twice(voice)
    add_row(by, voice, ref)
    audit.record(by=by, verb="voice.add", subject=voice.community.ref, voice=voice.ref)
    return voice


@transaction.atomic
def edit_voice(*, by: Viewer, ref: str, revision: int, **fields: Any) -> Voice:
    """Change the footing or the days of a voice. Who speaks for whom is never changed: end it and say anew."""
    may_keep(by, "voice.edit")
    voice = own(Voice, by, ref, "voice")
    fields = tidy(fields)
    at_most("footing", fields.get("footing", ""), 200)
    in_order(fields.get("starts", voice.starts), fields.get("ends", voice.ends))
    if changed := save(voice, revision=revision, fields=fields, editable={"footing", "starts", "ends"}):
        _not_twice(voice)
        audit.record(by=by, verb="voice.edit", subject=voice.community.ref, voice=voice.ref, fields=changed)
    return voice


def _checked(fields: Mapping[str, Any]) -> dict[str, Any]:
    neat = tidy(fields, lines=("about",))
    if "name" in neat:
        named(neat["name"], code="community_name_missing")
    if "kind" in neat:
        one_of("kind", neat["kind"], CommunityKind.values)
    whole("size", neat.get("size"))
    at_most("contact_name", neat.get("contact_name", ""), 200)
    at_most("contact_email", neat.get("contact_email", ""), 254)
    an_address("contact_email", neat.get("contact_email", ""))
    return neat


def _only_one(community: Community) -> None:
    others = Community.objects.filter(partnership=community.partnership_id).exclude(pk=community.pk)
    still = others.filter(Q(ends__isnull=True), name__iexact=community.name)
    if community.ends is None and (other := still.first()):
        raise Invalid("community_name_taken", field="name", other=other.name)


def _not_twice(voice: Voice) -> None:
    others = Voice.objects.filter(community=voice.community, partner=voice.partner, person=voice.person_id)
    others = others.exclude(pk=voice.pk)
    if voice.ends is not None:
        others = others.filter(Q(starts__isnull=True) | Q(starts__lte=voice.ends))
    if voice.starts is not None:
        others = others.filter(Q(ends__isnull=True) | Q(ends__gte=voice.starts))
    if others.exists():
        raise Invalid("voice_twice", field="speaker", community=voice.community.name)
