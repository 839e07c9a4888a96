"""Which parts of the home who sees: a member what is asked of them, a lead the week, the public who decides what."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.web.insight.evidence.forum import Forum
from convenor.web.insight.links import quiet
from convenor.web.insight.presenters import asked, tree
from convenor.web.insight.presenters.home import around, came_of, came_of_talks, forums, listening, week
from convenor.web.insight.selectors import Home
from convenor.web.kernel.rules import can_keep_register, can_read_inside
from convenor.web.kernel.viewer import Role, Viewer

MOST = 5


def home_page(request: HttpRequest, viewer: Viewer, home: Home, lines: Sequence[Forum]) -> dict[str, Any]:
    """Everything the template shows."""
    names = {body.ref: body.name for body in home.bodies}
    keeps, inside = can_keep_register(viewer), can_read_inside(viewer)
    leads = not keeps and (viewer.has(Role.LEADER) or bool(lines))
    reads = viewer.has(Role.EVALUATOR) and not keeps
    wanted = [*asked.wanted(request, home), *listening.wanted(request, home)]
    show = show if (show := request.GET.get("show", "")) in ("picture", "table") else ""
    return {
        "facts": around.facts(home),
        "sentence": asked.sentence(wanted) if inside and not keeps and not reads else around.sentence(home),
        "about": home.partnership.about if keeps or reads or not inside else "",
        "empty": not home.bodies,
        "keeps": keeps,
        "inside": inside,
        "step": week.step(request, viewer, home, names),
        "second": quiet(request, _("Add the first body by hand"), "bodies:body_new") if keeps else None,
        "week": [*listening.rows(request, home), *week.rows(request, home, names)] if keeps else [],
        "asked": wanted,
        "promised": [
            *listening.promised(request, home),
            *came_of.promised(request, home, names),
            *came_of_talks.promised(request, home),
        ],
        "came": [*came_of_talks.conversations(request, home), *came_of.pulses(request, home)] if inside else [],
        "own": [around.own_seat(request, seat, names) for seat in home.own],
        "forums": forums.lines(request, home, lines, leads=leads),
        "forums_title": forums.title(home) if leads else _("How collaboration stands"),
        "boxes": forums.boxes(),
        "suggestions": forums.suggestions(request, lines) if leads else [],
        "reading": around.reading(request) if reads else [],
        "ways": around.ways(request, few=inside and not keeps and not leads and not reads),
        "coming": around.coming(request, home, names) if keeps or leads or not inside else [],
        **_who_sits_where(request, home, show=show if inside else show or "both"),
        **_ending(request, home, names),
    }


def _who_sits_where(request: HttpRequest, home: Home, *, show: str) -> dict[str, Any]:
    """Inside only when somebody asks for it: it is a page of its own, and the home is for what is next."""
    if not show or not home.bodies:
        return {"show": "none"}
    return {
        "show": "" if show == "both" else show,
        "picture": tree.picture(request, home.bodies, home.seats),
        "rows": tree.rows(request, home.bodies, home.seats),
    }


def _ending(request: HttpRequest, home: Home, names: dict[str, str]) -> dict[str, Any]:
    ending = [around.ending(request, seat, home, names) for seat in home.ending]
    more = max(len(ending) - MOST, 0)
    return {
        "ending": ending[:MOST],
        "later": ending[MOST:],
        "later_says": ngettext("%(count)s more", "%(count)s more", more) % {"count": more},
    }
