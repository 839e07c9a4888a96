"""What the frame of every page needs to know, kept to a few words and no query of its own."""

from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse

from convenor.web.ui import made_up
from convenor.web.ui.navigation import navigation
from convenor.web.ui.pages import link


def frame(request: HttpRequest) -> dict[str, Any]:
    """Names for `ui/page.html`."""
    return {
        "site_name": settings.OPERATOR_NAME,
        "site_logo": static("ui/operator-logo") if settings.OPERATOR_LOGO else "",
        "demonstration": _is_made_up(request),
        "navigation": navigation(request),
        "signed_in": getattr(request, "user", None) is not None and request.user.is_authenticated,
        "details_address": _details(request),
        "get_messages": lambda: get_messages(request),
        "partnership": getattr(request, "partnership", None),
        "viewer": getattr(request, "viewer", None),
    }


def _is_made_up(request: HttpRequest) -> bool:
    """On a demonstration site: a page of no partnership, or of one that the demonstration made."""
    of = getattr(request, "partnership", None)
    return settings.DEMO and (of is None or of.slug in made_up.SLUGS)


def _details(request: HttpRequest) -> str:
    """The signed-in person's own page: in a partnership of theirs what it knows of them, elsewhere how they sign in."""
    if getattr(request, "partnership", None) is not None and request.viewer.person_id is not None:
        try:
            return link(request, "people:my_details")
        except NoReverseMatch:
            pass
    return reverse("people:sign_in_details")
