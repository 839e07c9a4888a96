"""The mix of organisations and people, alone or beside one partnership that agreed to it."""

from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.web.partners.presenters.words import listed, organisations, percent
from convenor.web.partners.selectors import Mix
from convenor.web.partners.vocabulary import Sector


def mix_page(here: Mix, there: Mix | None) -> dict[str, Any]:
    """Sentence, bars and table of the mix; with `there`, its share as a line on each bar."""
    sectors = [one for one in Sector if here.by_sector.get(one) or (there and there.by_sector.get(one))]
    return {
        "sentence": _sentence(here),
        "compared": _compared(here, there) if there else "",
        "bar_rows": [_bar(sector, here, there) for sector in sectors],
        "mark_says": _("Bar: here. Line: %(name)s.") % {"name": there.name} if there else None,
        "head": [_("Sector"), here.name, *([there.name] if there else [])],
        "rows": [
            *([sector.label, *(_cell(mix, sector) for mix in _both(here, there))] for sector in sectors),
            [_("All organisations"), *(str(mix.partners) for mix in _both(here, there))],
            [_("Have to take part"), *(str(mix.mandated) for mix in _both(here, there))],
            [_("Choose to take part"), *(str(mix.voluntary) for mix in _both(here, there))],
            [_("Communities affected"), *(str(mix.communities) for mix in _both(here, there))],
            [_("People served"), *(_people(mix) for mix in _both(here, there))],
        ],
    }


def _both(here: Mix, there: Mix | None) -> list[Mix]:
    return [here, there] if there else [here]


def _cell(mix: Mix, sector: Sector) -> str:
    many = mix.by_sector.get(sector, 0)
    return _("%(n)d (%(share)d in 100)") % {"n": many, "share": round(percent(many, mix.partners))}


def _people(mix: Mix) -> str:
    return number_format(mix.population, force_grouping=True) if mix.population is not None else _("not said")


def _bar(sector: Sector, here: Mix, there: Mix | None) -> dict[str, Any]:
    many = here.by_sector.get(sector, 0)
    bar: dict[str, Any] = {
        "label": sector.label,
        "share": percent(many, here.partners),
        "says": _("%(n)d here") % {"n": many},
    }
    if there:
        bar["mark"] = percent(there.by_sector.get(sector, 0), there.partners)
        bar["says"] = _("%(n)d here, %(m)d there") % {"n": many, "m": there.by_sector.get(sector, 0)}
    return bar


def _sentence(here: Mix) -> str:
    if not here.partners:
        return _("There are no partners yet, so there is no mix to see.")
    largest = sorted(here.by_sector.items(), key=lambda item: -item[1])[:3]
    said = ngettext("%(n)d organisation", "%(n)d organisations", here.partners) % {"n": here.partners}
    sentence = _("%(whole)s; the largest groups are %(largest)s.") % {
        "whole": said,
        "largest": listed([organisations(sector, many) for sector, many in largest]),
    }
    if here.population:
        sentence += " " + _("They serve %(people)s people.") % {"people": _people(here)}
    return sentence


def _compared(here: Mix, there: Mix) -> str:
    """The one sector in which the two differ most, in words."""
    gaps = {
        sector: percent(here.by_sector.get(sector, 0), here.partners)
        - percent(there.by_sector.get(sector, 0), there.partners)
        for sector in Sector
    }
    widest = max(gaps, key=lambda sector: abs(gaps[sector]))
    if abs(gaps[widest]) < 1:
        return _("The two have much the same mix of organisations.")
    parts = {
        "sector": Sector(widest).label,
        "here": round(percent(here.by_sector.get(widest, 0), here.partners)),
        "there": round(percent(there.by_sector.get(widest, 0), there.partners)),
        "name": there.name,
    }
    return _("The widest difference: %(sector)s are %(here)d in 100 here and %(there)d in 100 in %(name)s.") % parts
