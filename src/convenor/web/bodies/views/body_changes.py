"""Changing a body: correcting, renaming, another standing in law, ending."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from convenor.web.bodies import selectors, services
from convenor.web.bodies.forms.bodies import BodyForm, EndForm, RenameForm, StandingForm
from convenor.web.ui.flow import one_form, sent
from convenor.web.ui.pages import link

FACTS = ("name", "kind", "tier", "level", "purpose", "decision_rule", "quorum", "meets", "in_public", "stage", "starts")
STANDING = ("legal_status", "powers", "budget_authority", "terms_of_reference", "terms_agreed_on")


def body_edit(request: HttpRequest, ref: str) -> HttpResponse:
    """Correct what is said of a body, or move it."""
    row = selectors.body_to_change(request.viewer, ref)
    initial = {name: getattr(row, name) for name in (*FACTS, "revision")}
    initial["parent"] = row.parent.ref if row.parent else ""
    form = BodyForm(sent(request), initial=initial, bodies=selectors.bodies_to_choose(request.viewer, but=row))

    def act(given: dict[str, Any]) -> Any:
        parent = selectors.body_chosen(request.viewer, given.pop("parent"))
        return services.edit_body(by=request.viewer, body=row, parent=parent, **given)

    there = link(request, "bodies:body", ref=ref)
    words = {
        "title": _("Change %(body)s") % {"body": row.name},
        "sentence": _("To put right what is written down. What was never true is not kept."),
    }
    return one_form(request, form, act, then=there, back=there, done=_("Saved."), **words)


def body_rename(request: HttpRequest, ref: str) -> HttpResponse:
    """A new name from a day on."""
    row = selectors.body_to_change(request.viewer, ref)
    there = link(request, "bodies:body", ref=ref)
    return one_form(
        request,
        RenameForm(sent(request), initial={"revision": row.revision}),
        lambda given: services.rename_body(by=request.viewer, body=row, **given),
        then=there,
        back=there,
        done=_("Renamed. The former name is kept with its days."),
        title=_("Rename %(body)s") % {"body": row.name},
        sentence=_("The former name stays on its page, with the days on which it held."),
    )


def body_standing(request: HttpRequest, ref: str) -> HttpResponse:
    """Another status in law, powers or terms of reference from a day on."""
    row = selectors.body_to_change(request.viewer, ref)
    initial = {name: getattr(row, name) for name in (*STANDING, "revision")}
    there = link(request, "bodies:body", ref=ref)
    return one_form(
        request,
        StandingForm(sent(request), initial=initial),
        lambda given: services.change_standing(by=request.viewer, body=row, **given),
        then=there,
        back=there,
        done=_("Saved. What it was before is kept with its days."),
        title=_("Status and powers of %(body)s") % {"body": row.name},
        sentence=_("For a change on a day, for example from a voluntary partnership to a body set up by law."),
    )


def body_end(request: HttpRequest, ref: str) -> HttpResponse:
    """Its last day, with all its seats."""
    row = selectors.body_to_change(request.viewer, ref)
    form = EndForm(
        sent(request), initial={"revision": row.revision}, bodies=selectors.bodies_to_choose(request.viewer, but=row)
    )

    def act(given: dict[str, Any]) -> Any:
        successor = selectors.body_chosen(request.viewer, given.pop("successor"))
        return services.end_body(by=request.viewer, body=row, successor=successor, **given)

    there, follow = link(request, "bodies:body", ref=ref), link(request, "bodies:body_follow", ref=ref)
    return one_form(
        request,
        form,
        act,
        then=there,
        back=there,
        done=_("Saved. Its seats, and those who hold them, end with it."),
        title=_("End %(body)s") % {"body": row.name},
        sentence=_("Its seats end with it, and those who hold them leave that day. The record of it stays."),
        submit_text=_("End this body"),
        template="bodies/form_and_more.html",
        more={"text": _("A new body follows it: start that, with its seats"), "href": follow},
    )
