"""This room's refusals in words: what happened, that nothing was lost, what to do."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

ERRORS: Mapping[str, Any] = {
    "conversation_link_unknown": _("This link leads nowhere. Open the newest letter again, or ask whoever sent it."),
    # what comes of it
    "conversation_not_closed_yet": _("People can still say something. Wait until the conversation is closed."),
    "proposal_title_missing": _("Say in one line what you propose."),
    "proposal_benefit_missing": _("Say what patients and people gain by it, in plain words."),
    "proposal_rests_on_nothing": _("Choose at least one statement that the proposal rests on."),
    "proposal_matter_missing": _("Choose the matter it belongs to, or the body that decides it."),
    "proposal_matter_decided": _("“%(title)s” is decided already. Choose a matter that is still open."),
    "proposal_has_a_matter": _("It belongs to a matter already: “%(title)s”. Nothing was changed."),
    "proposal_due_past": _("That day is past. Say when the body will decide, or leave it empty."),
    "proposal_without_matter": _("It is on no body’s list yet. Say first who decides it; then keep the decision here."),
    "proposal_decided_already": _(
        "What was decided about it is kept already, and stays as it is. Nothing was changed."
    ),
    "proposal_not_decided_yet": _("Nothing was decided about it yet. Keep the decision first."),
    "proposal_state_missing": _("Say what was decided: agreed, agreed with changes, not agreed, or withdrawn."),
    "proposal_day_missing": _("Say on which day it was decided."),
    "proposal_day_to_come": _("That day is still to come. Give the day on which it was decided."),
    "proposal_day_before": _("That is before it was put forward. Give that day or a later one."),
    "proposal_change_missing": _("It was agreed with changes: say what was agreed in the end."),
    "proposal_reason_missing": _("Say why. Everybody whose statement is behind it reads the reason."),
    "proposal_promise_missing": _("Something was agreed: say what is promised, who sees to it, and by when."),
    "proposal_owner_missing": _("Say who sees to it. A promise of nobody is none."),
    "proposal_promise_day": _("Say by when, on the day of the decision or later."),
    "proposal_came_missing": _("Say what came of it, also if nothing did."),
    "fate_missing": _("Say what came of these statements: answered, used, or not used."),
    "fate_reason_missing": _("Give the answer, or the reason. Without it nobody would know why."),
    "fate_nothing_chosen": _("Choose at least one statement."),
    "fate_statement_strange": _(
        "One of these statements is none that people voted on. Nothing was kept: choose again."
    ),
    "fate_proposal_missing": _("Say in which proposal they are used, one made of this conversation."),
}
