"""Refusals about topics, pathways, outreach and notices, in words."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

ERRORS: Mapping[str, Any] = {
    "topic_title_missing": _("Say what is to be decided, in a few plain words."),
    "topic_reopened": _(
        "“%(title)s” has already been narrowed or decided, and that cannot be taken back. "
        "If the matter comes up again, put it on the list as a new one."
    ),
    "went_on_reason_missing": _(
        "Say why it cannot wait until they are told. The reason is kept and shown with the matter."
    ),
    "topic_of_another_body": _("“%(title)s” is decided by another body. Choose one of this body’s own matters."),
    "party_one": _("Name one community or one partner."),
    "affected_already": _("%(party)s is already named here as affected."),
    "share_in_100": _("A share is a number from 0 to 100."),
    "shares_over_100": _("These shares add up to %(total)s in 100. Take away %(over)s."),
    "shares_before_later": _(
        "Other shares were agreed from %(since)s on. Give that day or a later one, so that what was agreed stays true."
    ),
    "outreach_was_asked": _("They have been asked, and that stays true. Choose how far it has come since."),
    "outreach_asked_when": _("Say on which day they were asked."),
    "outreach_asked_already": _(
        "There is a day on which they were asked. Choose how far it has come, or take the day out."
    ),
    "outreach_answered_when": _("Say on which day they answered."),
    "outreach_answered_before": _("They cannot have answered before they were asked (%(asked)s)."),
    "outreach_not_yet": _("This day is still to come. Give the day on which it happened."),
    "notice_address": _("This is not an e-mail address. Example: forum@example.org."),
    "notice_empty": _("Write what they should know."),
    "notice_hides_decision": _(
        "The matter is already decided, and the notice must say so. Put this sentence back: %(sentence)s"
    ),
    "notice_without_way": _(
        "Nothing says yet how one can have a say on this matter. Add that to the matter first, then send the notice."
    ),
    "notice_sent_already": _("The same notice was already sent today. %(party)s has it."),
    "pathway_name_missing": _("Give the pathway a name."),
    "step_says_nothing": _("Say what happens at step %(number)s, or take the organisation out."),
    "required_one": _("Place %(number)s is for more than one, or for nobody. Choose one."),
    "required_twice": _("%(place)s is there twice. Keep it once."),
    "step_nobody": _("Say which organisation takes step %(number)s."),
}
