"""What of this room hangs on a partner: its seats, with who holds them. Asked before partners merge or split."""

from datetime import date

from django.utils.translation import gettext as _

from convenor.web.bodies.models import Seat, Term
from convenor.web.kernel.base import in_force_on
from convenor.web.kernel.selectors import this_partnership
from convenor.web.kernel.viewer import Viewer
from convenor.web.partners.holdings import Holding


def held_by_partner(viewer: Viewer, ref: str, on: date) -> list[Holding]:
    """Each seat that is the partner's on a day, in words, and the page where it can be given to another."""
    partnership = this_partnership(viewer)
    rows = Seat.objects.filter(in_force_on(on), partnership=partnership, partner__ref=ref).select_related("body")
    terms = Term.objects.filter(in_force_on(on), seat__in=rows).select_related("person")
    holders = {term.seat_id: term.person.name for term in terms}
    return [
        Holding(
            says=_says(seat, holders.get(seat.pk, "")),
            address="bodies:seat_edit",
            parts={"body": seat.body.ref, "ref": seat.ref},
        )
        for seat in rows
    ]


def _says(seat: Seat, holder: str) -> str:
    parts = {"seat": seat.title, "body": seat.body.name, "holder": holder}
    if holder:
        return _("A seat: %(seat)s, %(body)s, held by %(holder)s") % parts
    return _("An empty seat: %(seat)s, %(body)s") % parts
