"""A piece of advice: in short on the forum's page, and whole on a page of its own, with what was answered to it."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from convenor.methods.degrees import is_high, is_low
from convenor.theory.constructs import CONSTRUCTS
from convenor.theory.diagnosis import Fired
from convenor.theory.propositions import PROPOSITIONS, Proposition, Support
from convenor.theory.propositions.conditions import FACTS
from convenor.web.insight.evidence.forum import Forum, level_of
from convenor.web.insight.links import link
from convenor.web.insight.presenters.forum import sentences as says
from convenor.web.insight.presenters.forum.actions import action_rows
from convenor.web.insight.selectors.forum import Said
from convenor.web.insight.vocabulary import Answer
from convenor.web.insight.wording.forum import theory
from convenor.web.ui.environment import day

MOST = 5


def open_advice(forum: Forum) -> list[Fired]:
    """The advice that nobody has answered, or that is there again: most urgent and surest first."""
    return [one for one in forum.diagnosis.advice if not forum.answers.rests(one.rule, forum.on)]


def shown(request: HttpRequest, forum: Forum, most: int = MOST) -> list[dict[str, Any]]:
    """At most five pieces of advice, each in short."""
    return [_short(request, forum, one, number) for number, one in enumerate(open_advice(forum)[:most], start=1)]


def _short(request: HttpRequest, forum: Forum, one: Fired, number: int) -> dict[str, Any]:
    rule = one.proposition
    to = _links(request, forum, one.rule)
    last = forum.answers.latest(one.rule)
    return {
        "number": number,
        "rule": one.rule,
        "title": theory(rule.title),
        "sure": says.sure_word(one.sureness),
        "who": theory(rule.do.who),
        "what": theory(rule.do.what),
        "by": theory(rule.do.by),
        "sign": theory(rule.do.sign),
        "then": theory(rule.then),
        "why": why(one),
        "support": support(rule),
        "again": _again(last),
        "href": to["page"],
        "answers": answers_to(to) if forum.leads else [],
    }


def _again(last: Said | None) -> str:
    """That advice was answered before and is there again; empty when nobody answered it yet."""
    if last is None:
        return ""
    if last.answer == Answer.SET_ASIDE:
        return _("It was set aside until %(day)s and is there again.") % {"day": day(last.until)}
    return _("It is looked at again.")


def answered(request: HttpRequest, forum: Forum) -> list[dict[str, Any]]:
    """The advice that was answered and still follows from the evidence, with the answer beside it."""
    rows = []
    for one in forum.diagnosis.advice:
        last = forum.answers.latest(one.rule)
        if last is None or not forum.answers.rests(one.rule, forum.on):
            continue
        href = _links(request, forum, one.rule)["page"]
        rows.append({"title": theory(one.proposition.title), "href": href, "said": said_line(last)})
    return rows


def said_line(said: Said) -> str:
    """One answer in a sentence."""
    facts = {"who": said.given_by or _("somebody who is no longer here"), "day": day(said.given_on)}
    facts |= {"until": day(said.until), "reason": said.reason}
    known = {
        Answer.TAKEN_UP: _("Taken up by %(who)s on %(day)s."),
        Answer.SET_ASIDE: _("Set aside until %(until)s by %(who)s on %(day)s."),
        Answer.OVERRULED: _("Overruled by %(who)s on %(day)s."),
        Answer.REOPENED: _("Looked at again by %(who)s on %(day)s."),
    }
    line = known[Answer(said.answer)] % facts
    return f"{line} {_('Reason: %(reason)s') % facts}" if said.reason else line


def why(one: Fired) -> str:
    """What the rule was read from, in a line."""
    said = []
    for name, value in one.why:
        if name in CONSTRUCTS and value is not None:
            said.append(_("%(title)s %(value)s of 5") % {"title": says.title(name), "value": f"{value:.1f}"})
        elif name in FACTS and value is not None:
            said.append(fact(name, so=bool(value)))
    return "; ".join(said)


def fact(name: str, *, so: bool) -> str:
    words = theory(FACTS[name])
    return words if so else _("it is not so that %(fact)s") % {"fact": words}


def support(rule: Proposition) -> str:
    """What the documented cases say of a rule."""
    if not rule.support:
        return _("The 60 documented cases do not test this rule.")
    verdicts = {
        "as predicted": _("The documented cases bear it out:"),
        "as predicted, weakly": _("The documented cases bear it out weakly:"),
        "no support": _("The documented cases do not bear it out:"),
    }
    return f"{verdicts[rule.verdict]} {'; '.join(map(_counts, rule.support))}."


def _counts(one: Support) -> str:
    if one.with_it and one.without:
        facts = {"a": one.with_it[0], "b": one.with_it[1], "c": one.without[0], "d": one.without[1], "p": f"{one.p:g}"}
        return _("%(a)s of %(b)s with it succeeded, %(c)s of %(d)s without (p = %(p)s)") % facts
    facts = {"rho": f"{one.rho or 0:.2f}", "n": one.n, "p": f"{one.p:g}"}
    return _("rank correlation %(rho)s in %(n)s cases (p = %(p)s)") % facts


def advice_page(request: HttpRequest, forum: Forum, rule: str) -> dict[str, Any]:
    """Everything behind one rule's advice to one forum."""
    proposition = PROPOSITIONS[rule]
    fired = next((one for one in forum.diagnosis.advice if one.rule == rule), None)
    to = _links(request, forum, rule)
    history = forum.answers.by_rule.get(rule, ())
    rests = forum.answers.rests(rule, forum.on)
    return {
        "body": forum.body,
        "forum_href": link(request, "insight:forum", ref=forum.body.ref),
        "title": theory(proposition.title),
        "holds": fired is not None,
        "sentence": theory(proposition.then),
        "sure": says.sure_word(fired.sureness) if fired else "",
        "holds_says": _holds(forum, fired, rule),
        "do": [
            {"key": _("Who"), "value": theory(proposition.do.who)},
            {"key": _("What"), "value": theory(proposition.do.what)},
            {"key": _("By when"), "value": theory(proposition.do.by)},
            {"key": _("It worked when"), "value": theory(proposition.do.sign)},
        ],
        "condition": condition(proposition),
        "input_head": [_("Read from"), _("Value"), _("Between"), _("Counts as high"), _("Counts as low"), _("Source")],
        "inputs": [_input(forum, name) for name in proposition.when.reads],
        "degree": _degree(fired),
        "support": support(proposition),
        "rule": rule,
        "source": proposition.source,
        "history": [said_line(one) for one in history],
        "rests": rests,
        "answers": answers_to(to, again=rests) if forum.leads and (fired or rests) else [],
        "actions": action_rows(request, forum, [one for one in forum.answers.actions if one.rule == rule]),
    }


