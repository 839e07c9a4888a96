"""How much was asked lately, in words, for whoever is about to ask again."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.web.listening.selectors import AskSeen, Load, PartnerLoad, PersonLoad
from convenor.web.listening.vocabulary import OFTEN


def said(load: Load) -> dict[str, Any]:
    """The block above the button by which one asks: two sentences, what came of what, and the partners."""
    often = [one for one in load.people if one.asks >= OFTEN]
    return {
        "sentence": _people(load, often),
        "clinicians": _clinicians([one for one in load.people if one.clinical]),
        "came_sentence": _came(load.earlier),
        "came": [{"title": one.title, "came": one.came} for one in load.earlier if one.came],
        "often": [one.name for one in often],  # by name, as the register has them: no ranking
        "partners": partner_rows(load.partners),
    }


def partner_rows(partners: Sequence[PartnerLoad]) -> list[list[Any]]:
    """Partners with what was asked of their people in the last 90 days, clinicians apart."""
    return [
        [
            one.name,
            one.asks,
            lasting(one.minutes),
            lasting(one.clinician_minutes) if one.clinician_asks else _("nothing"),
            one.initiatives,
        ]
        for one in partners
    ]


def lasting(minutes: int) -> str:
    """A length of time in words: minutes up to an hour and a half, then hours."""
    if minutes < 90:
        return ngettext("%(count)s minute", "%(count)s minutes", minutes) % {"count": minutes}
    hours = round(minutes / 60)
    return ngettext("%(count)s hour", "%(count)s hours", hours) % {"count": hours}


def _people(load: Load, often: Sequence[PersonLoad]) -> str:
    if not load.people:
        return ""
    if not load.minutes:
        return _("None of those you are about to ask was asked for anything in the last 90 days.")
    words = {"of": len(load.people), "often": len(often), "time": lasting(load.minutes)}
    if len(load.people) == 1:
        return _("The one person you are about to ask was asked for %(time)s in the last 90 days.") % words
    if not often:
        return (
            _(
                "Of the %(of)s people, nobody was asked three times or more in the last 90 days. "
                "What was asked of them took %(time)s together."
            )
            % words
        )
    return (
        ngettext(
            "Of the %(of)s people, one was asked three times or more in the last 90 days. "
            "What was asked of all of them took %(time)s together.",
            "Of the %(of)s people, %(often)s were asked three times or more in the last 90 days. "
            "What was asked of all of them took %(time)s together.",
            len(often),
        )
        % words
    )


def _clinicians(people: Sequence[PersonLoad]) -> str:
    minutes = sum(one.minutes for one in people)
    if not minutes:
        return ""
    said = ngettext(
        "One of them is a clinician, who was asked for %(time)s.",
        "%(count)s of them are clinicians, who were asked for %(time)s together.",
        len(people),
    ) % {"count": len(people), "time": lasting(minutes)}
    busy = sum(one.initiatives >= OFTEN for one in people)
    if not busy:
        return said
    many = ngettext(
        "%(busy)s of the clinicians is in three initiatives or more that are going on.",
        "%(busy)s of the clinicians are in three initiatives or more that are going on.",
        busy,
    )
    return said + " " + many % {"busy": busy}


def _came(earlier: Sequence[AskSeen]) -> str:
    if not earlier:
        return ""
    led = sum(bool(one.came) for one in earlier)
    if not led:
        return ngettext(
            "One thing was asked of them or their organisations in the last year. "
            "Nobody has written down yet what came of it.",
            "%(of)s things were asked of them or their organisations in the last year. "
            "Nobody has written down yet what came of any.",
            len(earlier),
        ) % {"of": len(earlier)}
    return ngettext(
        "Of what was asked of them or their organisations in the last year, "
        "%(led)s of %(of)s has led to something that is written down:",
        "Of what was asked of them or their organisations in the last year, "
        "%(led)s of %(of)s have led to something that is written down:",
        led,
    ) % {"led": led, "of": len(earlier)}
