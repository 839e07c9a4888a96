"""Which pathways lack somebody who must sit with the body that looks after them, one line each."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.translation import ngettext

from convenor.web.insight.links import link
from convenor.web.insight.selectors import ShortPathway
from convenor.web.insight.wording import words

SHOWN = 3  # the others behind a line to open
NAMES = 5


def short_lines(request: HttpRequest, found: Sequence[ShortPathway], *, body: str | None = None) -> dict[str, Any]:
    """The lines for the whole partnership, or those of one body's pathways."""
    lines = [_line(request, one) for one in found if body is None or one.body == body]
    return {"short": lines[:SHOWN], "more_short": lines[SHOWN:]}


def _line(request: HttpRequest, one: ShortPathway) -> dict[str, str]:
    href = link(request, "bodies:pathway", ref=one.ref)
    return {
        "name": one.name,
        "href": f"{href}#required" if href else "",
        "says": ngettext(
            "%(absent)s of %(required)s who must sit there is missing: %(who)s.",
            "%(absent)s of %(required)s who must sit there are missing: %(who)s.",
            len(one.absent),
        )
        % {"absent": len(one.absent), "required": one.required, "who": words.listing(one.absent, most=NAMES)},
    }
