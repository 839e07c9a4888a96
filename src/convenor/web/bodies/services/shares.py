"""The share of seats each sector should hold, as agreed: a whole set at a time, each set dated."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

from django.db import transaction

from convenor.web.bodies.models import AgreedShare, Body
from convenor.web.bodies.services.checks import add_row, may_keep, said
from convenor.web.kernel import audit
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.viewer import Viewer

Percents = Mapping[str, Decimal]
"""In 100, by sector."""


@transaction.atomic
def agree_shares(
    *, by: Viewer, starts: date, percents: Percents, source: str = "", body: Body | None = None
) -> list[AgreedShare]:
    """Agree on shares from a day on, for one body or (without one) for the whole partnership.

    The set agreed before ends the day before; a set of the same day is corrected. No percents: nothing is agreed any
    more. They may add up to less than 100: the rest is for no sector in particular.
    """
    may_keep(by, "shares.agree", body)
    _within_100(percents)
    rows = AgreedShare.objects.select_for_update().filter(partnership_id=by.partnership_id, body=body)
    later = rows.filter(starts__gt=starts).order_by("starts").first()
    if later is not None:
        raise Invalid("shares_before_later", field="starts", since=said(later.starts))
    kept = dict(rows.filter(starts=starts).values_list("sector", "ref"))
    rows.filter(starts=starts).delete()
    for row in rows.exclude(ends__lt=starts):
        row.ends, row.revision = starts - timedelta(days=1), row.revision + 1
        row.save(update_fields=["ends", "revision"])
    new = []
    for sector, percent in sorted(percents.items()):
        row = AgreedShare(body=body, sector=sector, percent=percent, source=source.strip(), starts=starts)
        add_row(by, row, kept.get(sector))
        new.append(row)
    audit.record(
        by=by,
        verb="shares.agree",
        subject=body.ref if body else f"partnership:{by.partnership_id}",
        starts=starts.isoformat(),
        percents={row.sector: str(row.percent) for row in new},
    )
    return new


def _within_100(percents: Percents) -> None:
    for sector, percent in percents.items():
        if not 0 <= percent <= 100:
            raise Invalid("share_in_100", field=sector)
    total = sum(percents.values(), Decimal())
    if total > 100:
        raise Invalid("shares_over_100", total=_plain(total), over=_plain(total - 100))


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"
