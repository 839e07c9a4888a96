"""Addresses of this room."""

from django.urls import path

from convenor.web.insight.views import home, layers, leading, missing, power, reading

app_name = "insight"
urlpatterns = [
    path("", home.home, name="home"),
    path("who-is-missing/", missing.who_is_missing, name="who_is_missing"),
    path("who-is-missing/who-is-missing.csv", missing.who_is_missing_csv, name="who_is_missing_csv"),
    path("who-is-missing/bodies/<str:ref>/", missing.who_is_missing_body, name="who_is_missing_body"),
    path("partners/<str:ref>/", reading.partner, name="partner"),
    path("people/<str:ref>/", reading.person, name="person"),
    path("communities/<str:ref>/", reading.community, name="community"),
    path("leaders/spread/", leading.leading, name="leading"),
    path("power/", power.power, name="power"),
    path("layers/", layers.layers, name="layers"),
]
