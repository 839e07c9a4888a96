"""What a letter, and its preview, says of what came of a conversation: the same to everybody."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from convenor.web.conversations.outcome_words import decided_says, promise_says
from convenor.web.conversations.selectors.fates import StatementSeen, statements_seen
from convenor.web.conversations.selectors.proposals import proposals_from
from convenor.web.conversations.selectors.releases import ReleaseSeen, latest_release
from convenor.web.conversations.vocabulary import AT_LEAST, CameOf
from convenor.web.kernel.viewer import Viewer
from convenor.web.ui.environment import day

MOST = 5  # statements named in a letter; all of them are on the page


def what_came(viewer: Viewer, conversation: Any) -> dict[str, Any]:
    """What was said, what was made of it, what was decided, what still waits."""
    statements = [one for one in statements_seen(viewer, conversation) if not one.meta]
    release = latest_release(viewer, conversation, conversation.closed)
    common = common_ground(release)
    return {
        "words": conversation.told_words,
        "took_part": took_part_says(conversation),
        "common": [one.text for one in statements if one.ref in common][:MOST],
        "proposals": [_proposal(one) for one in proposals_from(viewer, conversation)],
        "fates": fates_say(statements),
        "promise": _promise(conversation, statements),
    }


def common_ground(release: ReleaseSeen | None) -> set[str]:
    """The statements nearly everyone can live with: more than half of everybody and of each part surely agree."""
    if release is None:
        return set()
    return {str(one.statement) for one in release.content.published.common if one.side == "agree"}


def took_part_says(conversation: Any) -> str:
    """When it was and how many took part, where that may be said."""
    words = {"day": day(conversation.closed), "count": conversation.took_part}
    if (conversation.took_part or 0) < AT_LEAST:
        return _("It closed on %(day)s.") % words
    return _("It closed on %(day)s; %(count)s people took part.") % words


def fates_say(statements: Sequence[StatementSeen]) -> str:
    """How many statements were used, answered, not used, and how many still wait."""
    counts = {came: sum(one.came_of == came for one in statements) for came in CameOf}
    words = {
        CameOf.USED: _("%(count)s used in a proposal"),
        CameOf.ANSWERED: _("%(count)s answered"),
        CameOf.NOT_USED: _("%(count)s not used, with the reason"),
        CameOf.OPEN: _("%(count)s still waiting for an answer"),
    }
    said = [says % {"count": counts[came]} for came, says in words.items() if counts[came]]
    return _("Of %(all)s statements: %(said)s.") % {"all": len(statements), "said": "; ".join(said)}


def _proposal(one: Any) -> dict[str, str]:
    return {
        "title": one.title,
        "says": decided_says(one),
        "reason": " ".join(one.reason.split()),
        "dissent": " ".join(one.dissent.split()),
        "promise": promise_says(one),
        "came": " ".join(one.came_of.split()),
    }


def _promise(conversation: Any, statements: Sequence[StatementSeen]) -> str:
    """Until when what still waits was promised an answer."""
    if not conversation.comes_by or not any(one.is_owed for one in statements):
        return ""
    return _("What still waits was promised an answer by %(day)s.") % {"day": day(conversation.comes_by)}
