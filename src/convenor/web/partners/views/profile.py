"""What a partnership is and where it comes from: read alone or beside another, and said by a governance lead."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import NotHere
from convenor.web.kernel.rules import require
from convenor.web.partners.forms.context import FactForm
from convenor.web.partners.presenters.profile import profile_page
from convenor.web.partners.rules import can_keep_partners
from convenor.web.partners.selectors import fact_standing, open_partnerships, profile_here, profile_of
from convenor.web.partners.services import state_fact
from convenor.web.partners.vocabulary import ContextKind
from convenor.web.ui.flow import one_form, sent
from convenor.web.ui.pages import link, page


def profile(request: HttpRequest) -> HttpResponse:
    """About this partnership, alone or beside another that opened its register (`?with=`)."""
    here = profile_here(request.viewer, on=today())
    asked = request.GET.get("with", "")
    there = profile_of(request.viewer, asked, on=today()) if asked else None
    may_keep = can_keep_partners(request.viewer)

    def change(kind: str) -> str:
        return link(request, "partners:profile_edit", fact=kind) if may_keep else ""

    context = {"choices": open_partnerships(request.viewer), "compared_with": asked, "inside": request.viewer.belongs}
    return page(request, "partners/profile.html", {**profile_page(here, there, change=change), **context})


def profile_edit(request: HttpRequest, fact: str) -> HttpResponse:
    """Say what is so; what was said before stays to be read."""
    require(can_keep_partners(request.viewer), "context.state")
    if fact not in ContextKind.values:
        raise NotHere("not_here", subject="profile")
    before = fact_standing(request.viewer, fact)
    started = {"says": before.says, "source": before.source, "instead_of": before.ref} if before else {}
    profile_href = link(request, "partners:profile")
    return one_form(
        request,
        FactForm(sent(request), initial=started),
        lambda given: state_fact(by=request.viewer, kind=fact, **given),
        then=profile_href,
        back=profile_href,
        done=_("Said. What stood there before can still be read below."),
        title=ContextKind(fact).label,
        sentence=_("Whoever may read the register may read this, and it stays: a later statement takes its place."),
        submit_text=_("Say this"),
    )
