"""What every write of this room asks first: words that say something, no patient data, rows of one's own."""

from typing import Any

from convenor.web.kernel.errors import Invalid, NotHere
from convenor.web.kernel.guard import refuse_patient_data
from convenor.web.kernel.viewer import Viewer


def words(text: str, *, field: str, code: str) -> str:
    """The text without blanks around it; refused when nothing is left, or when it speaks of a patient by number."""
    text = text.strip()
    if not text:
        raise Invalid(code, field=field)
    refuse_patient_data(**{field: text})
    return text


def ours(by: Viewer, *rows: Any) -> None:
    """Go on only if all the rows belong to the partnership that `by` is in."""
    for row in rows:
        if row is not None and row.partnership_id != by.partnership_id:
            raise NotHere("not_here", subject=row.ref)
