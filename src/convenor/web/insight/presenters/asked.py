"""What is asked of a member at home: pulses that wait for their answer, and ground rules that do."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.web.insight.links import link
from convenor.web.pulses.selectors import Asked
from convenor.web.ui.environment import day


def pulses(request: HttpRequest, asked: Iterable[Asked]) -> list[dict[str, str]]:
    """Each pulse, with how long it takes and until when."""
    return [{"text": _pulse(one), "href": link(request, "pulses:answer_own", ref=one.ref)} for one in asked]


def ground_rules(request: HttpRequest, bodies: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    """Each body whose ground rules the viewer has not answered."""
    says = _("Say whether you agree to the ground rules of %(body)s (about two minutes)")
    return [{"text": says % {"body": name}, "href": link(request, "bodies:charter", ref=ref)} for ref, name in bodies]


def _pulse(asked: Asked) -> str:
    words = {"title": asked.title, "count": asked.minutes, "day": day(asked.closes)}
    if asked.begun:
        return _("Go on answering “%(title)s”, until %(day)s") % words
    says = ngettext(
        "Answer “%(title)s” (about %(count)s minute, until %(day)s)",
        "Answer “%(title)s” (about %(count)s minutes, until %(day)s)",
        asked.minutes,
    )
    return says % words
