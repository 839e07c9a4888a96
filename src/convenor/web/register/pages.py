"""What each page of this room is given: addresses, rows and sentences, ready to be shown."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.web.register.forms import ApplyForm
from convenor.web.register.presenters import (
    ChangesPage,
    answer_of,
    aside_of,
    aside_sentence,
    changes_page,
    did,
    problem_rows,
    sheet_lines,
    total,
)
from convenor.web.register.rules import UNDO_FOR, can_apply, can_undo
from convenor.web.ui.environment import moment
from convenor.web.ui.pages import link

MOST_PROBLEMS = 200  # on the page; all of them in the list one can take away


def files_context(request: HttpRequest, imports: Sequence[Any], *, brings: bool, everything: bool) -> dict[str, Any]:
    """The page of files."""
    return {
        "brings": brings,
        "everything": everything,
        "takes": [
            {
                "text": _("Excel workbook (.xlsx)"),
                "href": link(request, "register:download", kind="xlsx"),
                "note": _("To read, correct and bring back.") if brings else _("To read and to sort."),
            },
            {
                "text": _("CSV files (.zip)"),
                "href": link(request, "register:download", kind="csv"),
                "note": _("For other programs, with a description of every column."),
            },
            {
                "text": _("JSON (.json)"),
                "href": link(request, "register:download", kind="json"),
                "note": _("For websites and research, in the open format Popolo."),
            },
        ],
        "templates": [
            {"text": _("Template as an Excel workbook"), "href": link(request, "register:template", kind="xlsx")},
            {"text": _("Template as CSV files"), "href": link(request, "register:template", kind="csv")},
        ],
        "upload_href": link(request, "register:upload"),
        "names_href": link(request, "register:names"),
        "merge_href": link(request, "register:merge"),
        "imports": [
            [
                {"text": one.file_name, "href": link(request, "register:preview", ref=one.ref)},
                moment(one.applied_at),
                _who(request, one.by),
                did(one.counts or {}),
                _("Undone %(when)s") % {"when": moment(one.undone_at)} if one.undone_at else "",
            ]
            for one in imports
        ],
    }


def preview_context(
    request: HttpRequest, looked: Any, *, sheet: str, number: int, at: datetime, form: Any = None
) -> dict[str, Any]:
    """The look at a file before it goes in."""
    lines = sheet_lines(looked)
    chosen = sheet or next((line.name for line in lines if line.added or line.changed), "")
    changes = changes_page(looked, chosen, number)
    here = link(request, "register:preview", ref=looked.ref)
    lapsed = not looked.problems and not can_apply(looked, at)
    emptied = looked.plan.get("emptied", 0)
    aside = aside_of(looked)
    does = _does_something(looked)
    return {
        "looked": looked,
        "answer": answer_of(looked),
        "problems": _table(looked.problems[:MOST_PROBLEMS]),
        "more_problems": max(0, len(looked.problems) - MOST_PROBLEMS),
        "problems_href": link(request, "register:problems", ref=looked.ref),
        "aside": [[row.sheet, row.column, row.wrong, row.remedy] for row in aside],
        "aside_says": aside_sentence(len(aside)),
        "form": form or ApplyForm(asks=bool(aside)),
        "nothing": _nothing(request, looked) if not (does or looked.problems or lapsed) else None,
        "notices": _table(looked.plan.get("notices", [])[:MOST_PROBLEMS]),
        "sheets": [
            [
                {"text": line.title, "href": f"{here}?sheet={line.name}#changes"},
                *(number or "" for number in (line.added, line.changed, line.same, line.left)),
            ]
            for line in lines
            if line.added or line.changed
        ],
        "same_sheets": [
            [line.title, line.same or "", line.left or ""] for line in lines if not line.added and not line.changed
        ],
        "changes": changes,
        "change_rows": _change_rows(changes),
        "pages": _pages(here, changes),
        "can_apply": can_apply(looked, at) and does,
        "lapsed": lapsed,
        "apply_href": link(request, "register:apply", ref=looked.ref),
        "upload_href": link(request, "register:upload"),
        "files_href": link(request, "register:files"),
        "emptied": ngettext(
            "%(n)s cell that says something now would be emptied.",
            "%(n)s cells that say something now would be emptied.",
            emptied,
        )
        % {"n": emptied}
        if emptied
        else "",
    }


def done_context(request: HttpRequest, looked: Any, at: datetime) -> dict[str, Any]:
    """After a file went in."""
    undoable = can_undo(looked, at)
    return {
        "looked": looked,
        "did": did(looked.plan.get("counts", {})),
        "undoable": undoable,
        "merge": looked.plan.get("merge"),
        "until": moment(looked.applied_at + UNDO_FOR),
        "undo_href": link(request, "register:undo", ref=looked.ref),
        "files_href": link(request, "register:files"),
        "lines": [
            [line.title, line.added or "", line.changed or ""]
            for line in sheet_lines(looked)
            if line.added or line.changed
        ],
    }


def refused_context(request: HttpRequest, looked: Any, at: datetime, refused: str, error: Any) -> dict[str, Any]:
    """A file that could not be undone: why, by name, and what to do next."""
    why = {
        "changed": _("it was changed since"),
        "built_upon": _("something was added since that needs it"),
        "gone": _("it is no longer there"),
    }
    first = [
        {
            "text": _("Go to “%(name)s”, to undo it first") % {"name": one.file_name},
            "href": link(request, "register:preview", ref=one.ref),
        }
        for one in getattr(error, "first", ())
    ]
    by_hand = getattr(error, "rows", ()) and not first
    return {
        **done_context(request, looked, at),
        "refused": refused,
        "in_the_way": [[row.sheet, row.name, why[row.why]] for row in getattr(error, "rows", ())],
        "first": first,
        "by_hand": by_hand,
        "upload_href": link(request, "register:upload"),
        "take_href": link(request, "register:download", kind="xlsx"),
    }


def _nothing(request: HttpRequest, looked: Any) -> dict[str, Any]:
    """What to do with a file that would change nothing."""
    again = {"text": _("Bring another file"), "href": link(request, "register:upload")}
    if looked.plan.get("read") == 0:
        return {
            "says": [
                _("Write below the row marked EXAMPLE, which we pass over. Begin with Partners, People and Bodies."),
                _("Then save the file and bring it again."),
            ],
            "button": again,
            "links": [
                {"text": _("The template, with an example on every sheet"), "href": _template(request, "xlsx")},
                {"text": _("Names from a list of who was there"), "href": link(request, "register:names")},
            ],
        }
    return {
        "says": [
            _("If you expected a change, check that you saved the file, and that it is the one you corrected."),
            _("We passed over empty cells, unless you chose that they empty the register too. A file deletes no row."),
        ],
        "button": again,
        "links": [
            {
                "text": _("Take the register as it is now"),
                "href": link(request, "register:download", kind="xlsx"),
            },
            {"text": _("See who sits where"), "href": link(request, "bodies:bodies")},
        ],
    }


def _template(request: HttpRequest, kind: str) -> str:
    return link(request, "register:template", kind=kind)


def _does_something(looked: Any) -> bool:
    counts = looked.plan.get("counts", {})
    return bool(total(counts, "added") or total(counts, "changed"))


def _table(kept: Sequence[Any]) -> list[list[Any]]:
    return [
        [row.sheet or _("The file"), row.row or "", row.column, row.wrong, row.remedy] for row in problem_rows(kept)
    ]


def _change_rows(changes: ChangesPage | None) -> list[dict[str, Any]]:
    return [
        {
            "row": change["row"],
            "name": change["name"] or change["ref"],
            "new": change["new"],
            "fields": [
                {"heading": heading, "before": before, "after": after} for heading, before, after in change["fields"]
            ],
        }
        for change in (changes.rows if changes else ())
    ]


def _pages(here: str, changes: ChangesPage | None) -> dict[str, Any]:
    if changes is None or changes.pages < 2:
        return {}
    address = f"{here}?sheet={changes.name}&page="
    return {
        "before": f"{address}{changes.page - 1}#changes" if changes.page > 1 else "",
        "after": f"{address}{changes.page + 1}#changes" if changes.page < changes.pages else "",
    }


def _who(request: HttpRequest, actor: str) -> str:
    if actor == request.viewer.actor:
        return _("you")
    return _("at the command line") if actor.startswith("system:") else _("a governance lead")
