"""Of the week what comes of listening: pulses that run, results that have come, what was promised and is due."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.web.insight.links import link, quiet
from convenor.web.insight.selectors import Home
from convenor.web.ui.environment import day

NEW = timedelta(days=21)  # results this young wait to be read
AHEAD = timedelta(days=28)
PAST = timedelta(days=60)  # how long a promise to those who answered is asked after


def rows(request: HttpRequest, home: Home, names: dict[str, str]) -> list[list[Any]]:
    """What, the first of it, and where to go on; nothing for what there is none of."""
    found = [_not_opened(request, home), _running(request, home), _results(request, home), _owed(request, home)]
    return [row for row in (*found, _actions(request, home, names)) if row]


def _not_opened(request: HttpRequest, home: Home) -> list[Any]:
    if not home.not_opened:
        return []
    says = ngettext("%(count)s pulse could not open", "%(count)s pulses could not open", len(home.not_opened))
    first = home.not_opened[0]
    said = _("%(title)s, was to open on %(day)s") % {"title": first.title, "day": day(first.opens_on)}
    why = quiet(request, _("See why"), "pulses:check", ref=first.ref)
    return [says % {"count": len(home.not_opened)}, said, why or ""]


def _running(request: HttpRequest, home: Home) -> list[Any]:
    running = sorted((one for one in home.lately if one.open), key=lambda one: one.closes)
    if not running:
        return []
    says = ngettext("%(count)s pulse is open", "%(count)s pulses are open", len(running)) % {"count": len(running)}
    first = running[0]
    said = _("%(title)s, over since %(day)s") if first.closes < home.on else _("%(title)s, until %(day)s")
    facts = {"title": first.title, "day": day(first.closes)}
    return [says, said % facts, quiet(request, _("See how it goes"), "pulses:wave", ref=first.ref) or ""]


def _results(request: HttpRequest, home: Home) -> list[Any]:
    new = [one for one in home.lately if one.closed and one.closed >= home.on - NEW and one.answered is not None]
    if not new:
        return []
    says = ngettext("%(count)s pulse has come to its result", "%(count)s pulses have come to their results", len(new))
    first = new[0]
    facts = {"title": first.title, "answered": first.answered, "all": first.invited}
    said = _("%(title)s: %(answered)s of %(all)s answered") % facts
    to_read = quiet(request, _("Read what came out"), "pulses:results", ref=first.ref)
    return [says % {"count": len(new)}, said, to_read or ""]


def _owed(request: HttpRequest, home: Home) -> list[Any]:
    """What was said would come of a pulse, and is due; of each body its newest pulse alone."""
    newest: dict[str, Any] = {}
    for one in home.lately:
        if not one.open:
            newest.setdefault(one.body_ref or one.ref, one)
    due = [
        one
        for one in newest.values()
        if one.what_comes and one.comes_by and home.on - PAST <= one.comes_by <= home.on + AHEAD
    ]
    due.sort(key=lambda one: one.comes_by)
    if not due:
        return []
    says = ngettext("%(count)s promise to those who answered", "%(count)s promises to those who answered", len(due))
    said = _("%(what)s Was due on %(day)s.") if due[0].comes_by < home.on else _("%(what)s By %(day)s.")
    words = said % {"day": day(due[0].comes_by), "what": due[0].what_comes}
    return [says % {"count": len(due)}, words, quiet(request, _("The pulse"), "pulses:wave", ref=due[0].ref) or ""]


def _actions(request: HttpRequest, home: Home, names: dict[str, str]) -> list[Any]:
    """Advice taken up whose action is due."""
    due = [(ref, one) for ref, one in home.promised if one.due <= home.on + AHEAD]
    if not due:
        return []
    says = ngettext("%(count)s action from advice is due", "%(count)s actions from advice are due", len(due))
    ref, first = due[0]
    facts = {"what": first.what, "who": first.owner or _("nobody any more"), "body": names.get(ref, "")}
    facts["day"] = day(first.due)
    said = _("was due on %(day)s") if first.due < home.on else _("by %(day)s")
    words = _("%(what)s %(who)s, %(body)s") % facts
    where = {"text": _("What came of it"), "href": f"{link(request, 'insight:forum', ref=ref)}#actions"}
    return [says % {"count": len(due)}, f"{words}, {said % facts}", where]
