"""Counts and lists as people say them."""

from collections.abc import Iterable, Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.web.partners.vocabulary import Sector


def organisations(sector: str, many: int) -> str:
    """How many organisations of a sector: 6 NHS trusts, 1 council."""
    said = {
        Sector.NHS_COMMISSIONER: ngettext("%(n)d integrated care board", "%(n)d integrated care boards", many),
        Sector.NHS_TRUST: ngettext("%(n)d NHS trust", "%(n)d NHS trusts", many),
        Sector.PRIMARY_CARE: ngettext("%(n)d in primary care", "%(n)d in primary care", many),
        Sector.COUNCIL: ngettext("%(n)d council", "%(n)d councils", many),
        Sector.SOCIAL_CARE: ngettext("%(n)d social care provider", "%(n)d social care providers", many),
        Sector.VOLUNTARY: ngettext("%(n)d voluntary organisation", "%(n)d voluntary organisations", many),
        Sector.PATIENTS: ngettext("%(n)d patient or carer group", "%(n)d patient and carer groups", many),
        Sector.INDEPENDENT: ngettext("%(n)d independent provider", "%(n)d independent providers", many),
        Sector.EDUCATION: ngettext("%(n)d in education and research", "%(n)d in education and research", many),
    }
    known = said.get(Sector(sector)) if sector in Sector.values else None
    return known % {"n": many} if known else others(many)


def others(many: int) -> str:
    """So many of other kinds."""
    return ngettext("%(n)d other", "%(n)d others", many) % {"n": many}


def listed(parts: Sequence[str]) -> str:
    """A list in a sentence: a, b and c."""
    if len(parts) < 2:
        return "".join(parts)
    return _("%(first)s and %(last)s") % {"first": ", ".join(parts[:-1]), "last": parts[-1]}


def counted(values: Iterable[str]) -> Mapping[str, int]:
    """How often each value comes."""
    found: dict[str, int] = {}
    for value in values:
        found[value] = found.get(value, 0) + 1
    return found


def percent(part: int, whole: int) -> float:
    """A share from 0 to 100 for a bar."""
    return round(100 * part / whole, 1) if whole else 0.0


def days(many: int) -> str:
    """So many days."""
    return ngettext("%(n)d day", "%(n)d days", many) % {"n": many}
