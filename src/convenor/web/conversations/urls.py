"""Addresses of this room. Fixed words stand before references. Personal links stand outside a partnership: no account
is needed to take part, even where the partnership is closed to the public."""

from django.urls import URLPattern

app_name = "conversations"
urlpatterns: list[URLPattern] = []
site_urlpatterns: list[URLPattern] = []
