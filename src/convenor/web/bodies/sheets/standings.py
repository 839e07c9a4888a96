"""The sheet of what bodies were in law, and might do, before a change."""

from django.utils.translation import gettext_lazy as _

from convenor.formats.tables import Column, Kind, Table
from convenor.web.bodies.models import FormerStanding
from convenor.web.bodies.sheets.seats import BIG
from convenor.web.bodies.vocabulary import LegalStatus
from convenor.web.kernel.tables.sheet import Sheet, choices, ref, since, starts_before_end, until

FORMER_STANDINGS = Table(
    "former_standings",
    _("Former standing of bodies"),
    _("What a body was in law, and might do, until a change. What it is now stands on the sheet of bodies."),
    (
        ref(),
        Column("body", _("Body"), Kind.LINK, required=True, links_to="bodies", example="Eastvale Place Partnership"),
        Column("legal_status", _("Legal status"), Kind.CHOICE, choices=choices(LegalStatus), example="No legal form"),
        Column("powers", _("Powers"), Kind.LONG_TEXT),
        Column("budget_authority", _("Might commit up to (pounds)"), Kind.WHOLE, most=BIG),
        Column("terms_of_reference", _("Address of the terms of reference"), Kind.ADDRESS, max_length=500),
        Column("terms_agreed_on", _("Terms of reference agreed on"), Kind.DAY),
        since(),
        until(),
    ),
    keys=(("body", "ends"),),
)

SHEETS = (Sheet(FORMER_STANDINGS, FormerStanding, checks=(starts_before_end("former_standing"),)),)
