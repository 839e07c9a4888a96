"""What Northmoor and Vale says of its own circumstances."""

from datetime import date, timedelta

from convenor.web.kernel.viewer import Viewer
from convenor.web.partners.services import state_fact

SAID = (
    (
        "history",
        "The two hospital trusts bid against each other for the heart unit; the councils and the hospices "
        "have run joint teams for years.",
        "Minutes of the former joint committee",
        400,
    ),
    (
        "pressure",
        "Urgent care was found in need of improvement, and the system must save money this year.",
        "Inspection report and yearly plan",
        120,
    ),
)


def add_circumstances(by: Viewer, today: date) -> None:
    """Two statements, each with source and day; of the rest nobody has said anything."""
    for kind, says, source, days in SAID:
        state_fact(by=by, kind=kind, says=says, source=source, on=today - timedelta(days=days))
