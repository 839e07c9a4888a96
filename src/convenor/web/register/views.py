"""The pages of files: what one can take and bring, a look at what a file would do, and its undoing."""

import csv
from io import StringIO
from tempfile import TemporaryFile
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from convenor.formats.text import guard
from convenor.web.kernel.clock import now
from convenor.web.kernel.errors import Invalid, NotHere
from convenor.web.kernel.rules import require
from convenor.web.register import services
from convenor.web.register.exports import NAMES, TEMPLATES, TYPES, write, write_template
from convenor.web.register.forms import ApplyForm, UploadForm
from convenor.web.register.pages import done_context, files_context, preview_context, refused_context
from convenor.web.register.presenters import problem_rows
from convenor.web.register.rules import can_bring_files
from convenor.web.register.selectors import import_visible_to, imports_visible_to, what_to_take
from convenor.web.ui.forms import apply_errors
from convenor.web.ui.pages import link, page
from convenor.web.ui.wording import say


def files(request: HttpRequest) -> HttpResponse:
    """What can be taken and brought, and what was brought lately."""
    _partnership, everything = what_to_take(request.viewer)
    brings = can_bring_files(request.viewer)
    found = imports_visible_to(request.viewer)
    return page(request, "register/files.html", files_context(request, found, brings=brings, everything=everything))


def download(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The register as a file: all of it for the governance lead, the public part for anybody else."""
    partnership, everything = what_to_take(request.viewer)
    if kind not in NAMES:
        raise NotHere("not_here", subject="file")
    out = TemporaryFile()  # noqa: SIM115  the response closes it
    write(out, kind, partnership_id=partnership.pk, title=partnership.name, public=not everything)
    out.seek(0)
    name = f"{partnership.slug}-{NAMES[kind]}"
    return FileResponse(out, as_attachment=True, filename=name, content_type=TYPES[kind])


def template(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The empty template; it holds nothing of anybody, so whoever sees the page may have it."""
    what_to_take(request.viewer)
    if kind not in TEMPLATES:
        raise NotHere("not_here", subject="file")
    out = TemporaryFile()  # noqa: SIM115  the response closes it
    write_template(out, kind)
    out.seek(0)
    return FileResponse(out, as_attachment=True, filename=TEMPLATES[kind], content_type=TYPES[kind])


def upload(request: HttpRequest) -> HttpResponse:
    """Choose a file; it is read and looked at, and nothing is changed."""
    require(can_bring_files(request.viewer), "register.import")
    form = UploadForm(request.POST or None, request.FILES or None) if request.method == "POST" else UploadForm()
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            looked = services.look_at_file(
                by=request.viewer,
                name=file.name,
                data=file.read(),
                blanks_empty=form.cleaned_data["blanks"] == "empty",
                now=now(),
            )
            return redirect(link(request, "register:preview", ref=looked.ref))
        except Invalid as error:
            apply_errors(form, error)
    context = {
        "form": form,
        "title": _("Bring a file"),
        "sentence": _("We read it and show you everything it would do. Nothing is changed until you say so."),
        "submit_text": _("Look at the file"),
        "back_href": link(request, "register:files"),
        "upload": True,
    }
    return page(request, "ui/form_page.html", context, status=422 if form.errors else 200)


def preview(request: HttpRequest, ref: str) -> HttpResponse:
    """What a file would do: the answer, the problems, every change by sheet."""
    looked = import_visible_to(request.viewer, ref)
    if looked.applied_at is not None:
        return page(request, "register/done.html", done_context(request, looked, now()))
    return _preview(request, looked)


def _preview(request: HttpRequest, looked: Any, form: Any = None) -> HttpResponse:
    wanted = request.GET.get("page", "1")
    number = int(wanted) if wanted.isdecimal() and len(wanted) < 7 else 1
    sheet = request.GET.get("sheet", "")
    context = preview_context(request, looked, sheet=sheet, number=number, at=now(), form=form)
    return page(request, "register/preview.html", context, status=422 if form is not None else 200)


def problems(request: HttpRequest, ref: str) -> HttpResponse:
    """The problems of a file as a CSV file, to go through them in a spreadsheet."""
    looked = import_visible_to(request.viewer, ref)
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow([_("Sheet"), _("Row"), _("Column"), _("What is wrong"), _("What to do")])
    for row in problem_rows(looked.problems):
        writer.writerow([guard(str(cell or "")) for cell in (row.sheet, row.row, row.column, row.wrong, row.remedy)])
    response = HttpResponse(out.getvalue().encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="problems.csv"'
    return response


@require_POST
def apply(request: HttpRequest, ref: str) -> HttpResponse:
    """Put the file in the register; when it would do something else by now, show that first."""
    leave_aside = request.POST.get("leave_aside") == "on"
    try:
        services.apply_import(by=request.viewer, ref=ref, now=now(), leave_aside=leave_aside)
    except Invalid as error:
        if error.field:
            form = ApplyForm(request.POST, asks=True)
            apply_errors(form, error)
            return _preview(request, import_visible_to(request.viewer, ref), form)
        if error.code == "look_again":
            services.look_again(by=request.viewer, ref=ref, now=now())
        messages.warning(request, say(error))
    return redirect(link(request, "register:preview", ref=ref))


@require_POST
def undo(request: HttpRequest, ref: str) -> HttpResponse:
    """Put everything back as it was before the file; when that cannot be done, say why and what to do."""
    try:
        services.undo_import(by=request.viewer, ref=ref, now=now())
    except Invalid as error:
        looked = import_visible_to(request.viewer, ref)
        if looked.applied_at is None:
            messages.warning(request, say(error))
            return redirect(link(request, "register:preview", ref=ref))
        context = refused_context(request, looked, now(), say(error), error)
        return page(request, "register/done.html", context, status=409)
    messages.success(request, _("Everything is as it was before the file."))
    return redirect(link(request, "register:files"))
