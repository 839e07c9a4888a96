"""How a forum stands, in words: each construct well or badly off, why nothing is said, what the record shows."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from convenor.theory.collaborative_process.cycle import STAGES


class Clause(NamedTuple):
    """A construct in a part of a sentence: where it is strong, and where it is weak."""

    strong: Any
    weak: Any


CLAUSES: Mapping[str, Clause] = {
    "prehistory": Clause(_("partners worked together well before"), _("old conflicts still weigh")),
    "initial_trust": Clause(_("partners began in trust"), _("partners began in distrust")),
    "resource_equality": Clause(_("power and money are fairly even"), _("power and money are very uneven")),
    "incentives": Clause(_("partners have good reasons to come"), _("partners have few reasons to come")),
    "interdependence": Clause(_("partners need one another"), _("partners can do without one another")),
    "conflict": Clause(_("there is much conflict"), _("there is little conflict")),
    "rules_explicit": Clause(_("the ground rules are clear"), _("the ground rules are not clear")),
    "rules_applied": Clause(_("the ground rules are kept"), _("the ground rules are not kept by all")),
    "inclusive": Clause(_("those affected have a seat or a voice"), _("some who are affected are left out")),
    "transparent": Clause(_("work is in the open"), _("work is not in the open")),
    "single_forum": Clause(_("this is the one place for it"), _("partners can take the matter elsewhere")),
    "convening": Clause(_("people are brought together well"), _("few go out to bring people in")),
    "guarding": Clause(_("the process is kept fair"), _("the process bends to those who push")),
    "mediating": Clause(_("conflicts are settled"), _("conflicts are left to grow")),
    "catalysing": Clause(_("new openings are seen and used"), _("few new openings are seen")),
    "face_to_face": Clause(_("people talk well"), _("people hardly talk with one another")),
    "trust": Clause(_("partners trust one another"), _("trust is low")),
    "commitment": Clause(_("people are committed"), _("commitment is weak")),
    "joint_fact_finding": Clause(_("facts are found together"), _("each brings its own facts")),
    "knowledge_sharing": Clause(_("knowledge is shared"), _("knowledge is not shared")),
    "aligned_interests": Clause(_("partners see the problem alike"), _("partners see different problems")),
    "joint_problem_solving": Clause(_("problems are solved together"), _("problems are passed round")),
    "quick_wins": Clause(_("small wins keep people going"), _("little has come of it yet")),
    "goals_explicit": Clause(_("the goals are clear"), _("the goals are not clear")),
    "goals_operational": Clause(_("the goals are put to work"), _("the goals stay words")),
    "goals_monitored": Clause(_("the goals are watched"), _("nobody watches the goals")),
}


class Says(NamedTuple):
    """What something is called, and a sentence about it."""

    title: Any
    about: Any


BOXES: Mapping[str, Says] = {
    "starting conditions": Says(
        _("Starting conditions"), _("What partners bring with them: power, reasons to come, their history.")
    ),
    "institutional design": Says(_("How it is set up"), _("Who is in, the ground rules, and how open the work is.")),
    "facilitative leadership": Says(
        _("Leadership"), _("Those who bring people together, keep the process fair and settle conflicts.")
    ),
    "collaborative process": Says(
        _("Working together"),
        _("A wheel: talking, trust, commitment, shared understanding, small wins, and round again."),
    ),
    "goals": Says(
        _("Joint goals"),
        _("What is to be reached together: clear, put to work, watched. Nothing goes so closely with results."),
    ),
}
STATES: Mapping[str, Says] = {
    "virtuous": Says(_("Going round"), _("The wheel goes round: each part of working together feeds the next.")),
    "stalled": Says(_("Held up"), _("The wheel is held up at %(stage)s.")),
    "vicious": Says(
        _("Turning backwards"),
        _("The wheel turns backwards: one weakness feeds the next, most of all at %(stage)s."),
    ),
}
IN_ORDER = (_("Dialogue"), _("Trust"), _("Commitment"), _("Shared understanding"), _("Small wins"))
AGAINST: Mapping[str, Any] = {
    "below": _("below the middle half of 60 documented cases"),
    "within": _("within the middle half of 60 documented cases"),
    "above": _("above the middle half of 60 documented cases"),
}
WHY_NOT: Mapping[str, Any] = {
    "too_few": _("Fewer than five answered, so it is withheld to protect them."),
    "would_tell": _("Withheld, because it would tell what single people answered."),
    "too_soon": _("Withheld: nearly the same people were asked a few days before, and single ones could be told."),
    "not_answered": _("Nobody answered this question."),
    "fewer_than_two_partners": _("Fewer than two partners hold a voting seat here."),
    "nobody_named_as_affected": _("Nobody has said yet who is affected by what is decided here."),
    "nothing_written_down": _("Neither ground rules nor terms of reference are in the register."),
    "no_ground_rules": _("No ground rules are in force in the register."),
    "nobody_has_answered": _("No member has answered the ground rules yet."),
    "too_little_recorded": _("Too little is in the register: whether it meets in public, where its terms stand."),
    "no_power_recorded": _("What this body may decide is not written down."),
}
CAVEATS: Mapping[str, Any] = {
    "money_not_known": _("The budgets of most partners here are not in the register; only votes are counted."),
    "knowledge_not_recorded": _("Who knows what, and who has staff to send, is in no register."),
    "seat_is_not_yet_a_voice": _("A seat is not yet a voice."),
    "only_those_named_as_affected": _("Only those named as affected are counted."),
    "written_is_not_yet_known": _("What is written down is not yet known to everyone."),
    "agreed_is_not_yet_kept": _("Rules agreed to are not yet rules kept."),
    "open_papers_are_not_all": _("Open papers do not show what is settled elsewhere."),
    "at_least": _("Near the top of the scale only “at least” is said, so that nobody can be told."),
    "at_most": _("Near the bottom of the scale only “at most” is said, so that nobody can be told."),
    "not_all_answered": _("Not everyone who was asked answered."),
    "fewer_than_half": _("Fewer than half of those asked answered."),
    "venues_outside_not_recorded": _("Places outside this partnership are not in the register."),
}
READ_FROM: Mapping[str, Any] = {
    "recorded_equality": _("how evenly voting seats, and budgets where known, are spread over the partners here"),
    "recorded_inclusion": _("how those affected by what is decided here are seated or spoken for"),
    "recorded_rules": _("ground rules in force and terms of reference"),
    "rules_agreed": _("members’ answers to the ground rules in force"),
    "openness": _("whether register, meetings and terms are public, and people are told how to be heard"),
    "one_place": _("which other bodies here may decide the same matters"),
}
NOT_RECORDED = _("Meetings, decisions and promises are not kept here yet; until then no record speaks to this.")
LEADERS: Mapping[str, Any] = {
    "organic leader": _("What would help is a leader from inside whom each partner trusts."),
    "honest broker": _("What would help is an honest broker whom all accept as neutral."),
    "none in particular": _("No special kind of leader is asked for."),
}
GOES: Mapping[str, Any] = {
    "go": _("Nothing here speaks against going on."),
    "go, with a budget for trust": _("Going on makes sense with time set aside for trust first."),
    "do not embark": _("As things stand, we would not go on: too little is there that helped others in such a case."),
}


def stage(name: str) -> str:
    """A stage of the wheel by its name in the theory."""
    return str(IN_ORDER[list(STAGES).index(name)])


def theory(text: str) -> str:
    """A sentence that the theory holds in English, in the reader's language where it is translated."""
    return gettext(text) if text else ""  # allow: whole-sentences – a whole sentence, kept by the theory
