"""What can be taken away as a spreadsheet, line by line."""

import csv
from collections.abc import Iterable, Iterator
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from convenor.formats.text import guard
from convenor.theory.institutional_design.inclusion import places
from convenor.web.insight.presenters.names import Names
from convenor.web.insight.selectors import Register
from convenor.web.insight.wording import words


class _Echo:
    """A file that hands each line straight on."""

    def write(self, line: str) -> str:
        return line


def missing_lines(request: HttpRequest, register: Register) -> Iterator[str]:
    """Every affected party on every body that decides about it: how it stands, who speaks for it, for which topics."""
    names = Names(request, register)
    topics = {topic.ref: topic.title for topic in register.topics}
    yield "\ufeff"  # so that a spreadsheet reads it as UTF-8
    yield from _lines([[_("Affected"), _("Body"), _("How they stand"), _("Spoken for by"), _("Topics")]])
    for place in places(register.affected, register.seats, register.communities):
        yield from _lines(
            [
                [
                    names.party(place),
                    names.body(place.body),
                    str(words.STANDING[place.standing.value]),
                    "; ".join(names.through(place.through)),
                    "; ".join(topics.get(ref, ref) for ref in place.topics),
                ]
            ]
        )


def _lines(rows: Iterable[list[Any]]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    return (writer.writerow([guard(str(cell)) for cell in row]) for row in rows)
