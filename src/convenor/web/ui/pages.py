"""Rendering a page, and addresses within the partnership one is in."""

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import get_script_prefix, reverse


def page(
    request: HttpRequest, template: str, context: dict[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    """One page, in the frame all pages share."""
    partnership = getattr(request, "partnership", None)
    frame = {"partnership": partnership, "viewer": getattr(request, "viewer", None)}
    return render(request, template, {**frame, **(context or {})}, status=status)


def link(request: HttpRequest, name: str, **parts: Any) -> str:
    """The address of a page of the partnership the request is in: `link(request, "partners:partner", ref="P01")`."""
    partnership = getattr(request, "partnership", None)
    if partnership is not None:
        parts = {"slug": partnership.slug, **parts}
    return _address((settings.ROOT_URLCONF, get_script_prefix()), name, tuple(parts.items()))


@lru_cache(maxsize=20_000)
def _address(_site: tuple[str, str], name: str, parts: tuple[tuple[str, Any], ...]) -> str:
    """An address put together: the same for everybody, and asked for dozens of times a page."""
    return reverse(name, kwargs=dict(parts))
