"""Addresses of this room: what the public may read of how things came to be as they are."""

from django.urls import path

from convenor.web.record import views

app_name = "record"
urlpatterns = [
    path("record/changes/", views.changes, name="changes"),
    path("record/changes/file.csv", views.changes_csv, name="changes_csv"),
]
