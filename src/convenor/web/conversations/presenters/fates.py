"""What came of statements, in words."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from convenor.web.conversations.presenters.proposals import decided_says, promise_says
from convenor.web.conversations.selectors.fates import StatementSeen
from convenor.web.conversations.vocabulary import CameOf, Standing
from convenor.web.ui.environment import day

TONES = {CameOf.OPEN: "", CameOf.ANSWERED: "blue", CameOf.USED: "green", CameOf.NOT_USED: "grey"}


def said_of(statements: Sequence[StatementSeen]) -> list[dict[str, Any]]:
    """Each of somebody's own statements with what became of it, for a page that stands outside the partnership.

    `fate` is one sentence, `why` the reason in the words of whoever gave it, `more` what was decided and promised.
    """
    return [
        {
            "ref": one.ref,
            "text": one.text,
            "same_as": one.same_as,
            "fate": fate_says(one) if one.standing in (Standing.SHOWN, Standing.JOINED) else "",
            "why": one.why,
            "more": [says for says in (decided_says(one.proposal), promise_says(one.proposal)) if says]
            if one.proposal
            else [],
            "href": _page(one),
        }
        for one in statements
    ]


def fate_says(one: StatementSeen) -> str:
    """What came of it, in a sentence."""
    words = {"day": day(one.on), "proposal": one.proposal.title if one.proposal else ""}
    if one.came_of == CameOf.USED and one.proposal:
        return _("Used in the proposal “%(proposal)s”.") % words
    if one.came_of == CameOf.NOT_USED and one.proposal:
        return _("It was behind the proposal “%(proposal)s”, which was not agreed.") % words
    if one.came_of == CameOf.NOT_USED:
        return _("Not used. The reason was given on %(day)s.") % words
    if one.came_of == CameOf.ANSWERED:
        return _("Answered on %(day)s.") % words
    return _("Nobody has said yet what comes of it.")


def _page(one: StatementSeen) -> str:
    if not one.slug or one.standing != Standing.SHOWN:
        return ""
    where = {"slug": one.slug, "ref": one.conversation, "statement": one.ref}
    return reverse("conversations:statement", kwargs=where)
