"""Addresses of this room. Fixed words stand before references."""

from django.urls import URLPattern

app_name = "listening"
urlpatterns: list[URLPattern] = []
