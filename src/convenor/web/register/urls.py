"""Addresses of this room."""

from django.urls import path

from convenor.web.register import merge, names, views

app_name = "register"
urlpatterns = [
    path("register/", views.files, name="files"),
    path("register/bring/", views.upload, name="upload"),
    path("register/names/", names.names, name="names"),
    path("register/same-person/", merge.merge, name="merge"),
    path("register/take/<str:kind>/", views.download, name="download"),
    path("register/template/<str:kind>/", views.template, name="template"),
    path("register/<str:ref>/", views.preview, name="preview"),
    path("register/<str:ref>/problems/", views.problems, name="problems"),
    path("register/<str:ref>/put-in/", views.apply, name="apply"),
    path("register/<str:ref>/undo/", views.undo, name="undo"),
]
