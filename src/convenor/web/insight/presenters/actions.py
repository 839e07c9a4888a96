"""What leaders can do, by what it is for."""

from typing import Any

from django.utils.translation import gettext as _

from convenor.theory.facilitative_leadership.actions import ACTIONS, Kind, of_kind


def actions_page() -> dict[str, Any]:
    """Three groups of actions, each with its table."""
    titles = {
        Kind.TOGETHER: _("Shape how people work together"),
        Kind.INFLUENCE: _("Influence without authority"),
        Kind.CONFLICT: _("Settle conflict"),
    }
    return {
        "sentence": _("%(n)d things anybody who leads can do, with or without a post.") % {"n": len(ACTIONS)},
        "head": [_("What to do"), _("Who can"), _("When"), _("It worked if"), _("Source")],
        "groups": [
            {
                "id": kind.value,
                "title": title,
                "rows": [[one.does, one.who, one.when, one.seen, one.source] for one in of_kind(kind)],
            }
            for kind, title in titles.items()
        ],
    }
