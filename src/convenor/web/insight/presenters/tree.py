"""The tiers and bodies of a partnership, as a picture and as rows of a table."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.records import Body, Seat
from convenor.web.bodies.vocabulary import Tier
from convenor.web.insight.links import link
from convenor.web.insight.wording import words
from convenor.web.ui.drawing import Band, Box, Part, bands


def picture(request: HttpRequest, bodies: Sequence[Body], seats: Sequence[Seat]) -> Part:
    """Three bands, a box for each body, a dot for each seat, a line to what each body reports to."""
    columns = [Band(tier, words.tier(tier)) for tier in Tier.values]
    held, empty = _held_and_empty(seats)
    boxes = [
        Box(
            ref=body.ref,
            label=body.name,
            band=body.tier,
            parent=body.parent,
            taken=held[body.ref],
            empty=empty[body.ref],
            href=link(request, "bodies:body", ref=body.ref),
            says=_("%(body)s: %(seats)s") % {"body": body.name, "seats": seats_say(held[body.ref], empty[body.ref])},
        )
        for body in bodies
    ]
    return bands(
        columns,
        boxes,
        _("The bodies of the system, of places and of neighbourhoods, and what each reports to"),
        name="tree",
    )


def rows(request: HttpRequest, bodies: Sequence[Body], seats: Sequence[Seat]) -> list[list[Any]]:
    """The same as a table: body, seats held, seats empty, tier, level, what it reports to; by tier and name."""
    held, empty = _held_and_empty(seats)
    names = {body.ref: body.name for body in bodies}
    order = {tier: number for number, tier in enumerate(Tier.values)}
    return [
        [
            {"text": body.name, "href": link(request, "bodies:body", ref=body.ref)},
            held[body.ref],
            empty[body.ref],
            words.tier(body.tier),
            words.level(body.level),
            names.get(body.parent or "", ""),
        ]
        for body in sorted(bodies, key=lambda body: (order[body.tier], body.name))
    ]


def seats_say(held: int, empty: int) -> str:
    """How many seats are held and how many stand empty, as people say it."""
    if not held and not empty:
        return _("no seats yet")
    says = ngettext("%(held)s of %(all)s seat held", "%(held)s of %(all)s seats held", held + empty)
    return says % {"held": held, "all": held + empty}


def _held_and_empty(seats: Sequence[Seat]) -> tuple[Counter[str], Counter[str]]:
    held = Counter(seat.body for seat in seats if seat.holder)
    empty = Counter(seat.body for seat in seats if not seat.holder)
    return held, empty
