"""A long list, a page at a time."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import gettext as _

AT_ONCE = 50


def paged(request: HttpRequest, rows: Sequence[Any], *, keep: Mapping[str, str] | None = None) -> dict[str, Any]:
    """The rows of the page asked for (`?page=2`), and the ways on. `keep`: what else stays asked."""
    last = max(1, -(-len(rows) // AT_ONCE))
    asked = request.GET.get("page", "1")
    number = min(int(asked), last) if asked.isdecimal() and 0 < len(asked) < 7 and int(asked) else 1
    kept = {name: value for name, value in (keep or {}).items() if value}

    def to(page: int) -> str:
        return "?" + urlencode({**kept, "page": page})

    return {
        "rows": rows[(number - 1) * AT_ONCE : number * AT_ONCE],
        "says": _("Page %(number)s of %(last)s") % {"number": number, "last": last} if last > 1 else "",
        "before": to(number - 1) if number > 1 else "",
        "after": to(number + 1) if number < last else "",
    }
