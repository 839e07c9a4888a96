"""The page of agreed shares: what is agreed now, for whom, what is left, and what was agreed before."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from convenor.web.partners.vocabulary import Sector
from convenor.web.ui.environment import day


def shares_page(sets: Sequence[Any], *, on: date) -> dict[str, Any]:
    """The sets in force, then those that were."""
    current = [one for one in sets if one.in_force(on)]
    ahead = [one for one in sets if one.starts and one.starts > on]
    past = [one for one in sets if one not in current and one not in ahead]
    whole = next((one for one in current if one.body is None), None)
    return {
        "sentence": _sentence(whole, current),
        "sets": [_set(one) for one in [*current, *ahead]],
        "past": [_past_row(one) for one in past],
        "whole_agreed": whole is not None,
    }


def sector_label(sector: str) -> str:
    """A sector in words."""
    return str(Sector(sector).label) if sector in Sector.values else sector


def percent(number: Decimal) -> str:
    """31 or 7.5, never 31.0."""
    return f"{number.normalize():f}"


def left_says(left: Decimal) -> str:
    """What the shares leave over, in a sentence."""
    if left == 0:
        return _("Together they make 100: nothing is left over.")
    return _("%(left)s in 100 are left, for no sector in particular.") % {"left": percent(left)}


def _sentence(whole: Any, current: Sequence[Any]) -> str:
    own = sum(one.body is not None for one in current)
    if whole is None and not own:
        return _("No shares are agreed. So nobody can say yet who holds too many seats, and who too few.")
    if whole is None:
        return _("No shares are agreed for the partnership as a whole; some bodies have agreed their own.")
    return _("For the partnership as a whole, shares are agreed for %(count)s sectors.") % {"count": len(whole.shares)}


def _set(one: Any) -> dict[str, Any]:
    biggest_first = sorted(one.shares, key=lambda share: (-share.percent, share.sector))
    return {
        "title": one.body.name if one.body else _("The partnership as a whole"),
        "ref": one.body.ref if one.body else "",
        "facts": [
            _("Agreed from %(day)s") % {"day": day(one.starts)} if one.starts else "",
            _("until %(day)s") % {"day": day(one.ends)} if one.ends else "",
            one.source,
        ],
        "rows": [
            {
                "label": sector_label(share.sector),
                "share": float(share.percent),
                "says": _("%(percent)s in 100") % {"percent": percent(share.percent)},
            }
            for share in biggest_first
        ],
        "left": left_says(one.left),
    }


def _past_row(one: Any) -> list[Any]:
    shares = ", ".join(f"{sector_label(share.sector)} {percent(share.percent)}" for share in one.shares)
    where = one.body.name if one.body else _("The partnership as a whole")
    return [where, day(one.starts), day(one.ends), shares, one.source]
