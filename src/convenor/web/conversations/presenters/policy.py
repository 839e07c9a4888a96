"""The published policy: for which reasons a statement is not shown, in plain words, with an example of each."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from convenor.web.conversations.vocabulary import Reason


@dataclass(frozen=True)
class Rule:
    """One reason: what it means, an example, and what whoever wrote it can do."""

    reason: Any
    means: Any
    example: Any
    instead: Any


RULES = (
    Rule(
        Reason.SAME,
        _("Everybody would have to answer twice. The statement is joined to the other, and its author is told which."),
        _("“Parking is too dear for staff”, when “Staff pay too much for parking” is there already."),
        _("Vote on the other one. Write again if yours says something it does not."),
    ),
    Rule(
        Reason.OFF_TOPIC,
        _("It may be true and matter a great deal, but it does not help to answer this question."),
        _("“The canteen should open earlier”, when the question is how people leave hospital."),
        _("Tell it to somebody who can do something about it, for example as a concern."),
    ),
    Rule(
        Reason.TWO_THINGS,
        _("Whoever agrees with one half and not with the other could not answer."),
        _("“Visits should be longer and the team should be larger.”"),
        _("Write it as two statements."),
    ),
    Rule(
        Reason.NO_CLAIM,
        _("There is nothing in it to agree or disagree with."),
        _("“Why does nobody answer the telephone?”"),
        _("Say what you think, for example: “The telephone should be answered until eight in the evening.”"),
    ),
    Rule(
        Reason.NAMES,
        _("Nobody who cannot answer should be talked about in public. A role that one person alone has is a name."),
        _("“The manager of Ward 7 does not listen.”"),
        _("Say what happens, not who does it. If somebody is in danger, do not wait: tell somebody now."),
    ),
    Rule(
        Reason.PATIENT,
        _("Nothing about a patient belongs here, not even without a name: people near them would know who is meant."),
        _("“An old man in our street waited nine hours after his fall last Sunday.”"),
        _("Say what should change for everybody: “Nobody should wait more than an hour after a fall.”"),
    ),
    Rule(
        Reason.HURTS,
        _("Anybody can be disagreed with here. Nobody is insulted or threatened."),
        _("“People who work there are lazy.”"),
        _("Say what you want to be different, as sharply as you like, without an insult."),
    ),
    Rule(
        Reason.ADVERTISES,
        _("A conversation is not a place to sell something or to recruit people."),
        _("“Everybody should try our new app, free for a month.”"),
        _("Say what the thing should do, without naming the one you sell."),
    ),
)
