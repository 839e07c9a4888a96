"""Addresses of topics, pathways, outreach and notices."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
