"""What is asked of a member at home: pulses and conversations that wait for them, and ground rules that do."""

from collections.abc import Iterable, Sequence

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.web.conversations.selectors import Asked as AskedToJoin
from convenor.web.insight.links import link
from convenor.web.insight.selectors import Home
from convenor.web.pulses.selectors import Asked
from convenor.web.ui.environment import day

Wanted = dict[str, str]
"""One thing asked: `title`, `says` (how long, until when), `button`, and `text`, the same in one line for a link."""


def wanted(request: HttpRequest, home: Home) -> list[Wanted]:
    """All that is asked of the viewer, what closes soonest first."""
    timed = [
        *((one.closes, _pulse(request, one)) for one in home.pulses),
        *((one.closes, _conversation(request, one)) for one in home.to_join),
    ]
    soonest = [one for _closes, one in sorted(timed, key=lambda pair: pair[0])]
    return [*soonest, *ground_rules(request, home.to_answer)]


def sentence(found: Sequence[Wanted]) -> str:
    """How much is asked, before anything else."""
    if not found:
        return _("Nothing is asked of you today.")
    few = {
        2: _("Two things are asked of you."),
        3: _("Three things are asked of you."),
        4: _("Four things are asked of you."),
        5: _("Five things are asked of you."),
        6: _("Six things are asked of you."),
        7: _("Seven things are asked of you."),
        8: _("Eight things are asked of you."),
        9: _("Nine things are asked of you."),
    }
    if said := few.get(len(found)):
        return said
    return ngettext("One thing is asked of you.", "%(count)s things are asked of you.", len(found)) % {
        "count": len(found)
    }


def pulses(request: HttpRequest, asked: Iterable[Asked]) -> list[Wanted]:
    """Each pulse, with how long it takes and until when."""
    return [_pulse(request, one) for one in asked]


def ground_rules(request: HttpRequest, bodies: Iterable[tuple[str, str]]) -> list[Wanted]:
    """Each body whose ground rules the viewer has not answered."""
    return [
        {
            "title": _("Ground rules of %(body)s") % {"body": name},
            "says": _("about two minutes, whenever it suits you"),
            "button": _("Say whether you agree"),
            "text": _("Say whether you agree to the ground rules of %(body)s (about two minutes)") % {"body": name},
            "href": link(request, "bodies:charter", ref=ref),
        }
        for ref, name in bodies
    ]


def _pulse(request: HttpRequest, asked: Asked) -> Wanted:
    words = {"title": asked.title, "body": asked.body_name, "count": asked.minutes, "day": day(asked.closes)}
    minutes = ngettext("about %(count)s minute", "about %(count)s minutes", asked.minutes) % words
    until = _("%(minutes)s, until %(day)s") % {**words, "minutes": minutes}
    said = _("Go on answering “%(title)s”, until %(day)s") if asked.begun else _("Answer “%(title)s” (%(until)s)")
    return {
        "title": asked.title,
        "says": f"{asked.body_name} · {until}" if asked.body_name else until,
        "button": _("Go on answering") if asked.begun else _("Answer"),
        "text": said % {**words, "until": until},
        "href": link(request, "pulses:answer_own", ref=asked.ref),
    }


def _conversation(request: HttpRequest, asked: AskedToJoin) -> Wanted:
    words = {"title": asked.question, "body": asked.body_name, "count": asked.minutes, "day": day(asked.closes)}
    minutes = ngettext("about %(count)s minute", "about %(count)s minutes", asked.minutes) % words
    until = _("%(minutes)s, until %(day)s") % {**words, "minutes": minutes}
    said = _("Go on saying what you think: “%(title)s”") if asked.begun else _("Say what you think: “%(title)s”")
    return {
        "title": asked.question,
        "says": f"{asked.body_name} · {until}" if asked.body_name else until,
        "button": _("Go on") if asked.begun else _("Take part"),
        "text": _("%(said)s (%(until)s)") % {"said": said % words, "until": until},
        "href": link(request, "conversations:join_own", ref=asked.ref),
    }
