"""The one line of navigation: by what people come to do, not by how the code is divided."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch
from django.utils.translation import gettext_lazy as _

from convenor.web.ui.pages import link


@dataclass(frozen=True)
class Item:
    """One word of the navigation, and the sections of the address that count as being there."""

    label: Any
    name: str
    sections: tuple[str, ...]
    inside: bool = False  # only for the partnership's own people: others would be sent away


ITEMS: tuple[Item, ...] = (
    Item(_("Home"), "insight:home", ("",)),
    Item(_("Who sits where"), "bodies:bodies", ("bodies", "decides", "pathways", "topics", "charters")),
    Item(_("Partners"), "partners:partners", ("partners", "communities", "differences", "timing", "mix")),
    Item(_("People"), "people:people", ("people", "leaders"), inside=True),
    Item(_("Who is missing"), "insight:who_is_missing", ("who-is-missing", "outreach", "power", "layers")),
    Item(_("Hear"), "pulses:pulses", ("pulses",), inside=True),
    Item(_("Files"), "register:files", ("register", "files")),
)


def navigation(request: HttpRequest) -> list[dict[str, Any]]:
    """The items this request's partnership offers, the current one marked."""
    if getattr(request, "partnership", None) is None:
        return []
    parts = request.path.split("/")
    section = parts[3] if len(parts) > 3 else ""
    found = []
    for item in ITEMS:
        if item.inside and not request.viewer.belongs:
            continue
        try:
            address = link(request, item.name)
        except NoReverseMatch:  # a room that this installation does not have
            continue
        found.append({"text": item.label, "href": address, "current": section in item.sections})
    return found
