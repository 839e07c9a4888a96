"""The first sheet: the partnership itself, one row."""

from django.utils.translation import gettext_lazy as _

from convenor.formats.tables import Column, Kind, Table
from convenor.web.kernel.models import Partnership
from convenor.web.kernel.tables.sheet import Sheet

PARTNERSHIP = Table(
    "partnership",
    _("Partnership"),
    _("The partnership itself: one row."),
    (
        Column(
            "name", _("Name"), required=True, max_length=200, example="Northmoor and Vale Health and Care Partnership"
        ),
        Column("area", _("Area served"), max_length=200, example="Northmoor and Vale"),
        Column("population", _("People served"), Kind.WHOLE, example="540000"),
        Column("about", _("What it is for"), Kind.LONG_TEXT, example="To plan health and care together."),
        Column(
            "demography",
            _("The people it serves"),
            Kind.LONG_TEXT,
            help=_("In plain words: who lives here. Never anything about one person."),
            example="Two towns and a scattered farming country; a quarter are over 65.",
        ),
        Column(
            "register_is_public",
            _("Anyone may read who sits where"),
            Kind.YES_NO,
            help=_("Names of seat holders, bodies and partners. Never e-mail addresses or notes."),
            default=True,
            example="Yes",
            public=False,
        ),
        Column(
            "comparable",
            _("Other partnerships may compare"),
            Kind.YES_NO,
            help=_("Counts only, and only between partnerships that both agreed."),
            default=False,
            example="No",
            public=False,
        ),
    ),
    alone=True,
)

SHEETS = (Sheet(PARTNERSHIP, Partnership),)
