"""What a result rests on: the method, its version and seed, its limits, and how to run it again."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from convenor.methods.opinions.evidence import STABLE
from convenor.web.conversations.presenters.results import words
from convenor.web.conversations.presenters.results.page import frame_of
from convenor.web.conversations.selectors.releases import ReleaseSeen
from convenor.web.conversations.vocabulary import AT_LEAST
from convenor.web.ui.environment import day


def method_page(request: HttpRequest, row: Any, release: ReleaseSeen, on: date) -> dict[str, Any]:
    """Facts, then how each part of the result comes about, then limits."""
    shown = release.content.published
    return frame_of(request, row, release, on) | {
        "verdict": words.verdict(shown.evidence),
        "command": f"convenor opinions votes.csv --people people.csv --seed {shown.seed} --html",
        "sure": words.sureness(shown.evidence),
        "about": [
            {"key": _("Method"), "value": f"convenor.methods.opinions, {shown.method}"},
            {"key": _("Version"), "value": shown.version},
            {"key": _("Seed"), "value": str(shown.seed)},
            {"key": _("Worked out on"), "value": day(release.made_on)},
            {
                "key": _("Release"),
                "value": _("%(number)s, the last one") % {"number": release.number}
                if release.final
                else str(release.number),
            },
            {"key": _("Fewest people a figure rests on"), "value": str(AT_LEAST)},
            *_figures(release),
        ],
        "tests": _tests(release),
    }


def _figures(release: ReleaseSeen) -> list[dict[str, str]]:
    evidence = release.content.published.evidence
    if evidence.p is None or evidence.ratio is None or evidence.split_half is None:
        return []
    return [
        {
            "key": _("Votes tied together by chance"),
            "value": _("in %(share)s of shuffled votes at most (of %(count)s shuffles)")
            % {"share": f"{evidence.p:.0%}", "count": evidence.shuffles},
        },
        {
            "key": _("Tied together, against shuffled votes"),
            "value": _("%(ratio)s times as much") % {"ratio": f"{evidence.ratio:.1f}"},
        },
        {
            "key": _("Two halves of the statements agree"),
            "value": _("%(half)s, where 1 is the same, 0 is chance, and %(asked)s is asked")
            % {"half": f"{evidence.split_half:.2f}", "asked": STABLE},
        },
        {
            "key": _("Looked at for groups"),
            "value": _("%(statements)s statements on which people differ, and about %(people)s people")
            % {"statements": evidence.statements, "people": evidence.people},
        },
    ]


def _tests(release: ReleaseSeen) -> str:
    if release.content.published.evidence.p is None:
        return _("There were not enough votes for either of the two tests of groups.")
    return ""
