"""The page on which two records of the same person become one: choose them, see what moves, do it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as __
from django.utils.translation import ngettext

from convenor.formats.cells import show
from convenor.web.kernel.clock import now, today
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.rules import require
from convenor.web.register import services
from convenor.web.register.merging import PEOPLE, Merge, work_out
from convenor.web.register.naming import Known, likely_doubles
from convenor.web.register.problem_words import PROBLEMS
from convenor.web.register.rules import can_bring_files
from convenor.web.register.selectors import what_is_known
from convenor.web.register.tables import TABLES
from convenor.web.ui.forms import Form, apply_errors
from convenor.web.ui.pages import link, page

MOST_PAIRS = 50
_TITLES = {table.name: table.title for table in TABLES}


class PairForm(Form):
    """Which two records."""

    kept = forms.ChoiceField(label=__("Keep this record"), help_text=__("Its name stays."))
    gone = forms.ChoiceField(
        label=__("Make this record part of it"),
        help_text=__("Its seats, posts and everything else move. Files that still have its reference go on working."),
    )

    def __init__(self, *args: Any, people: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("kept", "gone"):
            self.fields[name].choices = [("", __("Choose a person")), *people]  # type: ignore[attr-defined]


def merge(request: HttpRequest) -> HttpResponse:
    """Choose two records; look at what would move; make them one."""
    require(can_bring_files(request.viewer), "person.merge")
    knows = what_is_known(request.viewer, on=today())
    people = [(one.ref, _told(one)) for one in sorted(knows.people, key=lambda one: one.name.casefold())]
    said = request.POST if request.method == "POST" else request.GET
    asked = request.method == "POST" or "gone" in said
    form = PairForm(said if asked else None, people=people, initial={"kept": said.get("kept", "")})
    plan = None
    if asked and form.is_valid():
        kept, gone = form.cleaned_data["kept"], form.cleaned_data["gone"]
        try:
            if request.method == "POST":
                merged = services.merge_people(by=request.viewer, kept=kept, gone=gone, now=now())
                messages.success(request, _("The two records are one."))
                return redirect(link(request, "register:preview", ref=merged.ref))
            plan = work_out(request.viewer, kept, gone)
        except Invalid as error:
            apply_errors(form, error)
    context = {
        "form": form,
        "plan": _plan(request, plan) if plan else None,
        "pairs": [_pair(request, *pair) for pair in likely_doubles(knows.people)[:MOST_PAIRS]],
        "files_href": link(request, "register:files"),
        "again_href": link(request, "register:merge"),
    }
    return page(request, "register/merge.html", context, status=422 if form.errors else 200)


def _told(one: Known) -> str:
    where = ", ".join(one.belongs) or one.email or one.ref
    return _("%(name)s (%(where)s)") % {"name": one.name, "where": where}


def _pair(request: HttpRequest, one: Known, other: Known) -> list[Any]:
    address = link(request, "register:merge")
    return [
        _told(one),
        _told(other),
        {
            "text": _("Look at both: %(name)s") % {"name": one.name},
            "href": f"{address}?kept={one.ref}&gone={other.ref}",
        },
    ]


def _plan(request: HttpRequest, plan: Merge) -> dict[str, Any]:
    moved = [line["table"] for line in plan.moved]
    twice = [line["table"] for line in plan.twice]
    heading = {column.name: str(column.heading) for column in PEOPLE.table.columns}
    against = [[str(part) % params for part in PROBLEMS[code]] for code, params in plan.against]
    return {
        "kept": plan.kept.name,
        "gone": plan.gone.name,
        "kept_ref": plan.kept.ref,
        "gone_ref": plan.gone.ref,
        "answer": _("%(gone)s would become part of %(kept)s.") % {"gone": plan.gone.name, "kept": plan.kept.name}
        + " "
        + ngettext("%(n)s row would move.", "%(n)s rows would move.", len(moved)) % {"n": len(moved)},
        "rows": [
            [str(_TITLES[table]), moved.count(table) or "", twice.count(table) or ""]
            for table in _TITLES
            if table in moved or table in twice
        ],
        "fills": [[heading[name], show(PEOPLE.table.column(name), value)] for name, value in plan.fills.items()],
        "against": against,
        "swap_href": f"{link(request, 'register:merge')}?kept={plan.gone.ref}&gone={plan.kept.ref}",
    }
