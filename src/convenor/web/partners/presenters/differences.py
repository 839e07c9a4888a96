"""How partners differ, side by side; to whom they answer and what they mean by health, all together."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.web.partners.presenters.words import counted, days, percent
from convenor.web.partners.selectors import PartnerSeen
from convenor.web.partners.vocabulary import Accountability, ViewOfHealth

MOST = 4  # columns that still can be read beside one another


def side_by_side(chosen: Sequence[PartnerSeen]) -> dict[str, Any]:
    """The table of the five differences, one column a partner."""
    rows = [
        (_("Ways of working"), [one.culture for one in chosen]),
        (_("How it is paid"), [one.funding for one in chosen]),
        (_("How and when it decides"), [_timing(one) for one in chosen]),
        (_("To whom it answers"), [_answers(one) for one in chosen]),
        (_("Who regulates it"), [one.regulation for one in chosen]),
        (_("What it means by health"), [one.view_of_health_label for one in chosen]),
        (_("Takes part"), [one.participation_label for one in chosen]),
        (_("Hopes to gain"), [one.incentive for one in chosen]),
    ]
    return {
        "head": [_("Difference"), *(one.name for one in chosen)],
        "rows": [[title, *(text or _("Nobody has said yet") for text in cells)] for title, cells in rows],
        "sentence": _compared(chosen),
    }


def stands_on(found: Sequence[PartnerSeen]) -> dict[str, Any]:
    """What all partners stand on: to whom they answer and what they mean by health, counted."""
    answering = [one for one in found if one.accountability]
    bases = counted(base for one in answering for base in one.accountability)
    views = counted(one.view_of_health for one in found if one.view_of_health)
    return {
        "accountability": _bars(dict(Accountability.choices), bases, len(answering)),
        "accountability_unsaid": len(found) - len(answering),
        "views": _bars(dict(ViewOfHealth.choices), views, sum(views.values())),
        "views_unsaid": len(found) - sum(views.values()),
        "sentence": _stand(answering, views),
    }


def _bars(labels: dict[str, Any], many: Any, whole: int) -> list[dict[str, Any]]:
    return [
        {
            "label": label,
            "share": percent(many.get(value, 0), whole),
            "says": _("%(n)d of %(whole)d") % {"n": many.get(value, 0), "whole": whole},
        }
        for value, label in labels.items()
    ]


def _timing(one: PartnerSeen) -> str:
    within = _("Needs about %(days)s.") % {"days": days(one.decision_days)} if one.decision_days is not None else ""
    return " ".join(part for part in (one.decision_timing, within) if part)


def _answers(one: PartnerSeen) -> str:
    labels = dict(Accountability.choices)
    bases = "; ".join(str(labels.get(base, base)) for base in one.accountability)
    return ". ".join(part for part in (bases, one.answers_to) if part)


def _compared(chosen: Sequence[PartnerSeen]) -> str:
    if len(chosen) < 2:
        return _("Choose two to four partners to see them side by side.")
    needed = [one.decision_days for one in chosen if one.decision_days is not None]
    said = []
    if len(needed) > 1 and min(needed) != max(needed):
        said.append(
            _("the quickest decides within %(least)s, the slowest needs %(most)s")
            % {"least": days(min(needed)), "most": days(max(needed))}
        )
    bases = {base for one in chosen for base in one.accountability}
    if len(bases) > 1:
        said.append(
            ngettext(
                "between them they answer to %(n)d kind of people",
                "between them they answer to %(n)d kinds of people",
                len(bases),
            )
            % {"n": len(bases)}
        )
    if {one.view_of_health for one in chosen} >= {ViewOfHealth.MEDICAL, ViewOfHealth.SOCIAL}:
        said.append(_("some mean mostly medicine by health, others mostly how people live"))
    if not said:
        return _("Little is recorded yet that would tell them apart.")
    sentence = "; ".join(said)
    return sentence[0].upper() + sentence[1:] + "."


def _stand(answering: Sequence[PartnerSeen], views: Any) -> str:
    if not answering and not views:
        return _("Nobody has said yet to whom the partners answer and what they mean by health.")
    voters = sum(1 for one in answering if Accountability.DEMOCRATIC in one.accountability)
    said = _("%(voters)d of %(all)d answer to voters. ") % {"voters": voters, "all": len(answering)}
    return said + _("%(medical)d mean mostly medicine by health, %(social)d mostly how people live, %(both)d both.") % {
        "medical": views.get("medical", 0),
        "social": views.get("social", 0),
        "both": views.get("both", 0),
    }
