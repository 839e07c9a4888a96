"""The one line of navigation: by what people come to do, not by how the code is divided. Below it the pages of where
one is."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch
from django.utils.translation import gettext_lazy as _

from convenor.web.ui.pages import link


@dataclass(frozen=True)
class Item:
    """A page one may go to, and the sections of the address that count as being there."""

    label: Any
    name: str
    sections: tuple[str, ...]
    inside: bool = False  # only for the partnership's own people: others would be sent away


@dataclass(frozen=True)
class Purpose:
    """What people come to do: one word, which leads to the first of its pages that there is for them."""

    label: Any
    pages: tuple[Item, ...]


FORUM = "forum"  # the part of a body's address that is about how collaboration stands there
PURPOSES: tuple[Purpose, ...] = (
    Purpose(_("Home"), (Item(_("Home"), "insight:home", ("",)),)),
    Purpose(
        _("Who"),
        (
            Item(_("Who sits where"), "bodies:bodies", ("bodies", "decides", "pathways", "charters")),
            Item(_("Partners"), "partners:partners", ("partners", "communities", "differences", "timing", "mix")),
            Item(_("People"), "people:people", ("people", "leaders"), inside=True),
            Item(_("Who is missing"), "insight:who_is_missing", ("who-is-missing", "outreach", "power", "layers")),
        ),
    ),
    Purpose(
        _("Hear"),
        (
            Item(_("Pulses"), "pulses:pulses", ("pulses",), inside=True),
            Item(_("Conversations"), "conversations:conversations", ("conversations", "proposals")),
            Item(_("Concerns"), "listening:concerns", ("concerns", "sessions", "initiatives", "asks"), inside=True),
            Item(_("How collaboration stands"), "insight:forums", ("forums", FORUM), inside=True),
            Item(_("What is to be decided"), "bodies:topics", ("topics",)),
        ),
    ),
    Purpose(
        _("Record"),
        (
            Item(_("What has changed"), "record:changes", ("record",)),
            Item(_("Files"), "register:files", ("register", "files")),
        ),
    ),
)


def navigation(request: HttpRequest) -> list[dict[str, Any]]:
    """What this request's partnership offers, the current one marked; with its pages where it has several."""
    if getattr(request, "partnership", None) is None:
        return []
    section = _section(request.path)
    found = []
    for purpose in PURPOSES:
        pages = list(_pages(request, purpose.pages, section))
        if pages:
            here = any(page["current"] for page in pages)
            within = pages if here and len(pages) > 1 else []
            found.append({"text": purpose.label, "href": pages[0]["href"], "current": here, "pages": within})
    return found


def _pages(request: HttpRequest, items: Iterable[Item], section: str) -> Iterable[dict[str, Any]]:
    for item in items:
        if item.inside and not request.viewer.belongs:
            continue
        try:
            address = link(request, item.name)
        except NoReverseMatch:  # a room that this installation does not have
            continue
        yield {"text": item.label, "href": address, "current": section in item.sections}


def _section(path: str) -> str:
    """Which part of the site an address belongs to: the word after the partnership's own, but for a forum's pages."""
    parts = path.split("/")[3:]
    if parts[:1] == ["bodies"] and parts[2:3] == [FORUM]:
        return FORUM
    return parts[0] if parts else ""
