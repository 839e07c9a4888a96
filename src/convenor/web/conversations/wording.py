"""This room's refusals in words: what happened, that nothing was lost, what to do."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

ERRORS: Mapping[str, Any] = {
    # preparing
    "conversation_question_missing": _("Write the question, for example “How should people get a same-day answer?”"),
    "conversation_question_long": _("The question may have %(most)s letters at most. Make it shorter."),
    "conversation_mark_missing": _("Say how far the matter is still open. Everybody asked reads it first."),
    "conversation_mark_behind_topic": _(
        "“%(title)s” is marked as less open than that. Choose the same mark, or one nearer to decided."
    ),
    "conversation_still_open_missing": _("Say what can still change. Nobody should be asked about what cannot."),
    "conversation_nobody_chosen": _("Choose who is asked."),
    "conversation_body_missing": _("Choose the body whose members are asked."),
    "conversation_communities_missing": _("Tick at least one community."),
    "conversation_links": _("Say how many links you need: from %(least)s to %(most)s."),
    "conversation_own_groups": _("Give from %(least)s to %(most)s groups, one a line, or none at all."),
    "conversation_own_group_long": _("Keep each group to %(most)s letters."),
    "conversation_axis_unknown": _("Choose from the lines that are listed."),
    "conversation_axis_of_register": _(
        "People who are not asked from the register are known only by what they say of themselves. "
        "Take the ticks out, and write the groups they may choose from instead."
    ),
    "conversation_seeds_many": _("Start with %(most)s statements at most."),
    "conversation_seed_long": _(
        "Statement %(number)s (“%(begins)s…”) has %(length)s letters. "
        "Keep each to %(most)s, so that it is read in one go."
    ),
    "conversation_guess_axis": _("People can only guess about groups that you keep. Choose one of those listed."),
    "conversation_one_voice": _("Organisations are known only of people asked from the register. Take the tick out."),
    "conversation_routing_unknown": _("Choose one of the ways listed."),
    "conversation_routing_few": _(
        "With %(least)s statements or fewer everybody can see all of them. Leave it at the first choice."
    ),
    "conversation_visibility_missing": _("Say when what came out can be read."),
    "conversation_closes_missing": _("Say until which day people can take part."),
    "conversation_closes_past": _("The last day is past already. Give today or a later day."),
    "conversation_closes_far": _("The last day may be %(most)s days from now at most. Give a sooner day."),
    "conversation_reminders": _("Choose from none to %(most)s reminders."),
    "conversation_comes_too_soon": _("That is before it closes. Give the last day to take part, or a later one."),
    "conversation_without_what_comes": _("Say what will come of it, and by when. Nobody should be asked for nothing."),
    "conversation_no_seeds": _("Write at least one statement to begin with. Five or more make a good start."),
    "conversation_decided": _(
        "A matter that is decided cannot be opened for a say: that would only look like listening. "
        "Tell people what was decided and why instead, or ask about what is still open."
    ),
    "conversation_too_few": _(
        "Only %(asked)s people could be asked. With fewer than %(least)s nothing could ever be shown, "
        "so it cannot be opened. Ask a larger group, or add the e-mail addresses that are missing."
    ),
    "conversation_past_too_few": _(
        "Fewer than %(least)s people took part, so nothing of it may be shown. It was left out."
    ),
    # open and after
    "conversation_opened_already": _("This conversation has been opened already. Nothing was changed."),
    "conversation_not_open_yet": _("This conversation is not open yet. Open it first."),
    "conversation_closed_already": _("This conversation is closed already. Nothing was changed: it stays as it is."),
    "conversation_cancelled_already": _("This conversation was called off already. Nothing was changed."),
    "conversation_only_sooner": _("People were told that they can take part until %(closes)s. It can only be sooner."),
    "conversation_reopened": _(
        "The mark only moves towards decided, never back: people were told how far it had come."
    ),
    "conversation_no_links": _("There are no links to hand out: it asks people in another way, or is not open."),
    # tellings
    "conversation_no_background": _("Write the background first. A version for others tells the same in other words."),
    "conversation_telling_audience": _("Say for whom this version is, for example “People who use the service”."),
    "conversation_telling_text": _("Write this version, or go back."),
    "conversation_telling_twice": _("There is a version for “%(audience)s” already. Change that one instead."),
    "conversation_link_unknown": _("This link leads nowhere. Open the newest letter again, or ask whoever sent it."),
    # taking part
    "conversation_over": _(
        "This conversation is closed. What you said just now was not kept; what you said before is."
    ),
    "conversation_called_off": _("This conversation was called off. What you said just now was not kept."),
    "conversation_not_begun": _("This conversation is not open yet. Nothing was kept: come back once it is."),
    "conversation_vote_strange": _("That is none of the answers offered. Nothing was kept: please choose one of them."),
    "conversation_group_unknown": _("That is none of the groups offered. Nothing was kept: please choose one of them."),
    "conversation_statement_gone": _(
        "That statement is not asked any more, so nothing was kept. Here is the next one."
    ),
    "conversation_no_own_words": _("In this conversation nobody adds statements. Nothing was kept."),
    "conversation_many_waiting": _(
        "You have %(most)s statements that wait to be looked at. Nothing was lost: add this one once they have been."
    ),
    "conversation_said_already": _("That statement is there already, in the same words. Nothing was added."),
    "conversation_many_write": _(
        "Many people write from this network at this moment. Nothing was lost: try again in five minutes."
    ),
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
    "proposal_new_missing": _("Say what is new in it; if nothing is, say that."),
    "proposal_together_decided": _("It is decided already. What was brought together for it stays as it is."),
    "source_whose_missing": _("Say from whom it is, and when: a group, an organisation or a paper."),
    "source_gives_missing": _("Say what this source gives that the others do not."),
    "knowledge_kind_missing": _("Choose of which kind it is."),
    "proposal_line_long": _("Keep it to %(most)s letters."),
    "against_role_missing": _("Say from whom it comes, by their role and not by name."),
    "against_text_missing": _("Say what speaks against it."),
    "against_answer_missing": _("Give the answer, also if nothing is changed because of it."),
    "against_answered_already": _("This point has its answer already, which stays. Nothing was changed."),
    "proposal_look_again_day": _("Give a later day: one can look again only after some time."),
    "proposal_nothing_to_hold": _("Nothing was agreed here, so there is nothing to look at again."),
    "proposal_held_missing": _("Say whether it held, was changed, or was given up."),
    "proposal_held_why_missing": _("Say why it held or did not. Others learn from it."),
    "proposal_came_missing": _("Say what came of it, also if nothing did."),
    "fate_missing": _("Say what came of these statements: answered, used, or not used."),
    "fate_reason_missing": _("Give the answer, or the reason. Without it nobody would know why."),
    "fate_nothing_chosen": _("Choose at least one statement."),
    "fate_statement_strange": _(
        "One of these statements is none that people voted on. Nothing was kept: choose again."
    ),
    "fate_proposal_missing": _("Say in which proposal they are used, one made of this conversation."),
    "conversation_told_today": _("A letter about it went out today. Wait until tomorrow before the next one."),
    "conversation_nothing_to_tell": _("Nothing has come of it yet. Say something in your own words, or wait."),
    # what each of us needs
    "needs_text_missing": _("Say what you need, in your own words."),
    "needs_why_missing": _("Say why it matters, and for whom. Without it nobody can look for another way to it."),
    "needs_on_behalf_missing": _(
        "You do not work or sit for %(partner)s. Tick that they told you this, or let somebody of theirs write it."
    ),
    "needs_not_written_yet": _("That partner has not said yet what it needs, so nothing can be said back."),
    "needs_own_first": _("Say first what you need yourselves. Then others know whom they talk to."),
    "needs_back_missing": _("Say what they need, as you understand it."),
    "needs_back_waits": _(
        "What was said back waits for %(partner)s to answer. Nothing was lost: try again after that."
    ),
    "needs_back_understood": _("%(partner)s has said already: yes, that is it. Nothing was changed."),
    "needs_answer_missing": _("Choose one: yes, partly, or no."),
    "needs_missing_missing": _("Say what is missing or otherwise, so that they can try again."),
    "needs_answered_already": _("This has its answer already, which stays as it is. Nothing was changed."),
    "needs_answer_older": _(
        "This was about what you wrote before. You have written anew since, so it needs no answer any more."
    ),
    "needs_answer_for_both": _(
        "You act for both organisations. Let somebody else of %(partner)s say whether it has been understood."
    ),
    "look_serves_missing": _("Choose one: well, partly, not, or that you cannot say yet."),
    "look_reason_missing": _("Say why, in a line or two. Without it nobody knows what to change."),
    "look_decided_already": _(
        "This proposal is decided or withdrawn. What partners said of it before stays as it was. Nothing was changed."
    ),
    "look_need_first": _("Say first what you need. Then say whether the proposal serves it."),
    "gains_text_missing": _("Say in your own words what patients and people would gain."),
    "gains_too_few": _("At least two partners must have said what people would gain, before anybody can compare."),
    "gains_says_missing": _("Choose one: the same, alike, or different."),
    "gains_words_missing": _("Say in words what they share and where they differ."),
    "gains_objection_missing": _("Say in your own words what you see otherwise."),
    "gains_not_read_yet": _("Nobody has read the summaries side by side yet."),
    # moderating
    "conversation_ruling_missing": _("Choose what becomes of the statement: shown, joined to another, or not shown."),
    "conversation_reason_missing": _("Choose one of the published reasons. Nothing else is a reason."),
    "conversation_same_as_missing": _("Choose the statement that says the same, or give its number. It must be shown."),
    "conversation_nothing_to_undo": _("Nobody has ruled on this statement yet, so there is nothing to undo."),
    "conversation_push_not_shown": _("This statement is not shown, so it cannot come sooner. Nothing was changed."),
    "conversation_text_there_already": _("Number %(number)s says this already. Write something that it does not say."),
    "conversation_text_missing": _("Write your statement first."),
    "conversation_text_long": _("A statement may have %(most)s letters at most. Please shorten it to one thought."),
}
