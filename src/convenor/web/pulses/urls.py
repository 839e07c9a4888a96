"""Addresses of this room. Fixed words stand before references. Personal links stand outside a partnership: no account
is needed to answer, even where the partnership is closed to the public."""

from django.urls import URLPattern, path

from convenor.web.pulses.views import answering, instruments, pulses, results, running, steps

app_name = "pulses"
urlpatterns: list[URLPattern] = [
    path("pulses/", pulses.pulses, name="pulses"),
    path("pulses/file.csv", pulses.pulses_csv, name="pulses_csv"),
    path("pulses/instruments/", instruments.instruments, name="instruments"),
    path("pulses/instruments/<str:ref>/remove/", instruments.remove, name="instrument_remove"),
    path("pulses/new/", steps.wave_new, name="wave_new"),
    path("pulses/results/<str:ref>/", results.results, name="results"),
    path("pulses/results/<str:ref>/file.zip", results.results_file, name="results_file"),
    path("pulses/results/<str:ref>/by/<str:breakdown>/", results.results_by, name="results_by"),
    path("pulses/over-time/<str:body>/", results.over_time, name="over_time"),
    path("pulses/over-time/<str:body>/file.zip", results.over_time_file, name="over_time_file"),
    path("pulses/over-time/<str:body>/about/<str:construct>/", results.over_time_one, name="over_time_one"),
    path("pulses/<str:ref>/", pulses.wave, name="wave"),
    path("pulses/<str:ref>/answer/", pulses.answer_own, name="answer_own"),
    path("pulses/<str:ref>/whom/", steps.whom, name="whom"),
    path("pulses/<str:ref>/questions/", steps.questions, name="questions"),
    path("pulses/<str:ref>/days/", steps.days, name="days"),
    path("pulses/<str:ref>/check/", steps.check, name="check"),
    path("pulses/<str:ref>/later/", steps.later, name="later"),
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
