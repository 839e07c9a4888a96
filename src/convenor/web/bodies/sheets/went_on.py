"""The sheet of matters marked though some they touch were never told, and why: brought back, never changed."""

from django.utils.translation import gettext_lazy as _

from convenor.formats.tables import Column, Kind, Table
from convenor.web.bodies.models import WentOn
from convenor.web.bodies.sheets.checks import went_on_stays
from convenor.web.bodies.vocabulary import TopicStatus
from convenor.web.kernel.tables.sheet import Sheet, choices, ref

TABLE = Table(
    "went_on",
    _("Marked without those affected"),
    _("That a matter was narrowed or decided though some it touches had no seat and were never told, and why."),
    (
        ref(),
        Column("body", _("Body"), Kind.LINK, links_to="bodies", through=("topic", "body"), example="Eastvale Board"),
        Column(
            "topic",
            _("Matter"),
            Kind.LINK,
            required=True,
            links_to="topics",
            helpers=("body",),
            example="Where carers can take a break",
        ),
        Column("status", _("Marked as"), Kind.CHOICE, required=True, choices=choices(TopicStatus), example="Decided"),
        Column("on", _("On"), Kind.DAY, required=True, example="08/12/2026"),
        Column(
            "absent",
            _("Who was never told"),
            Kind.LONG_TEXT,
            required=True,
            help=_("One on each line."),
            example="Unpaid carers in the Vale",
        ),
        Column("reason", _("Reason"), Kind.LONG_TEXT, required=True, example="The grant ended that week."),
    ),
    keys=(("topic", "status", "on"),),
)
WENT_ON = Sheet(TABLE, WentOn, across=(went_on_stays,))
