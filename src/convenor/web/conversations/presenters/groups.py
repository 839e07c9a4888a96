"""Lines and groups by the words people know them by."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from convenor.web.conversations.vocabulary import Axis
from convenor.web.partners.vocabulary import Sector

YES_OR_NO: dict[tuple[str, str], Any] = {
    (Axis.CLINICAL, "yes"): later("Clinical"),
    (Axis.CLINICAL, "no"): later("Not clinical"),
    (Axis.FRONT_LINE, "yes"): later("Works with patients or service users"),
    (Axis.FRONT_LINE, "no"): later("Does not work with patients or service users"),
}


def group_label(axis: str, group: str) -> str:
    """One group, in words; organisations, communities and what people say they are have their own names."""
    if axis == Axis.SECTOR and group in Sector.values:
        return str(Sector(group).label)
    return str(YES_OR_NO.get((axis, group), group))


def axis_labels(axes: Iterable[str]) -> str:
    """Lines in words, as they are listed in a sentence."""
    return ", ".join(str(Axis(axis).label) for axis in axes) or _("nothing: only all together")
