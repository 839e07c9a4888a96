"""Pages of the shares of seats agreed by sector."""

from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from convenor.web.bodies.forms.shares import SharesForm
from convenor.web.bodies.presenters.shares import left_says, percent, shares_page
from convenor.web.bodies.selectors.bodies import bodies_to_choose
from convenor.web.bodies.selectors.rows import body_of
from convenor.web.bodies.selectors.shares import share_sets, shares_of
from convenor.web.bodies.services.shares import agree_shares
from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.rules import can_keep_register, require
from convenor.web.partners.vocabulary import Sector
from convenor.web.ui.forms import apply_errors
from convenor.web.ui.pages import link, page


def shares(request: HttpRequest) -> HttpResponse:
    """What is agreed for the partnership and for single bodies, and what was agreed before."""
    context = shares_page(share_sets(request.viewer), on=today())
    may_keep = can_keep_register(request.viewer)
    bodies = bodies_to_choose(request.viewer) if may_keep else []
    return page(request, "bodies/shares.html", {**context, "may_keep": may_keep, "bodies": bodies})


def shares_edit(request: HttpRequest) -> HttpResponse:
    """Agree on shares anew: for one body (`?body=`) or for the partnership as a whole."""
    viewer = request.viewer
    require(can_keep_register(viewer), "shares.agree")
    wanted = request.GET.get("body", "")
    body = body_of(viewer, wanted) if wanted else None
    now = shares_of(viewer, body=body, on=today())
    initial: dict[str, Any] = {share.sector: percent(share.percent) for share in now.shares} if now else {}
    initial |= {"starts": now.starts if now else today(), "source": now.source if now else ""}
    form = SharesForm(request.POST or None, sectors=Sector.choices, initial=initial)
    if request.method == "POST" and form.is_valid():
        percents = form.percents()
        said = {name: form.cleaned_data[name] for name in ("starts", "source")}
        try:
            agree_shares(by=viewer, body=body, percents=percents, **said)
        except Invalid as error:
            apply_errors(form, error)
        else:
            left = left_says(100 - sum(percents.values(), Decimal()))
            messages.success(
                request, _("Saved. %(left)s") % {"left": left} if percents else _("Nothing is agreed now.")
            )
            return redirect(link(request, "bodies:shares"))
    where = body.name if body else _("the partnership as a whole")
    context = {
        "form": form,
        "title": _("Agreed shares of seats: %(where)s") % {"where": where},
        "sentence": _("How many seats in 100 should each sector hold? Leave empty what nobody has agreed."),
        "back_href": link(request, "bodies:shares"),
    }
    return page(request, "bodies/shares_form.html", context)
