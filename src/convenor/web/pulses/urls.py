"""Addresses of this room. Fixed words stand before references."""

from django.urls import URLPattern

app_name = "pulses"
urlpatterns: list[URLPattern] = []
site_urlpatterns: list[URLPattern] = []
