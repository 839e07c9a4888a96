"""How the figures of a page were worked out: no number travels alone."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from convenor.findings import Finding
from convenor.web.insight.wording.methods import CAVEATS, METHODS
from convenor.web.insight.wording.words import SURENESS


def workings(findings: Iterable[Finding]) -> list[list[Any]]:
    """One row for each method used: what it counts, over how many, how sure, its source, what to beware of."""
    rows: dict[str, list[Any]] = {}
    for finding in findings:
        beware = " ".join(str(CAVEATS[caveat]) for caveat in finding.caveats)
        rows.setdefault(
            finding.method,
            [
                METHODS[finding.method],
                finding.n,
                SURENESS[finding.sureness.value] if finding.known else _("not known"),
                _("%(source)s; version %(version)s") % {"source": finding.source, "version": finding.version},
                beware,
            ],
        )
    return list(rows.values())
