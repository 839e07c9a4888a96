"""Addresses of what a list links to: the reading page where there is one, else the page where it is changed."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch

from convenor.web.partners.rules import can_keep_partners
from convenor.web.ui.pages import link

READING = {"partner": "insight:partner", "community": "insight:community", "person": "insight:person"}
CHANGING = {
    "partner": "partners:partner_edit",
    "community": "partners:community_edit",
    "partner_edit": "partners:partner_edit",
    "voices": "partners:voices",
}


def address_in(request: HttpRequest) -> Callable[..., str]:
    """`address("partner", ref="P01")`: where this viewer can read it, or change it, or nothing."""
    may_keep = can_keep_partners(request.viewer)

    def address(name: str, **parts: Any) -> str:
        if name in READING and (found := reading(request, READING[name], **parts)):
            return found
        return link(request, CHANGING[name], **parts) if may_keep and name in CHANGING else ""

    return address


def reading(request: HttpRequest, name: str, **parts: Any) -> str:
    """The address of a page of a higher room; empty where an installation has no such page."""
    try:
        return link(request, name, **parts)
    except NoReverseMatch:
        return ""


def back_to_partner(request: HttpRequest, ref: str) -> str:
    """Where one came from when one changed something of a partner."""
    return reading(request, READING["partner"], ref=ref) or link(request, "partners:partner_edit", ref=ref)


def back_to_community(request: HttpRequest, ref: str) -> str:
    """Where one came from when one changed something of a community."""
    return reading(request, READING["community"], ref=ref) or link(request, "partners:communities")
