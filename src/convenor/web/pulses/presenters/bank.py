"""The question sets of the item bank, as they are offered and as they are kept with a pulse."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.theory.items import ITEMS, SETS

DEFAULT = "forum_24"


def offered(instruments: Iterable[Any] = ()) -> list[tuple[str, str]]:
    """Each set to choose from: its name and what it is, the one with benchmarks first, those of others last."""
    names = sorted(SETS, key=lambda name: (name != DEFAULT, name))
    return [*((name, _said(name)) for name in names), *((one.ref, _of_others(one)) for one in instruments)]


def title_of(name: str) -> str:
    """What a set is called; empty for one that is none of ours, or no more."""
    return SETS[name].title if name in SETS else ""


def unchecked(items: Iterable[Mapping[str, Any]]) -> int:
    """How many of the questions nobody but their author has looked at yet."""
    return sum(item["key"] in ITEMS and not ITEMS[item["key"]].checked for item in items)


def questions(name: str, instruments: Iterable[Any] = ()) -> list[dict[str, Any]]:
    """The questions of a set, word for word, as a pulse keeps them."""
    of_others = {one.ref: one.items for one in instruments}
    if name in of_others:
        return list(of_others[name])
    return [
        {
            "key": item.key,
            "version": item.version,
            "construct": item.construct,
            "text": item.text,
            "answers": list(item.answers),
            "reverse": item.reverse,
        }
        for item in (ITEMS[key] for key in SETS[name].items)
    ]


def _of_others(one: Any) -> str:
    says = ngettext(
        "%(title)s (%(count)s question), of %(holder)s by licence.",
        "%(title)s (%(count)s questions), of %(holder)s by licence.",
        len(one.items),
    )
    return says % {"title": one.title, "count": len(one.items), "holder": one.holder}


def _said(name: str) -> str:
    one = SETS[name]
    return _("%(title)s (%(count)s questions). %(about)s") % {
        "title": one.title,
        "count": len(one.items),
        "about": one.about,
    }
