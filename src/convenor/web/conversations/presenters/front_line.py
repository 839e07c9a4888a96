"""How near those who are asked are to the work itself: whether people who still see patients or service users are among
them, and how many."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.web.conversations.vocabulary import Axis
from convenor.web.people.selectors.invitees import Invitee


def how_near(asked: Sequence[Invitee]) -> str:
    """In words, for whoever is about to ask; "" where nobody of the register is asked."""
    if not asked:
        return ""
    said = [one.groups.get(Axis.FRONT_LINE.value, "") for one in asked]
    near, unknown = said.count("yes"), said.count("")
    if unknown == len(said):
        return _("The register does not say whether any of them still works with patients or service users.")
    if not near:
        words = _("Nobody who is known to work with patients or service users is asked: it would be said from afar.")
    else:
        words = ngettext(
            "%(near)s of the %(count)s asked still works with patients or service users.",
            "%(near)s of the %(count)s asked still work with patients or service users.",
            near,
        ) % {"near": near, "count": len(asked)}
    if unknown:
        words += " " + ngettext(
            "Of %(count)s the register does not say it.", "Of %(count)s the register does not say it.", unknown
        ) % {"count": unknown}
    return words
