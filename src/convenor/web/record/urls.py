"""Addresses of this room."""

from django.urls import URLPattern

app_name = "record"
urlpatterns: list[URLPattern] = []
