"""This room's refusals in words."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

ERRORS: Mapping[str, Any] = {
    # asks
    "ask_title_missing": _("Say what was asked, for example “Survey by the trust”."),
    "ask_minutes": _("Say how many minutes it takes each person: from 1 to %(most)s."),
    "ask_day": _("Give the day on which people were asked: today or earlier."),
    "ask_of_nobody": _("Say who was asked: choose people, or a partner and how many of its people."),
    "ask_came_missing": _("Say in a sentence what came of it, even if it is “nothing, because …”."),
    # concerns
    "concern_title_missing": _("Say in one line what the concern is about."),
    "concern_words_missing": _("Write down what was said, in the words of those who raise it."),
    "concern_raised_by_one": _("A concern is raised by a person, a partner or a community. Choose one."),
    "concern_owner_missing": _("Say who owes an answer. A concern that nobody answers is worse than none."),
    "concern_due_missing": _("Say by which day an answer is owed."),
    "concern_due_past": _("That day is past. Give today or a later day."),
    "concern_not_moved": _("Nothing is moved: give another day, or choose somebody else."),
    "concern_reason_missing": _("Say why the answer is moved. It stays, and those who wait for it can read it."),
    "concern_heard_missing": _("Say what was heard, in a sentence or two."),
    "concern_answer_missing": _("Write the answer."),
    "concern_answered_already": _("An answer was given already. It stays as it is; say whether it settles the matter."),
    "concern_not_answered": _("There is no answer yet, so it cannot be settled. The answer comes first."),
    "concern_settled_already": _("It is settled already. If it comes back, raise it again as a new concern."),
    "concern_differ_missing": _("Say where you differ, in a sentence or two."),
    "concern_confidential": _("It was told in confidence, so it cannot be made public."),
    "concern_consent_missing": _("Say who agreed that it is made public, and how: “by e-mail on 4 May”."),
    # listening sessions
    "session_title_missing": _("Say what the session is about."),
    "session_day_missing": _("Say on which day it is planned."),
    "session_with_nobody": _("Choose with whom it is: communities, partners or a body."),
    "session_nobody_listens": _("Choose who listens. Being heard takes somebody who is there to hear."),
    "session_held_already": _("It is not planned any more: it was held or called off. Nothing was changed."),
    "session_not_held": _("It has not been held yet. First say who was heard."),
    "session_held_when": _("Give the day on which it was held: today or earlier."),
    "session_nobody_heard": _("Say who was heard: people, addresses, or how many others."),
    "session_address": _("“%(address)s” is not an e-mail address. Correct it, or leave it out."),
    "session_too_many_addresses": _("Give %(most)s addresses at most."),
    "session_no_points": _("Write down at least one thing that was said, before the notes go back."),
    "session_notes_sent": _("The notes have gone back to those heard. What they say now stands beside them."),
    "session_came_missing": _("Say in a sentence what came of it, even if it is “nothing, because …”."),
    "point_missing": _("Write down what was said."),
    "point_not_here": _("That note is not there any more. Go back and choose another."),
    "correction_missing": _("Say what you said, in your own words."),
    "notes_not_here": _("These notes are not here any more. Ask whoever wrote to you."),
    # initiatives
    "initiative_name_missing": _("Give the initiative a name."),
    "initiative_over": _("It is over already, and stays on record as it was."),
    "initiative_fate_missing": _("Say whether it is finished or abandoned."),
    "initiative_ended_when": _("Give the day on which it ended: today or earlier."),
    "initiative_reason_missing": _("Say why. Those who worked on it are owed that."),
    "initiative_owes_nothing": _("It was not abandoned, so no word is owed."),
    "initiative_word_sent": _("The word has been sent already. It is sent once."),
    "initiative_word_missing": _("Write what those who worked on it are told."),
}
