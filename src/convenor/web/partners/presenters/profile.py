"""What a partnership says of itself and what its register counts, alone or beside another open one."""

from collections.abc import Callable
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.web.partners.selectors import FactSeen, Profile
from convenor.web.partners.vocabulary import ContextKind, PartnerKind, Sector


def profile_page(here: Profile, there: Profile | None, *, change: Callable[[str], str]) -> dict[str, Any]:
    """The sentence, the statements, the people and the organisations; `change(kind)` is where one says otherwise."""
    both = [here, there] if there else [here]
    pairs = sorted({pair for profile in both for pair in profile.mix}, key=_place)
    return {
        "sentence": _sentence(here),
        "fact_head": [_("About"), *(profile.name for profile in both), *([_("Change")] if change("history") else [])],
        "facts": [_fact_row(kind, both, change(kind)) for kind in ContextKind],
        "people_head": [_("About the people"), *(profile.name for profile in both)],
        "people": [
            [_("People served"), *(_people(profile) for profile in both)],
            [_("In words"), *(profile.demography or _("not said") for profile in both)],
        ],
        "mix_head": [_("Kind of organisation"), _("Sector"), *(profile.name for profile in both)],
        "mix": [_mix_row(pair, both) for pair in pairs],
        "mix_numbers": [2, 3] if there else [2],
        "earlier": [[ContextKind(fact.kind).label, fact.says, _whence(fact)] for fact in here.earlier],
    }


def _place(pair: tuple[str, str]) -> tuple[int, int]:
    return Sector.values.index(pair[0]), PartnerKind.values.index(pair[1])


def _fact_row(kind: ContextKind, both: list[Profile], href: str) -> list[Any]:
    row: list[Any] = [kind.label, *(_fact(profile.facts.get(kind)) for profile in both)]
    if href:
        row.append({"text": _("Say otherwise") if kind in both[0].facts else _("Say"), "href": href})
    return row


def _fact(fact: FactSeen | None) -> Any:
    return {"text": fact.says, "note": _whence(fact)} if fact else _("not said")


def _whence(fact: FactSeen) -> str:
    return _("%(source)s; as it was on %(day)s") % {"source": fact.source, "day": date_format(fact.on, "j F Y")}


def _mix_row(pair: tuple[str, str], both: list[Profile]) -> list[Any]:
    return [PartnerKind(pair[1]).label, Sector(pair[0]).label, *(profile.mix.get(pair, 0) for profile in both)]


def _people(profile: Profile) -> str:
    if profile.population is None:
        return _("not said")
    return str(number_format(profile.population, force_grouping=True))


def _sentence(here: Profile) -> str:
    many, partners = len(here.facts), sum(here.mix.values())
    organisations = ngettext("%(n)d organisation", "%(n)d organisations", partners) % {"n": partners}
    parts = {"organisations": organisations, "many": many, "all": len(ContextKind)}
    return _("%(organisations)s. Of %(all)d things about its circumstances, %(many)d are said.") % parts
