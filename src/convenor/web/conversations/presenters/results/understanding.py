"""Who misreads whom, and on what: what is believed of others beside what they say."""

from typing import Any

from django.utils.translation import gettext as _

from convenor.methods.opinions.published import Misread
from convenor.web.conversations.presenters.results import words
from convenor.web.conversations.presenters.results.answers import MOST, more
from convenor.web.conversations.presenters.results.drawings import gap
from convenor.web.conversations.selectors.releases import ReleaseSeen


def misreadings(release: ReleaseSeen) -> list[Misread]:
    """Who misreads whom on what."""
    known = release.by_ref
    return [one for one in release.content.published.misread if one.kind == "misread" and one.statement in known]


def understanding_section(release: ReleaseSeen, axis: str) -> dict[str, Any]:
    """What is believed of others beside what they say, statement by statement; and how well each reads another.

    `axis`: the line along which people guessed; empty where nobody was asked to.
    """
    found = misreadings(release)
    known = release.by_ref
    of: dict[str, list[Misread]] = {}
    for one in found:
        of.setdefault(str(one.statement), []).append(one)
    return {
        "blocks": [
            {
                "text": known[ref].text,
                "rows": [_misread(one, axis, f"reads-{at}-{row}") for row, one in enumerate(ones)],
            }
            for at, (ref, ones) in enumerate(list(of.items())[:MOST])
        ],
        "more": more(len(of) - MOST),
        "pairs": _pairs(release, axis),
        "nothing": _nothing_misread(release, axis) if not found else "",
    }


def _misread(one: Misread, axis: str, name: str) -> dict[str, Any]:
    label = _of(one.observers, one.observed, axis)
    said = {"guessed": words.in_ten(one.guessed, "agree"), "real": words.in_ten(one.real, "agree")}
    says = _("they think %(guessed)s; really %(real)s") % said
    return {"label": label, "bar": gap(one.guessed, one.real, f"{label}: {says}", name=name), "says": says}


def _pairs(release: ReleaseSeen, axis: str) -> list[list[str]]:
    rows = []
    for one in release.content.published.pairs:
        agreement = "" if one.agreement is None else f"{one.agreement:.0f}%"
        of = _("%(share)s of %(count)s statements") % {"share": agreement, "count": one.statements}
        rows.append(
            [
                _of(one.observers, one.observed, axis),
                of if agreement else _("not known"),
                words.share(one.perceived) if one.perceived else _("held back"),
                words.share(one.accuracy) if one.accuracy else _("held back"),
            ]
        )
    return rows


def _of(observers: str, observed: str, axis: str) -> str:
    who = {"observers": words.name_of((axis, observers)), "observed": words.name_of((axis, observed))}
    return _("%(observers)s, of %(observed)s") % who


def _nothing_misread(release: ReleaseSeen, axis: str) -> str:
    if not axis:
        return _("People were not asked what they think others say.")
    if not release.content.published.misread:
        return _("Too few said what they think others say to show anything of it.")
    return _("As far as may be shown, no part of the people misreads another on any statement.")
