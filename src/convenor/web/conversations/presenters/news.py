"""Who gets the letter about what came of a conversation, before it is sent."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.web.conversations.selectors.telling_back import Reach
from convenor.web.ui.environment import day


def reach_says(reach: Reach, conversation: Any) -> list[str]:
    """Who gets the letter, who does not, and when the last one went out."""
    if not reach.letters:
        said = [_("No letter goes out: nobody who was asked has an address here and wants letters.")]
    else:
        said = [_gets(reach.letters)]
    if reach.without:
        said.append(
            ngettext(
                "%(count)s who was asked gets none: no address here, or they want no letters.",
                "%(count)s who were asked get none: no address here, or they want no letters.",
                reach.without,
            )
            % {"count": reach.without}
        )
    if reach.by_link:
        said.append(
            ngettext(
                "%(count)s link was handed out. Tell them the way they got it.",
                "%(count)s links were handed out. Tell those people the way they got them.",
                reach.by_link,
            )
            % {"count": reach.by_link}
        )
    if conversation.told_on:
        said.append(_("The last letter went out on %(day)s.") % {"day": day(conversation.told_on)})
    return said


def _gets(letters: int) -> str:
    return ngettext("%(count)s person gets the letter.", "%(count)s people get the letter.", letters) % {
        "count": letters
    }
