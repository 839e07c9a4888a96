"""Why we say something: each rule in plain words, its source, and what 60 real cases say of it.

The ids of rules are for the code: no reader sees one.
"""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from convenor.theory.propositions import RULES, Support

BECAUSE: Mapping[str, Any] = {
    "D": _("A body is a place of collaboration when six things are true of it."),
    "P1": _("Where power or resources are very uneven, the weaker need deliberate support to take part at all."),
    "P8": _("A duty to take part brings people to the table; it does not make them commit."),
    "T1": _("People take part less when they come to believe that their input is only for show."),
    "T3": _("Leaving out those who are affected is a main reason why collaboration fails."),
    "T5": _("Clear rules, kept in the open, build trust and take away the fear of deals behind closed doors."),
    "T7": _("Aiming at agreement makes decisions everybody’s own; demanding it of all can bring deadlock."),
    "J40": _("Some imbalances last: general practice and hospitals, health and social care, providers and patients."),
    "J44": _("Some have to take part and some may choose; those who may choose need a reason to come."),
    "J54": _("Whoever is absent has the decision made without them; they are at least owed notice of it."),
    "J57": _("Those who are less well represented have to be sought out; they seldom come by themselves."),
    "J62": _("Somebody whom colleagues follow in one setting may not be accepted as a leader in another."),
    "J63": _("Councils answer to voters and may doubt a decision that nobody elected had a part in."),
    "J64": _("Community bodies see health as more than medicine and may doubt a purely medical view."),
    "W8": _("Work across organisations is led best by several people, from different organisations and callings."),
    "W27": _("New ways of working together can grow new hierarchies, with groups that decide above those who provide."),
    "W36": _("Leaders who still work with patients are listened to, and know what will work."),
}

SUPPORT: Mapping[str, Any] = {
    "unequal_and_strong_convening": _(
        "Among studied cases with very uneven resources, %(with_yes)s of %(with_all)s with a strong convenor "
        "succeeded, "
        "and %(without_yes)s of %(without_all)s without."
    ),
    "mandated_and_interests_aligned": _(
        "Among studied cases where taking part was a duty, %(with_yes)s of %(with_all)s whose interests were "
        "brought into "
        "line succeeded, and %(without_yes)s of %(without_all)s of the others."
    ),
    "design_and_support_of_members": _(
        "In %(n)s studied cases, those with more inclusion and clearer, more open rules tended to have more support "
        "from those who took part; the link is real but loose (%(rho)s, where 1 would be a perfect match)."
    ),
}


def why(rule: str) -> str:
    """The rule in words, where it comes from, and how well real cases bear it out, as one short paragraph."""
    known = RULES[rule]
    said = [str(BECAUSE[rule]), _now("From: %(source)s.") % {"source": known.source}]
    said.append(
        _support(known.support) if known.support else _now("Not yet tested on the 60 cases we know figures of.")
    )
    return " ".join(said)


def _support(support: Support) -> str:
    facts: dict[str, Any] = {"n": support.n, "rho": support.rho}
    if support.with_it and support.without:
        facts |= {"with_yes": support.with_it[0], "with_all": support.with_it[1]}
        facts |= {"without_yes": support.without[0], "without_all": support.without[1]}
    return str(SUPPORT[support.code]) % facts
