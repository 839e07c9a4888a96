"""Where each room answers. A room brings its own addresses; all of a partnership's pages stand below `/p/<slug>/`."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("account/", include("allauth.urls")),
]
