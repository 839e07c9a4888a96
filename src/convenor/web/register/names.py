"""The page that takes a pasted list of who was there: first the list, then who is who, then the preview of a file."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from convenor.formats.attendance import Attendance, read_attendance
from convenor.web.kernel.clock import now, today
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.rules import require
from convenor.web.register import services
from convenor.web.register.names_forms import NamesForm, WhoForm
from convenor.web.register.naming import Match, match_names, partners_named
from convenor.web.register.rules import can_bring_files
from convenor.web.register.selectors import Knows, what_is_known
from convenor.web.ui.forms import apply_errors
from convenor.web.ui.pages import link, page


def names(request: HttpRequest) -> HttpResponse:
    """Paste a list, say who is who where that is not sure, and look at what would be added."""
    require(can_bring_files(request.viewer), "register.names")
    knows = what_is_known(request.viewer, on=today())
    form = NamesForm(request.POST or None, bodies=knows.bodies)
    if request.method != "POST" or not form.is_valid():
        return _ask(request, form)
    found = read_attendance(form.cleaned_data["text"])
    if not found.people:
        form.add_error("text", _("We found no name in it. Put one name on each line."))
        return _ask(request, form)
    matches = match_names(found.people, knows.people)
    organisations = partners_named((one.organisation for one in found.people), knows.names_of_partners)
    answered = "checked" in request.POST
    who = WhoForm(request.POST if answered else None, matches=matches, organisations=organisations, knows=knows)
    if answered and who.is_valid():
        try:
            looked = services.look_at_names(
                by=request.viewer,
                decided=who.decided(),
                text=form.cleaned_data["text"],
                body=form.cleaned_data["body"],
                on=form.cleaned_data["on"] or today(),
                now=now(),
            )
            return redirect(link(request, "register:preview", ref=looked.ref))
        except Invalid as error:
            apply_errors(who, error)
    context = _who_context(request, form, who, found, matches, knows)
    return page(request, "register/names_check.html", context, status=422 if who.errors else 200)


def _ask(request: HttpRequest, form: NamesForm) -> HttpResponse:
    context = {
        "form": form,
        "title": _("Names from a list"),
        "files_href": link(request, "register:files"),
    }
    return page(request, "register/names.html", context, status=422 if form.errors else 200)


def _who_context(
    request: HttpRequest, form: NamesForm, who: WhoForm, found: Attendance, matches: list[Match], knows: Knows
) -> dict[str, Any]:
    on: date = form.cleaned_data["on"] or today()
    sure = [match for match in matches if match.sure is not None]
    return {
        "form": form,
        "who": who,
        "answer": who.answer(),
        "known": [
            [
                match.attendee.name,
                {"text": match.sure.name, "href": link(request, "insight:person", ref=match.sure.ref)},
                ", ".join(match.sure.belongs),
            ]
            for match in sure
            if match.sure is not None
        ],
        "passed": [[line, said] for line, said in found.passed],
        "more": found.more,
        "body": dict(knows.bodies).get(form.cleaned_data["body"], ""),
        "on": on,
        "files_href": link(request, "register:files"),
        "again_href": link(request, "register:names"),
    }
