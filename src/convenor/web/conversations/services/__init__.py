"""Writes of this room, one module for each matter; `by` names the actor."""

from convenor.web.conversations.services.adding import add_statement, push
from convenor.web.conversations.services.closing import (
    bring_forward,
    cancel_conversation,
    close_conversation,
    mark_conversation,
)
from convenor.web.conversations.services.deciding import Decision, decide_proposal, say_what_came
from convenor.web.conversations.services.fates import say_fates
from convenor.web.conversations.services.gains import object_to_reading, say_side_by_side, write_gain
from convenor.web.conversations.services.links_taken import note_links_taken
from convenor.web.conversations.services.looks import look_at_proposal
from convenor.web.conversations.services.moderating import rule, undo_ruling
from convenor.web.conversations.services.needs import answer_said_back, say_back, write_need
from convenor.web.conversations.services.nightly import ask_for_letters, close_over, forget_asked, forget_votes
from convenor.web.conversations.services.opening import open_conversation
from convenor.web.conversations.services.preparing import (
    change_about,
    choose_how,
    choose_whom,
    discard_draft,
    prepare_conversation,
    write_seeds,
)
from convenor.web.conversations.services.proposals import give_matter, put_proposal
from convenor.web.conversations.services.quiet import stop_letters, want_letters
from convenor.web.conversations.services.telling_back import tell_everybody
from convenor.web.conversations.services.tellings import write_telling
from convenor.web.conversations.services.voting import cast, come_in, guess, say_who
from convenor.web.conversations.services.writing import write_statement

__all__ = [
    "Decision",
    "add_statement",
    "answer_said_back",
    "ask_for_letters",
    "bring_forward",
    "cancel_conversation",
    "cast",
    "change_about",
    "choose_how",
    "choose_whom",
    "close_conversation",
    "close_over",
    "come_in",
    "decide_proposal",
    "discard_draft",
    "forget_asked",
    "forget_votes",
    "give_matter",
    "guess",
    "look_at_proposal",
    "mark_conversation",
    "note_links_taken",
    "object_to_reading",
    "open_conversation",
    "prepare_conversation",
    "push",
    "put_proposal",
    "rule",
    "say_back",
    "say_fates",
    "say_side_by_side",
    "say_what_came",
    "say_who",
    "stop_letters",
    "tell_everybody",
    "undo_ruling",
    "want_letters",
    "write_gain",
    "write_need",
    "write_seeds",
    "write_statement",
    "write_telling",
]
