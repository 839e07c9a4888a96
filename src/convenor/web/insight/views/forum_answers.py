"""Answering advice: taking it up, setting it aside, overruling it, looking again; and what came of actions."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from convenor.theory.diagnosis import Fired
from convenor.theory.propositions import PROPOSITIONS
from convenor.web.insight import services
from convenor.web.insight.evidence.forum import Forum, forum_on
from convenor.web.insight.forms.forum import FinishForm, LookAgainForm, OverruleForm, Owned, SetAsideForm
from convenor.web.insight.presenters.forum.resting import snapshot, watched
from convenor.web.insight.rules import can_answer_advice
from convenor.web.insight.selectors.forum import action_of
from convenor.web.insight.wording.forum import theory
from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import ChangedMeanwhile, Invalid, NotHere
from convenor.web.kernel.rules import require
from convenor.web.people.selectors import people_visible_to
from convenor.web.ui.flow import one_form, sent
from convenor.web.ui.pages import link

QUARTER = timedelta(days=91)


def take_up(request: HttpRequest, ref: str, rule: str) -> HttpResponse:
    """Who does what by when."""
    found, fired, number = _asked(request, ref, rule)
    do = PROPOSITIONS[rule].do
    start = {"revision": number, "what": theory(do.what), "due": today() + QUARTER}
    form = Owned(sent(request), initial=start, people=_people(request))
    name, level = watched(found, rule)

    def act(given: dict[str, Any]) -> Any:
        return services.take_up(
            **_common(request, ref, rule, fired, given), watched=name, level=level, **_of(given, "what", "owner", "due")
        )

    words = {"sentence": theory(PROPOSITIONS[rule].title), "submit_text": _("Take it up")}
    done = _("Taken up. What it should change is watched in the pulses to come.")
    return _one(request, ref, rule, form, act, done, title=_("Take this up"), **words)


def set_aside(request: HttpRequest, ref: str, rule: str) -> HttpResponse:
    """Until when."""
    _found, fired, number = _asked(request, ref, rule)
    form = SetAsideForm(sent(request), initial={"revision": number, "until": today() + QUARTER})

    def act(given: dict[str, Any]) -> Any:
        return services.set_aside(**_common(request, ref, rule, fired, given), **_of(given, "until", "reason"))

    words = {"sentence": theory(PROPOSITIONS[rule].title), "submit_text": _("Set it aside")}
    return _one(request, ref, rule, form, act, _("Set aside."), title=_("Set this aside"), **words)


def overrule(request: HttpRequest, ref: str, rule: str) -> HttpResponse:
    """Why it does not hold."""
    _found, fired, number = _asked(request, ref, rule)
    form = OverruleForm(sent(request), initial={"revision": number})

    def act(given: dict[str, Any]) -> Any:
        return services.overrule(**_common(request, ref, rule, fired, given), **_of(given, "reason"))

    words = {"sentence": theory(PROPOSITIONS[rule].title), "submit_text": _("Overrule it")}
    done = _("Overruled. Your reason stays beside it.")
    return _one(request, ref, rule, form, act, done, title=_("Overrule this"), **words)


def look_again(request: HttpRequest, ref: str, rule: str) -> HttpResponse:
    """Back among the open advice."""
    _found, fired, number = _asked(request, ref, rule)
    form = LookAgainForm(sent(request), initial={"revision": number})

    def act(given: dict[str, Any]) -> Any:
        common = {**_common(request, ref, rule, fired, given, again=True)}
        return services.reopen(**common, **_of(given, "reason"))

    words = {"sentence": theory(PROPOSITIONS[rule].title), "submit_text": _("Look at it again")}
    done = _("It is among the open advice again. What was said before stays beside it.")
    return _one(request, ref, rule, form, act, done, title=_("Look at this again"), **words)


def action_change(request: HttpRequest, ref: str, action: str) -> HttpResponse:
    """Another owner, day or words."""
    _may(request, ref)
    one = action_of(request.viewer, ref, action)
    start = {"revision": one.revision, "what": one.what, "owner": one.owner_ref, "due": one.due}
    form = Owned(sent(request), initial=start, people=_people(request))

    def act(given: dict[str, Any]) -> Any:
        return services.change_action(by=request.viewer, body=ref, ref=action, on=today(), **given)

    return _one(request, ref, one.rule, form, act, _("Saved."), title=_("Change the action"), submit_text=_("Save"))


def action_finish(request: HttpRequest, ref: str, action: str) -> HttpResponse:
    """Done or given up, and what came of it."""
    _may(request, ref)
    one = action_of(request.viewer, ref, action)
    form = FinishForm(sent(request), initial={"revision": one.revision})

    def act(given: dict[str, Any]) -> Any:
        done = given.pop("done") == "yes"
        return services.finish_action(by=request.viewer, body=ref, ref=action, on=today(), done=done, **given)

    words = {"sentence": one.what, "submit_text": _("Keep it")}
    return _one(request, ref, one.rule, form, act, _("Kept."), title=_("What came of it?"), **words)


def _asked(request: HttpRequest, ref: str, rule: str) -> tuple[Forum, Fired | None, int]:
    """The forum, the advice as it stands, and how many answers there are; for whoever may answer."""
    found = _may(request, ref)
    if rule not in PROPOSITIONS:
        raise NotHere("not_here", subject=rule)
    fired = next((one for one in found.diagnosis.advice if one.rule == rule), None)
    return found, fired, len(found.answers.by_rule.get(rule, ()))


def _may(request: HttpRequest, ref: str) -> Forum:
    found = forum_on(request.viewer, ref, today())
    require(can_answer_advice(request.viewer, leads=found.leads), "advice.answer")
    return found


def _common(
    request: HttpRequest, ref: str, rule: str, fired: Fired | None, given: dict[str, Any], *, again: bool = False
) -> dict[str, Any]:
    if fired is None and not again:
        raise Invalid("advice_not_there")
    return {
        "by": request.viewer,
        "body": ref,
        "rule": rule,
        "number": given["revision"],
        "on": today(),
        "found": snapshot(fired, today()),
    }


def _of(given: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: given[name] for name in names}


def _people(request: HttpRequest) -> list[tuple[str, str]]:
    return [(person.ref, person.name) for person in people_visible_to(request.viewer, on=today())]


def _one(
    request: HttpRequest,
    ref: str,
    rule: str,
    form: forms.Form,
    act: Callable[[dict[str, Any]], Any],
    done: str,
    **words: Any,
) -> HttpResponse:
    """Show the form; when it stands, act, say so, and go back to the advice. Who comes second loses nothing typed."""
    back = link(request, "insight:forum_advice", ref=ref, rule=rule)

    def acted(given: dict[str, Any]) -> Any:
        try:
            return act(given)
        except ChangedMeanwhile:
            # The revision as it is now, so that what was typed stands when it is sent again.
            form.data = {**dict(form.data.items()), "revision": form.initial["revision"]}
            raise Invalid("answered_meanwhile") from None

    return one_form(request, form, acted, then=back, back=back, done=done, **words)
