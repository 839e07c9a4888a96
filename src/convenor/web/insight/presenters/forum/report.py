"""A forum's state as a paper for the board: the same sentences, drawing, table, outcomes and advice, to be printed."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from convenor.web.insight.evidence.forum import Forum
from convenor.web.insight.links import link
from convenor.web.insight.presenters.forum import advice, figure, whole
from convenor.web.insight.presenters.forum.actions import action_rows
from convenor.web.insight.presenters.forum.page import gaps, top


def report_page(request: HttpRequest, forum: Forum) -> dict[str, Any]:
    """Everything the printed page and the PDF show."""
    here = {"ref": forum.body.ref}
    return {
        **top(forum),
        "forum_href": link(request, "insight:forum", **here),
        "pdf_href": link(request, "insight:forum_pdf", **here),
        "files": [
            {"text": _("The figures as a spreadsheet"), "href": link(request, "insight:forum_levels_csv", **here)},
            {
                "text": _("Answers and actions as a spreadsheet"),
                "href": link(request, "insight:forum_answers_csv", **here),
            },
        ],
        "picture": figure.drawn(request, forum),
        "table_head": figure.table_head(),
        "table_rows": figure.table_rows(forum),
        "wheel": whole.wheel_says(forum),
        "gauges": [one.says for one in figure.outcome_bars(forum)],
        "gaps": gaps(request, forum),
        "sag": whole.sag_says(forum),
        "leader": whole.leader_says(forum),
        "advice": advice.shown(request, forum),
        "answered": advice.answered(request, forum),
        "actions": action_rows(request, forum, forum.answers.actions),
        "last_words": last_words(),
    }


def last_words() -> str:
    """What every reader should know before quoting it."""
    return _(
        "Compared with 60 documented collaborations (Collaborative Governance Case Database; Douglas et al. 2020):"
        " about ten of them touch health, the same people rated causes and results. A comparison, never a prediction."
        " Every suggestion can be overruled with a reason, and the reason stays. People and bodies are never ranked."
    )
