"""Pages that belong to the site as a whole."""

from django.urls import path

from convenor.web.ui import views

app_name = "ui"
site_urlpatterns = [
    path("accessibility/", views.accessibility, name="accessibility"),
    path("privacy/", views.privacy, name="privacy"),
]
