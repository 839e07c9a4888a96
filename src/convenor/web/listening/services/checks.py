"""What every write of this room asks first: words that say something, no patient data, rows of one's own."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from convenor.web.kernel.errors import Invalid, NotHere
from convenor.web.kernel.guard import refuse_patient_data
from convenor.web.kernel.viewer import Viewer

MOST_ADDRESSES = 500
BETWEEN = re.compile(r"[\s,;]+")


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


def addresses(text: str) -> list[str]:
    """The e-mail addresses in a text, each once; refused when one is none."""
    found = list(dict.fromkeys(one.casefold() for one in BETWEEN.split(text) if one))
    if len(found) > MOST_ADDRESSES:
        raise Invalid("session_too_many_addresses", field="emails", most=MOST_ADDRESSES)
    for one in found:
        try:
            validate_email(one)
        except ValidationError as error:
            raise Invalid("session_address", field="emails", address=one) from error
    return found
