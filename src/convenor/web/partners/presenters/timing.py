"""Who can decide within how many days."""

from collections.abc import Callable, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.web.partners.presenters.words import days, percent
from convenor.web.partners.selectors import PartnerSeen

WITHIN = (14, 30, 60, 90)


def decision_calendar(found: Sequence[PartnerSeen], *, within: int, address: Callable[..., str]) -> dict[str, Any]:
    """Partners by the days they need, soonest first, with a line at `within`; those of whom nobody has said apart."""
    said = [one for one in found if one.decision_days is not None]
    said.sort(key=lambda one: (one.decision_days or 0, one.name.casefold()))
    unsaid = [one for one in found if one.decision_days is None]
    longest = max([within, *(one.decision_days or 0 for one in said)])
    return {
        "sentence": _sentence(said, unsaid, within),
        "bar_rows": [
            {
                "label": one.name,
                "share": percent(one.decision_days or 0, longest),
                "mark": percent(within, longest),
                "says": days(one.decision_days or 0),
            }
            for one in said
        ],
        "mark_says": _("Bar: days from paper to decision. Line: %(days)s.") % {"days": days(within)},
        "rows": [
            [
                {"text": one.name, "href": address("partner", ref=one.ref)},
                days(one.decision_days or 0),
                _("Yes") if (one.decision_days or 0) <= within else _("No"),
                one.decision_timing,
            ]
            for one in said
        ],
        "unsaid": [{"text": one.name, "href": address("partner_edit", ref=one.ref)} for one in unsaid],
        "unsaid_says": ngettext(
            "Of %(n)d partner nobody has said how long it needs.",
            "Of %(n)d partners nobody has said how long they need.",
            len(unsaid),
        )
        % {"n": len(unsaid)},
        "within_head": _("Within %(days)s?") % {"days": days(within)},
        "choices": [{"text": days(many), "days": many, "current": many == within} for many in WITHIN],
    }


def _sentence(said: Sequence[PartnerSeen], unsaid: Sequence[PartnerSeen], within: int) -> str:
    if not said:
        return _("Nobody has said yet how long any partner needs to decide.")
    quick = sum(1 for one in said if (one.decision_days or 0) <= within)
    slowest = said[-1]
    sentence = _("Within %(days)s, %(quick)d of %(all)d partners can decide.") % {
        "days": days(within),
        "quick": quick,
        "all": len(said),
    }
    if quick == len(said):
        return sentence
    last = _("All of them need %(days)s, because of %(name)s.") % {
        "days": days(slowest.decision_days or 0),
        "name": slowest.name,
    }
    return f"{sentence} {last}"
