"""Where each room answers. A room brings its own addresses; all of a partnership's pages stand below `/p/<slug>/`."""

from importlib import import_module

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from convenor.web.ui import views as errors

handler400 = errors.bad_request
handler403 = errors.refused
handler404 = errors.not_found
handler500 = errors.broken


def _addresses(room: str) -> URLResolver:
    """One room's addresses: those of the site as a whole, and those inside a partnership."""
    module = import_module(f"convenor.web.{room}.urls")
    patterns: list[URLPattern | URLResolver] = list(getattr(module, "site_urlpatterns", []))
    patterns.append(path("p/<slug:slug>/", include(list(getattr(module, "urlpatterns", [])))))
    return path("", include((patterns, module.app_name)))


urlpatterns: list[URLPattern | URLResolver] = [
    path("account/", include("allauth.urls")),
    # Lower rooms first: `partners/new/` before the page of one partner, which a higher room joins together.
    *(_addresses(room) for room in settings.ROOMS_WITH_PAGES),
]
