"""Addresses of this room."""

from django.urls import path

from convenor.web.insight.views import home

app_name = "insight"
urlpatterns = [
    path("", home.home, name="home"),
]
