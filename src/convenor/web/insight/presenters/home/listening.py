"""At home: concerns that wait for an answer or for whoever raised them, notes that go back, words that are owed."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.web.insight.links import link, quiet
from convenor.web.insight.selectors import Home
from convenor.web.ui.environment import day


def promised(request: HttpRequest, home: Home) -> list[dict[str, str]]:
    """Answers that the viewer owes, those that are late first."""
    return [
        {
            "text": _("An answer: %(title)s") % {"title": one.title},
            "href": link(request, "listening:concern", ref=one.ref),
            "body": _("a concern"),
            "when": _due(one.due, home.on),
        }
        for one in home.listening.owed
    ]


def wanted(request: HttpRequest, home: Home) -> list[dict[str, str]]:
    """Concerns of the viewer's own that were answered: do they accept it?"""
    return [
        {
            "title": one.title,
            "says": _("Your concern was answered on %(day)s. About two minutes.") % {"day": day(one.answered_on)},
            "button": _("Say whether that settles it"),
            "text": _("Say whether the answer settles “%(title)s” (about two minutes)") % {"title": one.title},
            "href": link(request, "listening:concern", ref=one.ref),
        }
        for one in home.listening.to_settle
    ]


def rows(request: HttpRequest, home: Home) -> list[list[Any]]:
    """Of a governance lead's week: answers that are late, notes that have not gone back, words that are owed."""
    found = home.listening
    return [
        row for row in (_late(request, found.late), _notes(request, found.notes), _words(request, found.words)) if row
    ]


def _late(request: HttpRequest, late: Any) -> list[Any]:
    if not late:
        return []
    says = ngettext("%(count)s answer to a concern is late", "%(count)s answers to concerns are late", len(late)) % {
        "count": len(late)
    }
    first = _("%(title)s, owed by %(day)s") % {"title": late[0].title, "day": day(late[0].due)}
    return [says, first, quiet(request, _("Concerns"), "listening:concerns") or ""]


def _notes(request: HttpRequest, notes: Any) -> list[Any]:
    if not notes:
        return []
    says = ngettext(
        "The notes of %(count)s listening session have not gone back",
        "The notes of %(count)s listening sessions have not gone back",
        len(notes),
    ) % {"count": len(notes)}
    first = _("%(title)s, %(day)s") % {"title": notes[0].title, "day": day(notes[0].held_on)}
    return [says, first, quiet(request, _("Send them"), "listening:session", ref=notes[0].ref) or ""]


def _words(request: HttpRequest, words: Any) -> list[Any]:
    if not words:
        return []
    says = ngettext(
        "A word is owed about %(count)s abandoned initiative",
        "A word is owed about %(count)s abandoned initiatives",
        len(words),
    ) % {"count": len(words)}
    to_write = quiet(request, _("Write it"), "listening:initiative", ref=words[0].ref)
    return [says, words[0].name, to_write or ""]


def _due(due: date, on: date) -> str:
    said = _("was due on %(day)s") if due < on else _("by %(day)s")
    return said % {"day": day(due)}
