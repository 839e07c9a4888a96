"""Addresses of this room: bodies, seats and powers here; those that stand on who is affected in `reach_urls`."""

from django.urls import URLPattern

from convenor.web.bodies import reach_urls

app_name = "bodies"
urlpatterns: list[URLPattern] = [
    *reach_urls.urlpatterns,
]
