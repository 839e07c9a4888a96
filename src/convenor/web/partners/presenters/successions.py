"""Mergers in words: what is recorded, and what another would mean."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.web.partners.holdings import Holding
from convenor.web.partners.presenters.words import listed
from convenor.web.partners.selectors import AffiliationSeen, PartnerSeen, SuccessionSeen, VoiceSeen
from convenor.web.partners.vocabulary import SuccessionKind

Hanging = tuple[PartnerSeen, Sequence[Holding], Sequence[VoiceSeen], Sequence[AffiliationSeen]]


def followed_list(
    links: Iterable[SuccessionSeen], *, address: Callable[..., str], link: Callable[[str], str]
) -> list[list[Any]]:
    """Rows of what is recorded, the latest first."""
    return [
        [
            {"text": one.earlier_name, "href": address("partner", ref=one.earlier_ref)},
            one.kind_label,
            {"text": one.later_name, "href": address("partner", ref=one.later_ref)},
            date_format(one.on, "j F Y"),
            {"text": _("Take back"), "href": link(one.ref)},
        ]
        for one in sorted(links, key=lambda one: one.on, reverse=True)
    ]


def follow_check(
    kind: str,
    hanging: Sequence[Hanging],
    later: Sequence[PartnerSeen],
    *,
    on: date,
    page_of: Callable[..., str],
) -> dict[str, Any]:
    """What is about to be recorded, and what hangs on each partner that ends."""
    before = listed([one[0].name for one in hanging])
    after = listed([one.name for one in later])
    parts = {"before": before, "after": after, "on": date_format(on, "j F Y")}
    said = {
        SuccessionKind.MERGER: _("%(before)s will be part of %(after)s, in law from %(on)s."),
        SuccessionKind.SPLIT: _("%(before)s will become %(after)s, in law from %(on)s."),
        SuccessionKind.REPLACED: _("%(after)s will take the place of %(before)s, in law from %(on)s."),
    }
    return {
        "sentence": said[SuccessionKind(kind)] % parts,
        "last_day": date_format(on - timedelta(days=1), "j F Y"),
        "ends": [_ends(one, page_of) for one in hanging],
    }


def _ends(hanging: Hanging, page_of: Callable[..., str]) -> dict[str, Any]:
    partner, held, voices, people = hanging
    items: list[dict[str, str]] = [
        {"text": one.says, "href": page_of(one.address, **one.parts) if one.address else ""} for one in held
    ]
    items += [
        {
            "text": _("Speaks for %(community)s, which would have to find another voice")
            % {"community": voice.community_name},
            "href": page_of("partners:voices", ref=voice.community_ref),
        }
        for voice in voices
    ]
    if people:
        text = ngettext("%(n)d person belongs to it", "%(n)d people belong to it", len(people)) % {"n": len(people)}
        items.append({"text": text, "href": ""})
    return {"name": partner.name, "items": items}
