"""Addresses of pages that lower rooms keep; empty where an installation has no such page."""

from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch

from convenor.web.ui import pages


def link(request: HttpRequest, name: str, **parts: Any) -> str:
    """The address of a page of the partnership one is in."""
    try:
        return pages.link(request, name, **parts)
    except NoReverseMatch:
        return ""


def quiet(request: HttpRequest, text: Any, name: str, **parts: Any) -> dict[str, Any] | None:
    """A quiet link for the macros of `ui/blocks.html`, or nothing where there is no such page."""
    href = link(request, name, **parts)
    return {"text": text, "href": href} if href else None
