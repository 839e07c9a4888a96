"""What the Organisation Data Service publishes, read from its files into one plain record.

Pure: bytes in, records and problems out. The site's client and its import stand in `convenor.web.partners.ods`.
"""

from convenor.formats.ods.reading import MOST_ORGANISATIONS, read_ods
from convenor.formats.ods.record import (
    ACTIVE,
    INACTIVE,
    OdsFile,
    OdsOrganisation,
    OdsProblem,
    OdsRelationship,
    OdsRole,
    OdsSuccession,
    Period,
)
from convenor.formats.ods.source import FileSource, OdsSource, OdsSummary
from convenor.formats.ods.state import OdsState, role_on, state_on, succeeded_by

__all__ = [
    "ACTIVE",
    "INACTIVE",
    "MOST_ORGANISATIONS",
    "FileSource",
    "OdsFile",
    "OdsOrganisation",
    "OdsProblem",
    "OdsRelationship",
    "OdsRole",
    "OdsSource",
    "OdsState",
    "OdsSuccession",
    "OdsSummary",
    "Period",
    "read_ods",
    "role_on",
    "state_on",
    "succeeded_by",
]
