"""The guard against patient data: no NHS number may be typed into free text, because none belongs here.

Forms ask it through `ui.forms.Form`; every service that stores free text asks it too, so that files, the command line
and later an API are guarded alike: `refuse_patient_data(name=name, about=about)` as the first line after `require`.
"""

import re
from collections.abc import Iterable, Mapping

from convenor.web.kernel.errors import Invalid

_GAP = "[ \\t\u00a0\u2009\u202f\u2010-\u2015-]{0,2}"  # spaces and hyphens as people, phones and spreadsheets write them
# Every place is tried (a lookahead consumes nothing); never the middle of a longer number, nor a telephone's +44.
_UNSEEN = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]"
)  # what no reader sees, copied from elsewhere
_TEN_DIGITS = re.compile(rf"(?<![\d+])(?<!\d[-.,/])(?<!\+\d\d[ -])(?=(\d{{3}}{_GAP}\d{{3}}{_GAP}\d{{4}})(?![-.,/]?\d))")


def looks_like_nhs_number(text: str) -> bool:
    """Whether some whole number of ten digits in the text, plain or as 3-3-4, has the right check digit.

    >>> looks_like_nhs_number("Seen on Monday, 943 476 5919, doing well")
    True
    >>> looks_like_nhs_number("Call 943 476 5918")
    False
    """
    return any(_check_digit_is_right(found) for found in _TEN_DIGITS.findall(_UNSEEN.sub("", text)))


def refuse_patient_data(**texts: object) -> None:
    """Raise Invalid("patient_data") naming the first field whose words hold an NHS number.

    Give it all that was given: what is neither words nor a collection of words is passed over.
    """
    for field, value in texts.items():
        if any(looks_like_nhs_number(text) for text in _words(value)):
            raise Invalid("patient_data", field=field)


def _check_digit_is_right(digits: str) -> bool:
    numbers = [int(letter) for letter in digits if letter.isdigit()]
    weighed = sum(number * weight for number, weight in zip(numbers, range(10, 1, -1), strict=False))
    return (11 - weighed % 11) % 11 == numbers[9]


def _words(value: object) -> Iterable[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, Mapping):
        return [text for part in value.values() for text in _words(part)]
    if isinstance(value, list | tuple | set | frozenset):
        return [text for part in value for text in _words(part)]
    return []
