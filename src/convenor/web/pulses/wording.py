"""This room's refusals in words: what happened, that nothing was lost, what to do."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

ERRORS: Mapping[str, Any] = {
    # preparing
    "pulse_title_missing": _("Give the pulse a title, for example “How we work together, autumn”."),
    "pulse_nobody_chosen": _("Choose a body, or at least one partner, whose people are asked."),
    "pulse_both_chosen": _("Choose either a body or partners, not both."),
    "pulse_no_questions": _("Choose which questions are asked."),
    "pulse_too_many_questions": _("A pulse may have %(most)s questions at most. Choose fewer."),
    "pulse_questions_broken": _("These questions cannot be asked as they are. Choose another set."),
    "pulse_breakdown_unknown": _("Choose from the ways to count answers that are listed."),
    "pulse_reminders": _("Choose from none to %(most)s reminders."),
    "pulse_closes_missing": _("Say until which day people can answer."),
    "pulse_closes_past": _("The last day is past already. Give today or a later day."),
    "pulse_closes_far": _("The last day may be %(most)s days from now at most. Give a sooner day."),
    "pulse_without_what_comes": _("Say what will come of it, and by when. Nobody should be asked for nothing."),
    "pulse_comes_too_soon": _("That is before the pulse closes. Give the last day to answer, or a later one."),
    "pulse_opens_past": _("Give a day after today. To open it today, go back and open it now."),
    "pulse_opens_far": _("It may open %(most)s days from now at most. Give a sooner day."),
    "pulse_opens_after_it_closes": _(
        "People can answer until %(closes)s. Give that day or a sooner one, or first change the last day to answer."
    ),
    "pulse_closes_before_it_opens": _(
        "It is set to open on %(opens_on)s. Give that day or a later one, or first change the day it opens."
    ),
    "pulse_too_few": _(
        "Only %(asked)s people could be asked. With fewer than %(least)s nobody’s answers would be safe, "
        "so this pulse cannot be opened. Ask a larger group, or add the e-mail addresses that are missing."
    ),
    "instrument_licence_over": _("Its licence ended on %(ended)s, so it cannot be asked. Renew the licence first."),
    # open and after
    "pulse_opened_already": _("This pulse has been opened already. Nothing was changed."),
    "pulse_not_open_yet": _("This pulse is not open yet. Open it first."),
    "pulse_closed_already": _("This pulse is closed already. Nothing was changed: it stays as it is."),
    "pulse_cancelled_already": _("This pulse was called off already. Nothing was changed."),
    "pulse_only_sooner": _("People were told that they can answer until %(closes)s. It can only be made sooner."),
    # answering
    "pulse_link_unknown": _(
        "This link is none of ours any more. It may have been cut off in the letter: copy it whole, or sign in."
    ),
    "pulse_answer_sent": _("Your answers are in, and count once. What you changed just now was not kept."),
    "pulse_answer_over": _(
        "This pulse is closed. What was sent before counts; what you had written and not sent is deleted."
    ),
    "pulse_answer_cancelled": _("This pulse was called off. Nothing that anybody answered is kept."),
    "pulse_answer_strange": _("That is none of the answers offered. Nothing was changed: please choose one of them."),
    "pulse_changed_elsewhere": _(
        "Your answers were changed in another window. Nothing was sent. Look at them as they are now, then send."
    ),
    "pulse_nothing_answered": _("You have not answered anything yet. Answer at least one question, then send."),
    "pulse_no_sheet": _("Your answers could not be sent just now. They are kept: please try again."),
    # results
    "pulse_not_closed": _(
        "This pulse is not closed yet. Nobody can see anything of it before it closes, whatever their rights."
    ),
    "pulse_no_results": _("This pulse was called off. Every answer was deleted unread, so there are no results."),
}
