"""Addresses of this room. Fixed words stand before references. Personal links stand outside a partnership: no account
is needed to answer, even where the partnership is closed to the public."""

from django.urls import URLPattern, path

from convenor.web.pulses.views import answering, pulses, running, steps

app_name = "pulses"
urlpatterns: list[URLPattern] = [
    path("pulses/", pulses.pulses, name="pulses"),
    path("pulses/new/", steps.wave_new, name="wave_new"),
    path("pulses/<str:ref>/", pulses.wave, name="wave"),
    path("pulses/<str:ref>/answer/", pulses.answer_own, name="answer_own"),
    path("pulses/<str:ref>/whom/", steps.whom, name="whom"),
    path("pulses/<str:ref>/questions/", steps.questions, name="questions"),
    path("pulses/<str:ref>/days/", steps.days, name="days"),
    path("pulses/<str:ref>/check/", steps.check, name="check"),
    path("pulses/<str:ref>/discard/", steps.discard, name="discard"),
    path("pulses/<str:ref>/sooner/", running.sooner, name="sooner"),
    path("pulses/<str:ref>/close/", running.close, name="close"),
    path("pulses/<str:ref>/cancel/", running.cancel, name="cancel"),
]
site_urlpatterns: list[URLPattern] = [
    path("answer/<str:token>/", answering.start, name="answer"),
    path("answer/<str:token>/part/<int:number>/", answering.part, name="answer_part"),
    path("answer/<str:token>/check/", answering.check, name="answer_check"),
    path("answer/<str:token>/sent/", answering.sent, name="answer_sent"),
    path("no-letters/<str:token>/", answering.stop_letters, name="stop_letters"),
]
