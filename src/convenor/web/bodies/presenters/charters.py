"""Ground rules in words: how many agree, to which rule somebody has a reservation."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.web.bodies.selectors.charters import Charters, CharterSeen


def sentence(charters: Charters) -> str:
    """How far the members agree, or that there is nothing to agree to."""
    if charters.current is None:
        return _("This body has no ground rules yet.")
    return progress(charters.current)


def progress(seen: CharterSeen) -> str:
    """14 of 18 members agree to every rule."""
    if not seen.members:
        return _("Nobody holds a seat here, so nobody can agree to the rules yet.")
    said = {"agree": seen.agree_to_all, "count": seen.members}
    return (
        ngettext(
            "%(agree)s of %(count)s member agrees to every rule.",
            "%(agree)s of %(count)s members agree to every rule.",
            seen.members,
        )
        % said
    )


def rules(seen: CharterSeen) -> list[dict[str, Any]]:
    """Each rule with how many agree and what was said against it."""
    return [
        {
            "number": one.rule.position,
            "text": one.rule.text,
            "agree": _("%(agree)s of %(members)s agree") % {"agree": one.agree, "members": seen.members},
            "reserve": ngettext("%(count)s has a reservation", "%(count)s have a reservation", one.reserve)
            % {"count": one.reserve}
            if one.reserve
            else "",
            "reservations": [
                {"name": said.person.name, "text": said.reservation} for said in one.reservations if said.reservation
            ],
        }
        for one in seen.rules
    ]
