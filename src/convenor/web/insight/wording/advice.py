"""What can be done, in words: a title and a sentence for each code of `Advice`."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _


class Says(NamedTuple):
    """A title, and what to do. Both may name %(who)s, %(where)s, %(what)s and %(count)s."""

    title: Any
    text: Any


ADVICE: Mapping[str, Says] = {
    "send_notice": Says(
        _("Tell %(who)s before it is decided"),
        _(
            "“%(what)s” touches them and they have no seat there. Tell them what will be decided, when, and how "
            "to be heard."
        ),
    ),
    "fill_the_seat": Says(
        _("Fill the seat of %(who)s"),
        _("There is a seat for them on %(where)s and it stands empty. Ask who could take it."),
    ),
    "give_a_vote": Says(
        _("Give %(who)s a vote, or say why not"),
        _(
            "They sit on %(where)s but have no vote. People take part less when they come to think their words "
            "are for show."
        ),
    ),
    "ask_them_directly": Says(
        _("Ask %(who)s themselves"),
        _("On %(where)s an organisation speaks for them, and they hold no seat. Ask whether they feel spoken for."),
    ),
    "find_who_speaks": Says(
        _("Find out who speaks for %(who)s"),
        _("They are affected by %(where)s. They have no seat there, and nobody is known to speak for them."),
    ),
    "invite_who_speaks": Says(
        _("Invite those who speak for %(who)s"),
        _("Somebody is known to speak for them and has no seat on %(where)s."),
    ),
    "ask_what_would_bring": Says(
        _("Ask %(who)s what would make it worth their while"),
        _(
            "They may stay away from %(where)s if they choose, and nobody has written down what they would gain "
            "by coming."
        ),
    ),
    "win_more_than_mandate": Says(
        _("Win %(who)s, not only their attendance"),
        _("They have to take part, yet have no seat on %(where)s. A duty to come is not yet a wish to work together."),
    ),
    "offer_a_seat": Says(_("Offer %(who)s a seat"), _("They are affected by %(where)s and have no seat there.")),
    "say_it_advises": Says(
        _("Say openly that %(where)s only advises"),
        _(
            "Its members do not decide, so this is consultation. Tell them so, and tell them what becomes of "
            "their advice."
        ),
    ),
    "invite_non_state": Says(
        _("Bring in somebody who is not from a public body"),
        _(
            "Only public bodies hold seats on %(where)s. Offer one to a community, a charity or people who use "
            "services."
        ),
    ),
    "aim_at_consensus": Says(
        _("Look for agreement before voting"),
        _(
            "%(where)s decides without first trying to agree. Aiming at agreement is enough; unanimity can "
            "bring deadlock."
        ),
    ),
    "write_it_down": Says(
        _("Write down how %(where)s works"),
        _("Its terms of reference, its seats or how often it meets are not in the register."),
    ),
    "answer_the_tests": Says(
        _("Answer what is not known about %(where)s"),
        _("Until then nobody can say whether it is a place where people decide together."),
    ),
    "agree_shares": Says(
        _("Agree how seats should be shared out"),
        _("No share of seats has been agreed, so nobody can say which sectors hold too many or too few."),
    ),
    "offer_seats": Says(
        _("Offer seats to: %(who)s"),
        _("By what you agreed they should hold %(count)s more. Seats that fall empty could go to them first."),
    ),
    "bring_other_side": Says(
        _("Bring in %(who)s"),
        _("One side of this pair sits there and the other does not. The one who is absent decides nothing."),
    ),
    "invite_those_who_answer": Says(
        _("Bring in those who answer to %(who)s"),
        _("Nobody with a seat here answers to them. Others may doubt that what is decided has their consent."),
    ),
    "invite_social_view": Says(
        _("Bring in a social view of health"),
        _(
            "All who sit here see health mostly as medicine does. Those who see it as work, homes and company "
            "have no seat."
        ),
    ),
    "bring_front_line": Says(
        _("Bring in somebody from the front line"),
        _("Nobody who sits here is known to work with patients or service users any more."),
    ),
    "co_lead": Says(
        _("Ask for a second lead beside the first on %(where)s"),
        _(
            "%(near)s of the %(others)s others there share a profession, a sector or a community with whoever leads "
            "it. A second lead from among the rest would be heard by them: %(who)s."
        ),
    ),
    "co_lead_voters": Says(
        _("Share the lead of %(where)s with somebody who answers to voters"),
        _("%(count)s of the %(others)s others there answer to voters, and whoever leads it does not."),
    ),
    "co_lead_social": Says(
        _("Share the lead of %(where)s with somebody who sees health socially"),
        _(
            "%(count)s of the %(others)s others there see health as work, homes and company too; whoever leads it "
            "comes from an organisation with a mostly medical view."
        ),
    ),
    "share_the_lead": Says(
        _("Let other sectors lead too"),
        _("%(who)s lead %(count)s in 100 of the bodies. A second lead from another sector would spread it."),
    ),
    "name_a_second": Says(
        _("Give those who lead several bodies a second beside them"),
        _("Somebody leads more than one of: %(where)s. A second lead spares them, and learns."),
    ),
    "name_a_lead": Says(
        _("Say who leads"),
        _("Nobody is written down as leading %(where)s."),
    ),
    "strengthen_the_others": Says(
        _("Make a plan to strengthen the others"),
        _(
            "More than half of the votes (%(count)s in 100) lies with %(who)s. Where power is this uneven, support "
            "for the smaller partners is needed, not optional."
        ),
    ),
    "draw_it_in": Says(
        _("Show it in the tree, or let go"),
        _("%(where)s must wait for %(who)s, which is not drawn above it. Draw the line, or let it decide."),
    ),
    "say_it_openly": Says(
        _("Say it openly"),
        _("Write down that this is so and why. Joined seats do no harm to trust when everybody knows of them."),
    ),
    "widen_the_way_up": Says(
        _("Let somebody else hear it on the way up"),
        _(
            "The same people hear the case at each step. Give one of the seats above to somebody new, or hear "
            "it once only."
        ),
    ),
    "another_lead": Says(
        _("Let somebody else lead one of the two"),
        _("Whoever leads both answers to themselves. Let another chair the meeting when one reports to the other."),
    ),
}
