"""How each figure is worked out and what to beware of, in words, by the codes that a `Finding` carries."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

METHODS: Mapping[str, Any] = {
    "inclusion_gap": _("Pairs of a body and somebody affected by it; how many of them hold a seat there."),
    "required_places": _("Of the places that a pathway requires on the body that looks after it, the share held."),
    "sector_shares": _("Seats held by sector, against the whole seats that the agreed share comes to."),
    "pair": _("The weaker side’s share of the seats that both sides of a pair hold."),
    "accountability": _("Which of five ways of being answerable the organisations with a seat have."),
    "health_views": _("The share of seats whose organisation sees health socially, alone or with the medical view."),
    "clinical_share": _("Of the people with a seat whose profession is known, the share who are clinicians."),
    "front_line_link": _("Of the people with a seat who were asked, the share who still work with patients."),
    "concentration": _(
        "How unevenly something lies with the partners: 0 where all hold the same, near 1 where one holds nearly all "
        "(Gini’s coefficient)."
    ),
    "leadership_spread": _("Of the bodies that somebody leads, the share that the sector leading most leads."),
    "acceptance": _(
        "Of the bodies with a lead and three or more others, the share where the lead shares a profession, a sector or "
        "a community with at least a third of the others."
    ),
    "vantage": _(
        "The distance between system, place and neighbourhood in the share of seats that bring a social view of health."
    ),
    "layers": _("Bodies on the longest way up from any body to one that reports to nobody."),
    "hidden_hierarchies": _("Four patterns of powers, votes, seats and leads that the tree does not show."),
    "spanners": _(
        "The share of people with a seat who join what is apart in two or more of four ways: bodies, system and place, "
        "sectors, professions."
    ),
    "bridging": _("How often the shortest ways between people and bodies lead through somebody, on average."),
}

CAVEATS: Mapping[str, Any] = {
    "seat_is_not_yet_a_voice": _("A seat is not yet a voice."),
    "some_seats_without_sector": _("Some seats belong to no sector and count in the whole only."),
    "some_seats_unknown": _("Of some seats this is not known; they are left out."),
    "no_power_written_down": _("For some bodies no power is written down, so the way to a decision is not known."),
    "sharing_is_not_acceptance": _("Sharing a profession or sector is no proof of being accepted; ask people."),
    "seats_are_posts_not_merit": _("Seats are posts people hold, not a merit."),
}