def answers_to(to: Mapping[str, str], *, again: bool = False) -> list[dict[str, str]]:
    """What a leader may answer; the first is the green one."""
    if again:
        return [{"text": _("Look at it again"), "href": to["look_again"]}]
    return [
        {"text": _("Take this up"), "href": to["take_up"]},
        {"text": _("Set aside"), "href": to["set_aside"]},
        {"text": _("Overrule, with a reason"), "href": to["overrule"]},
    ]


def condition(rule: Proposition) -> str:
    """The condition with the constructs' names as people read them."""
    said = str(rule.when)
    for name in CONSTRUCTS:
        said = said.replace(f"“{name}”", f"“{says.title(name)}”")
    return said


def _holds(forum: Forum, fired: Fired | None, rule: str) -> str:
    if fired is not None:
        return _("It follows from what is known of %(body)s: %(why)s.") % {"body": forum.body.name, "why": why(fired)}
    if rule in forum.diagnosis.open_rules:
        return _("There is not enough to say whether it holds for %(body)s.") % {"body": forum.body.name}
    return _("It does not hold for %(body)s today.") % {"body": forum.body.name}


def _degree(fired: Fired | None) -> str:
    if fired is None:
        return ""
    degree = fired.degree
    facts = {"low": f"{degree.low:.2f}", "high": f"{degree.high:.2f}", "sure": says.sure_word(fired.sureness)}
    if degree.value is None:
        return _("It holds at least to %(low)s of 1, so it is %(sure)s; part of it is not known.") % facts
    facts["value"] = f"{degree.value:.2f}"
    return _("It holds to %(value)s of 1, at least %(low)s and at most %(high)s: %(sure)s.") % facts


def _input(forum: Forum, name: str) -> list[Any]:
    if name not in CONSTRUCTS:
        known = forum.facts.get(name)
        value = _("not known") if known is None else _("yes") if known else _("no")
        words = theory(FACTS[name])
        return [words[:1].upper() + words[1:], value, "–", "–", "–", _("register") if known is not None else "–"]
    found = says.finding_of(forum, name)
    level = level_of(found)
    if level is None or found is None:
        return [says.title(name), _("not known"), "–", "–", "–", "–"]
    recorded = found.settings.get("evidence") == "recorded"
    return [
        says.title(name),
        f"{level.value:.1f}",
        says.between(found),
        f"{is_high(level).value:.2f}",
        f"{is_low(level).value:.2f}",
        _("register") if recorded else _("%(count)s answers") % {"count": level.n},
    ]


def _links(request: HttpRequest, forum: Forum, rule: str) -> dict[str, str]:
    ref = forum.body.ref
    names = {"page": "forum_advice", "take_up": "advice_take_up", "set_aside": "advice_set_aside"}
    names |= {"overrule": "advice_overrule", "look_again": "advice_look_again"}
    return {key: link(request, f"insight:{name}", ref=ref, rule=rule) for key, name in names.items()}
