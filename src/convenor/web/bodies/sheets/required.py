"""The sheet of places that the body looking after a pathway must have."""

from django.utils.translation import gettext_lazy as _

from convenor.formats.tables import Column, Kind, Table
from convenor.web.bodies.models import PathwaySeat
from convenor.web.bodies.sheets.checks import one_place
from convenor.web.bodies.vocabulary import SeatClass
from convenor.web.kernel.tables.sheet import Check, Sheet, choices, ref
from convenor.web.people.vocabulary import Profession

TABLE = Table(
    "pathway_seats",
    _("Required seats of pathways"),
    _("Who must sit on the body that looks after a pathway: a partner, a community, a profession or a class of seat."),
    (
        ref(),
        Column("pathway", _("Pathway"), Kind.LINK, required=True, links_to="pathways", example="A break for carers"),
        Column("partner", _("A partner"), Kind.LINK, links_to="partners"),
        Column(
            "community",
            _("or a community"),
            Kind.LINK,
            links_to="communities",
            example="Unpaid carers in the Vale",
        ),
        Column("profession", _("or a profession"), Kind.CHOICE, choices=choices(Profession)),
        Column("seat_class", _("or a class of seat"), Kind.CHOICE, choices=choices(SeatClass)),
        Column("why", _("Why"), max_length=300, example="They arrange every break themselves."),
    ),
    keys=(("pathway", "partner", "community", "profession", "seat_class"),),
)
PATHWAY_SEATS = Sheet(TABLE, PathwaySeat, checks=(Check("pathway_seat_is_one_thing", one_place, "partner"),))
