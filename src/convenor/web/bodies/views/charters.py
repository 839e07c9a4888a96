"""Ground rules: the version in force and how far members agree, earlier ones, drafting, publishing, agreeing."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from convenor.web.bodies import selectors, services
from convenor.web.bodies.forms.charters import AgreeForm, PublishForm, RulesEditForm, RulesForm
from convenor.web.bodies.presenters import charters as shown
from convenor.web.bodies.rules import can_agree_to_charter
from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import NotHere
from convenor.web.kernel.rules import can_keep_register, require
from convenor.web.ui.flow import one_form, sent
from convenor.web.ui.pages import link, page


def charter(request: HttpRequest, ref: str) -> HttpResponse:
    """The ground rules in force, how many agree, and what is said against which."""
    body = selectors.body_of(request.viewer, ref)
    seen = selectors.charters_of(request.viewer, body, today())
    context = {
        "body": body,
        "charters": seen,
        "sentence": shown.sentence(seen),
        "rules": shown.rules(seen.current) if seen.current else [],
        "keeps": can_keep_register(request.viewer),
    }
    return page(request, "bodies/charter.html", context)


def charter_version(request: HttpRequest, body: str, ref: str) -> HttpResponse:
    """An earlier version, as it was; a draft only for who keeps it."""
    row = selectors.charter_of(request.viewer, body, ref)
    if row.starts is None:
        require(can_keep_register(request.viewer), "charter.draft")
    context = {"charter": row, "body": row.body, "rules": list(row.rules.order_by("position"))}
    return page(request, "bodies/charter_version.html", context)


def charter_draft(request: HttpRequest, ref: str) -> HttpResponse:
    """Begin a new version, or go on with the draft."""
    body = selectors.body_to_change(request.viewer, ref)
    seen = selectors.charters_of(request.viewer, body, today())
    there = link(request, "bodies:charter", ref=ref)
    words = {
        "done": _("The draft is kept. It binds nobody until you publish it."),
        "sentence": _("You start from the rules in force. Nobody else sees a draft."),
        "submit_text": _("Keep the draft"),
    }
    if seen.draft is None:
        current = seen.current.charter if seen.current else None
        new = RulesForm(sent(request), initial={"rules": selectors.rules_as_text(current)})
        title = _("New ground rules for %(body)s") % {"body": body.name}
        write = lambda given: services.draft_charter(by=request.viewer, body=body, rules=new.lines())  # noqa: E731
        return one_form(request, new, write, then=there, back=there, title=title, **words)
    draft = seen.draft
    form = RulesEditForm(sent(request), initial={"revision": draft.revision, "rules": selectors.rules_as_text(draft)})

    def change(given: dict[str, Any]) -> Any:
        return services.edit_draft(by=request.viewer, charter=draft, revision=given["revision"], rules=form.lines())

    title = _("Draft of version %(number)s") % {"number": draft.number}
    return one_form(request, form, change, then=there, back=there, title=title, **words)


def charter_publish(request: HttpRequest, ref: str) -> HttpResponse:
    """Let the draft hold from a day on."""
    draft = _draft(request, ref)
    there = link(request, "bodies:charter", ref=ref)
    return one_form(
        request,
        PublishForm(sent(request), initial={"revision": draft.revision, "on": today()}),
        lambda given: services.publish_charter(by=request.viewer, charter=draft, **given),
        then=there,
        back=there,
        done=_("Published. Now each member says, rule by rule, whether they agree."),
        template="bodies/charter_publish.html",
        title=_("Publish version %(number)s of the ground rules") % {"number": draft.number},
        rules=list(draft.rules.order_by("position")),
        submit_text=_("Publish these rules"),
    )


def charter_discard(request: HttpRequest, ref: str) -> HttpResponse:
    """Throw the draft away."""
    draft = _draft(request, ref)
    there = link(request, "bodies:charter", ref=ref)
    form = RulesEditForm(sent(request), initial={"revision": draft.revision})
    del form.fields["rules"]
    return one_form(
        request,
        form,
        lambda given: services.discard_draft(by=request.viewer, charter=draft, **given),
        then=there,
        back=there,
        done=_("The draft is gone. What was in force stays in force."),
        title=_("Discard the draft of version %(number)s?") % {"number": draft.number},
        sentence=_("Its words are lost. The rules in force are not touched."),
        submit_text=_("Discard the draft"),
    )


def charter_agree(request: HttpRequest, ref: str) -> HttpResponse:
    """A member's own answer to each rule."""
    body = selectors.body_of(request.viewer, ref)
    seen = selectors.charters_of(request.viewer, body, today()).current
    member = selectors.is_member(request.viewer, body.pk, today())
    require(can_agree_to_charter(request.viewer, holds_seat=member), "charter.agree")
    if seen is None:
        raise NotHere("not_here", subject=ref)
    form = AgreeForm(sent(request), rules=seen.rules)

    def act(given: dict[str, Any]) -> Any:
        return services.answer_charter(by=request.viewer, charter=seen.charter, answers=form.answers(), on=today())

    there = link(request, "bodies:charter", ref=ref)
    return one_form(
        request,
        form,
        act,
        then=there,
        back=there,
        done=_("Thank you. You can change your answer at any time."),
        title=_("Do you agree to the ground rules?"),
        sentence=_("%(body)s, version %(number)s. You answer for yourself alone.")
        % {"body": body.name, "number": seen.charter.number},
        submit_text=_("Send my answers"),
    )


def _draft(request: HttpRequest, ref: str) -> Any:
    body = selectors.body_to_change(request.viewer, ref)
    draft = selectors.charters_of(request.viewer, body, today()).draft
    if draft is None:
        raise NotHere("not_here", subject=ref)
    return draft
