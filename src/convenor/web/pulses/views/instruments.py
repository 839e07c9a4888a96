"""Questions of others, for those who hold a licence: what there is, bringing in a file, taking one out."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from convenor.formats.instruments import InstrumentError, read_instrument
from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import Invalid
from convenor.web.pulses import selectors, services
from convenor.web.pulses.forms import InstrumentForm
from convenor.web.pulses.presenters import instruments as words
from convenor.web.ui.forms import apply_errors
from convenor.web.ui.pages import link, page


def instruments(request: HttpRequest) -> HttpResponse:
    """What there is, and a file to bring in; everything wrong with it is said at once, with its place."""
    found = selectors.instruments_visible_to(request.viewer)
    posted = request.method == "POST"
    form = InstrumentForm(request.POST, request.FILES) if posted else InstrumentForm()
    problems: list[list[str]] = []
    if posted and form.is_valid():
        try:
            read = read_instrument(form.cleaned_data["file"], constructs=words.constructs(), taken=words.own_keys())
            services.bring_in_instrument(by=request.viewer, read=read, on=today())
        except InstrumentError as error:
            problems = words.problems(error)
        except Invalid as error:
            apply_errors(form, error)
        else:
            messages.success(request, _("The questions are in. They can be chosen in a new pulse."))
            return redirect(link(request, "pulses:instruments"))
    context = {"form": form, "instruments": words.listed(request, found, today()), "problems": problems}
    return page(request, "pulses/instruments.html", context, status=422 if problems or form.errors else 200)


@require_POST
def remove(request: HttpRequest, ref: str) -> HttpResponse:
    """Take one out."""
    services.remove_instrument(by=request.viewer, ref=ref)
    messages.success(request, _("The questions are taken out. Pulses that asked them keep theirs."))
    return redirect(link(request, "pulses:instruments"))
