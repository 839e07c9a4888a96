"""The ways in: the start page, setting up, starting a partnership, a demonstration's ready sign-ins."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.rules import require
from convenor.web.people import presenters, selectors, services, set_up_code
from convenor.web.people.forms import PartnershipFields, SetUpForm
from convenor.web.people.rules import can_start_partnership
from convenor.web.people.sign_in.sessions import is_code_awaited, open_session, try_again_allowed
from convenor.web.people.views.returning import posted
from convenor.web.ui.forms import apply_errors
from convenor.web.ui.pages import page


def start(request: HttpRequest) -> HttpResponse:
    """The start page. Whoever has just one partnership is taken there, and finds this page by the site's name."""
    viewer = request.viewer
    own = selectors.own_partnerships(viewer)
    if viewer.account_id is None and set_up_code.needed():
        return redirect("people:set_up")
    if len(own) == 1 and request.GET.get("signed-in") == "yes":
        return redirect("insight:home", slug=own[0].slug)
    may_start = can_start_partnership(viewer, offered=selectors.start_is_offered(viewer))
    words = presenters.start(own, selectors.partnerships_to_read(viewer), selectors.ready_sign_ins(), may_start)
    return page(request, "people/start.html", words)


@sensitive_post_parameters("password", "code")
def set_up(request: HttpRequest) -> HttpResponse:
    """The first start of an empty installation; later, as if there were no such page."""
    if not set_up_code.needed():
        raise Http404
    form = SetUpForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            if not try_again_allowed(request, "set_up"):
                raise Invalid("too_many_tries")
            account, partnership = services.set_up(**form.cleaned_data)
        except Invalid as error:
            apply_errors(form, error)
        else:
            open_session(request, account)
            return redirect("insight:home", slug=partnership.slug)
    return page(request, "people/set_up.html", {"form": form})


@login_required
def start_partnership(request: HttpRequest) -> HttpResponse:
    """A partnership of one's own."""
    offered = selectors.start_is_offered(request.viewer)
    require(can_start_partnership(request.viewer, offered=offered), "partnership.start")
    form = PartnershipFields(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            partnership = services.start_partnership_of_own(by=request.viewer, **form.cleaned_data)
        except Invalid as error:
            apply_errors(form, error)
        else:
            said = _("%(name)s is started. You are its governance lead.") % {"name": partnership.name}
            messages.success(request, said)
            return redirect("insight:home", slug=partnership.slug)
    return page(request, "people/start_partnership.html", {"form": form})


@require_POST
def ready_sign_in(request: HttpRequest) -> HttpResponse:
    """One of the demonstration's buttons; on a real site there is no such address."""
    if not settings.DEMO:
        raise Http404
    key = request.POST.get("key", "")
    open_session(request, services.account_for_ready_sign_in(key=key))
    return redirect("people:start_partnership") if key == "new-lead" else redirect("/?signed-in=yes")


def sign_in_link(request: HttpRequest) -> HttpResponse:
    """The link of a sign-in letter: fills in the code, in the browser that asked for it. Opening it does no more."""
    if request.user.is_authenticated:
        return redirect("/")
    if not is_code_awaited(request):
        messages.info(
            request,
            _("Open the link in the browser in which you asked for it, or ask for a new one here. Nothing was lost."),
        )
        return redirect("account_request_login_code")
    query = urlencode({"code": request.GET.get("code", "")[:20]})
    response = redirect("account_confirm_login_code")
    response["Location"] += f"?{query}"
    return response


@login_required
def sign_in_details(request: HttpRequest) -> HttpResponse:
    """How one signs in, with a way to change each part."""
    guarded = selectors.has_second_guard(request.user)
    return page(request, "people/sign_in_details.html", presenters.sign_in_details(request.user, guarded))
