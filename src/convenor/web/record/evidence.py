"""What has changed in the register between two days, for whoever may read it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from convenor.methods.changes import Change, Dated, changes
from convenor.web.bodies import evidence as bodies
from convenor.web.bodies.selectors.power_history import power_history
from convenor.web.conversations.evidence.decisions import proposals_decided
from convenor.web.kernel.rules import can_read_register, require
from convenor.web.kernel.selectors import this_partnership
from convenor.web.kernel.viewer import Viewer
from convenor.web.partners import evidence as partners


@dataclass(frozen=True)
class Changed:
    """The changes after `since` up to `until`, oldest first; what things are called, and which body each seat is on.

    Names and bodies go by (kind, reference): "seat" and "S1".
    """

    since: date
    until: date
    found: tuple[Change, ...]
    names: Mapping[tuple[str, str], str]
    body_of_seat: Mapping[str, str]

    def name(self, kind: str, ref: str) -> str:
        """What something is called now."""
        return self.names.get((kind, ref), ref)


def changed_between(viewer: Viewer, *, since: date, until: date) -> Changed:
    """Everything that began, ended, was renamed or followed by another; a fixed number of queries."""
    require(can_read_register(viewer, this_partnership(viewer)), "record.read")
    partner_rows, partner_names, partner_followed = partners.partner_history(viewer)
    body_rows, body_names, body_followed = bodies.body_history(viewer)
    powers = [Dated("power", one.ref, one.function, one.starts, one.ends, one.body) for one in power_history(viewer)]
    rows = [*partner_rows, *body_rows, *powers]
    found = changes(
        rows,
        [*partner_names, *body_names],
        [*partner_followed, *body_followed],
        since=since,
        until=until,
    )
    found += [mark for mark in [*bodies.marks(viewer), *proposals_decided(viewer)] if since < mark.on <= until]
    return Changed(
        since=since,
        until=until,
        found=tuple(sorted(found, key=lambda change: change.on)),
        names={(row.kind, row.ref): row.name for row in rows},
        body_of_seat={row.ref: row.of for row in body_rows if row.kind == "seat"},
    )
