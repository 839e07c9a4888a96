"""Rendering a page, and addresses within the partnership one is in."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse


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
    if partnership is None:
        return reverse(name, kwargs=parts)
    return reverse(name, kwargs={"slug": partnership.slug, **parts})
