"""The question sets of the item bank, as they are offered and as they are kept with a pulse."""

from typing import Any

from django.utils.translation import gettext as _

from convenor.theory.items import ITEMS, SETS

DEFAULT = "forum_24"


def offered() -> list[tuple[str, str]]:
    """Each set to choose from: its name and what it is, the one with benchmarks first."""
    names = sorted(SETS, key=lambda name: (name != DEFAULT, name))
    return [(name, _said(name)) for name in names]


def title_of(name: str) -> str:
    """What a set is called; empty for one that is none of ours any more."""
    return SETS[name].title if name in SETS else ""


def questions(name: str) -> list[dict[str, Any]]:
    """The questions of a set, word for word, as a pulse keeps them."""
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


def _said(name: str) -> str:
    one = SETS[name]
    return _("%(title)s (%(count)s questions). %(about)s") % {
        "title": one.title,
        "count": len(one.items),
        "about": one.about,
    }
