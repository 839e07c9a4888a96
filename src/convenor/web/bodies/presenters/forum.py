"""The six tests of a collaborative forum in words: what each asks, what it came to, and why."""

from collections.abc import Callable
from typing import Any

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from convenor.findings import Finding
from convenor.theory.institutional_design.qualification import Test, Verdict, missing, verdict
from convenor.web.bodies.vocabulary import DecisionRule, LegalStatus

ASKS = {
    "public_body_started": gettext_lazy("A public body started it"),
    "non_state": gettext_lazy("People from outside public bodies sit on it"),
    "members_decide": gettext_lazy("Its members decide, and do not only advise"),
    "organised": gettext_lazy("It is formally set up and meets"),
    "consensus": gettext_lazy("It aims at agreement"),
    "public_matter": gettext_lazy("It is about public policy or services"),
}
FAILS = {
    "public_body_started": gettext_lazy("no public body started it"),
    "non_state": gettext_lazy("nobody from outside public bodies sits on it"),
    "organised": gettext_lazy("it is not formally set up"),
    "consensus": gettext_lazy("it does not aim at agreement"),
    "public_matter": gettext_lazy("it is not about public policy or services"),
}
REASONS = {
    ("public_body_started", "said"): gettext_lazy("So a governance lead said."),
    ("public_body_started", "set_up_by_law"): gettext_lazy("In law it is: %(status)s."),
    ("public_body_started", "nobody_has_said"): gettext_lazy("Nobody has said who started it."),
    ("non_state", "seats_held"): gettext_lazy("They hold %(held)s of %(of)s seats."),
    ("non_state", "seats_vacant"): gettext_lazy("There are seats for them (%(seats)s), all empty."),
    ("non_state", "no_seats"): gettext_lazy("It has no seats in the register yet."),
    ("non_state", "partner_not_named"): gettext_lazy("For some seats it is not said which partner they are for."),
    ("non_state", "public_bodies_only"): gettext_lazy("All %(of)s seats are for public bodies."),
    ("members_decide", "says_it_advises"): gettext_lazy("A governance lead said that it advises."),
    ("members_decide", "said_otherwise_elsewhere"): gettext_lazy(
        "A governance lead said so, but what is written down about its powers says otherwise."
    ),
    ("members_decide", "said"): gettext_lazy("So a governance lead said."),
    ("members_decide", "chair_decides"): gettext_lazy("The chair decides after advice."),
    ("members_decide", "only_recommends"): gettext_lazy("All that is written down is that it recommends."),
    ("members_decide", "may_decide"): gettext_lazy("It may decide: %(functions)s."),
    ("members_decide", "nobody_has_said"): gettext_lazy("Nothing is written down about what it may decide."),
    ("organised", "not_recorded"): gettext_lazy("Not in the register yet: %(lacking)s."),
    ("organised", "recorded"): gettext_lazy("It has terms of reference and seats, and meets: %(meets)s."),
    ("consensus", "nobody_has_said"): gettext_lazy("Nobody has said how it decides."),
    ("consensus", "decision_rule"): gettext_lazy("How it decides: %(rule)s."),
    ("public_matter", "nobody_has_said"): gettext_lazy("Nobody has said what it is about."),
    ("public_matter", "said"): gettext_lazy("So a governance lead said."),
}
LACKING = {
    "terms_of_reference": gettext_lazy("terms of reference"),
    "seats": gettext_lazy("seats"),
    "meets": gettext_lazy("how often it meets"),
}
SAY = {
    "public_body_started": ("bodies:tests", gettext_lazy("Say who started it")),
    "members_decide": ("bodies:tests", gettext_lazy("Say whether its members decide")),
    "consensus": ("bodies:body_edit", gettext_lazy("Say how it decides")),
    "public_matter": ("bodies:tests", gettext_lazy("Say what it is about")),
}
ASKED = frozenset({"public_body_started", "members_decide", "public_matter"})


def six_tests(finding: Finding, say: Callable[[str], str] | None = None) -> list[dict[str, Any]]:
    """Each test with its answer and reason, in their fixed order; `say` gives the address where one may answer."""
    return [
        {
            "asks": ASKS[test.code],
            "answer": answer(test.met),
            "why": reason(test),
            "say": _say(test, say) if say and test.met is None and test.reason == "nobody_has_said" else None,
        }
        for test in finding.details
    ]


def _say(test: Test, say: Callable[[str], str]) -> dict[str, Any]:
    """Where an answer that nobody has given yet is given."""
    page, text = SAY[test.code]
    return {"text": text, "href": say(page) + ("#id_decision_rule_0" if test.code == "consensus" else "")}


def answer(met: bool | None) -> str:
    """Yes, no, or that nobody can say yet."""
    if met is None:
        return _("Not known")
    return _("Yes") if met else _("No")


def reason(test: Test) -> str:
    """Why a test came out as it did."""
    facts = dict(test.facts)
    facts["functions"] = "; ".join(facts.get("functions", ()))
    facts["lacking"] = get_text_list([str(LACKING[name]) for name in facts.get("lacking", ())], _("and"))
    if facts.get("decision_rule"):
        facts["rule"] = DecisionRule(facts["decision_rule"]).label
    if "legal_status" in facts:
        facts["status"] = LegalStatus(facts["legal_status"]).label
    return str(REASONS[test.code, test.reason]) % facts


def sentence(finding: Finding, decided_by: list[str]) -> str:
    """The one thing that matters about what kind of body this is."""
    came_to = verdict(finding)
    if came_to is Verdict.ADVISES:
        return _only_advises(decided_by)
    if came_to is Verdict.FORUM:
        return _("A collaborative forum: it passes all six tests.")
    if came_to is Verdict.NOT_KNOWN:
        unknown = len(missing(finding))
        return ngettext(
            "One of the six tests of a collaborative forum nobody has answered yet.",
            "%(count)s of the six tests of a collaborative forum nobody has answered yet.",
            unknown,
        ) % {"count": unknown}
    fails = [str(FAILS[test.code]) for test in finding.details if test.met is False and test.code in FAILS]
    return _("Not yet a collaborative forum: %(why)s.") % {"why": get_text_list(fails, _("and"))}


def questions_left(finding: Finding) -> int:
    """How many of the three questions that only people can answer are still open."""
    return sum(test.code in ASKED for test in missing(finding))


def _only_advises(decided_by: list[str]) -> str:
    if not decided_by:
        return _("This group only advises. Who takes the decisions is not written down yet.")
    return _("This group only advises: decisions are taken by %(bodies)s.") % {
        "bodies": get_text_list(decided_by, _("and"))
    }
