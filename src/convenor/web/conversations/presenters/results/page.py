"""The page of a result: the answer first, then what it rests on; and the page where there is none yet."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.web.conversations.presenters.listed import took_part, until
from convenor.web.conversations.presenters.marks import first_line
from convenor.web.conversations.presenters.results import answers, drawings
from convenor.web.conversations.presenters.results.answer import answer
from convenor.web.conversations.presenters.results.understanding import understanding_section
from convenor.web.conversations.presenters.results.unknown import heard_rows, no_release, unknown
from convenor.web.conversations.selectors.releases import ReleaseSeen
from convenor.web.conversations.vocabulary import AT_LEAST, State
from convenor.web.ui.environment import day
from convenor.web.ui.pages import link


def results_page(
    request: HttpRequest, row: Any, release: ReleaseSeen | None, on: date, *, may_run: bool
) -> dict[str, Any]:
    """Everything the page says."""
    frame = frame_of(request, row, release, on)
    if release is None:
        return frame | {"nothing": no_release(row, on)}
    if release.content.too_few:
        return frame | {"nothing": no_release_of_few()}
    return frame | {
        "sentence": answer(release, row.guess_axis),
        "common": answers.common_section(release, "agree"),
        "rejected": answers.common_section(release, "disagree"),
        "divided": answers.divided_section(release),
        "understanding": understanding_section(release, row.guess_axis),
        "unknown": unknown(row, release),
        "heard": heard_rows(release),
        "slate": answers.slate_section(release),
        "weighted": answers.weighted_rows(release),
        "map": drawings.the_map(release.content.published.map, len(release.content.published.groups)),
        "key": _key(release),
        "propose": _page(request, "conversations:propose", row) if may_run and row.state == State.CLOSED else None,
        "ask_them": _page(request, "insight:who_is_missing") if may_run else None,
        "every": link(request, "conversations:results_every", ref=row.ref),
        "file": link(request, "conversations:results_file", ref=row.ref),
        "what_comes": row.what_comes,
        "comes_by": day(row.comes_by),
    }


def frame_of(request: HttpRequest, row: Any, release: ReleaseSeen | None, on: date) -> dict[str, Any]:
    """What stands on top of each of these pages."""
    return {
        "title": row.question,
        "mark": first_line(row),
        "facts": [
            _("Closed on %(day)s") % {"day": day(row.closed)}
            if row.closed
            else _("Open %(until)s") % {"until": until(row, on)},
            people_said(row, release),
            _("as of %(day)s; more is shown as more people answer") % {"day": day(release.made_on)}
            if release and not release.final
            else "",
        ],
        "conversation": link(request, "conversations:conversation", ref=row.ref),
        "results": link(request, "conversations:results", ref=row.ref),
        "conversations": link(request, "conversations:conversations"),
        "method": link(request, "conversations:results_method", ref=row.ref) if release else None,
    }


def people_said(row: Any, release: ReleaseSeen | None) -> str:
    """How many took part, of about how many."""
    if row.took_part is not None:
        whole = row.entitled or row.invited
        if row.took_part >= AT_LEAST and whole and whole >= row.took_part:
            return _("%(count)s of about %(whole)s people took part") % {"count": row.took_part, "whole": whole}
        return _("%(who)s took part") % {"who": took_part(row)}
    if release is None or release.content.too_few:
        return ""
    return _("about %(count)s people so far") % {"count": release.content.published.people}


def no_release_of_few() -> str:
    """Enough took part, but too few said anything of the statements shown."""
    return _("Fewer than %(least)s people voted on the statements that are shown, so nothing of it is.") % {
        "least": AT_LEAST
    }


def _key(release: ReleaseSeen) -> list[dict[str, Any]]:
    words = {
        "agree": _("agree"),
        "unsure": _("pass or unsure"),
        "disagree": _("disagree"),
        "others": _("all others, where few voted"),
    }
    few = any(
        split.passed.bound for one in release.statements if one.standing for split in one.standing.splits.values()
    )
    return [
        {"swatch": drawings.swatch(colour), "text": words[name]}
        for name, colour in drawings.KEY
        if name != "others" or few
    ]


def _page(request: HttpRequest, name: str, row: Any = None) -> str | None:
    try:
        return link(request, name, **({"ref": row.ref} if row is not None else {}))
    except NoReverseMatch:
        return None


def statements_said(count: int) -> str:
    """How many statements there are."""
    return ngettext("One statement", "%(count)s statements", count) % {"count": count}
