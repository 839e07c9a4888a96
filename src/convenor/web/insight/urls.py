"""Addresses of this room."""

from django.urls import path

from convenor.web.insight.views import forum, forum_answers, home, layers, leading, missing, power, reading

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
    path("leaders/actions/", leading.actions, name="actions"),
    path("power/", power.power, name="power"),
    path("layers/", layers.layers, name="layers"),
    path("forums/", forum.forums, name="forums"),
    path("bodies/<str:ref>/forum/", forum.forum, name="forum"),
    path("bodies/<str:ref>/forum/report/", forum.report, name="forum_report"),
    path("bodies/<str:ref>/forum/report.pdf", forum.pdf, name="forum_pdf"),
    path("bodies/<str:ref>/forum/levels.csv", forum.levels_csv, name="forum_levels_csv"),
    path("bodies/<str:ref>/forum/answers.csv", forum.answers_csv, name="forum_answers_csv"),
    path("bodies/<str:ref>/forum/box/<str:box>/", forum.box, name="forum_box"),
    path("bodies/<str:ref>/forum/advice/<str:rule>/", forum.advice, name="forum_advice"),
    path("bodies/<str:ref>/forum/advice/<str:rule>/take-up/", forum_answers.take_up, name="advice_take_up"),
    path("bodies/<str:ref>/forum/advice/<str:rule>/set-aside/", forum_answers.set_aside, name="advice_set_aside"),
    path("bodies/<str:ref>/forum/advice/<str:rule>/overrule/", forum_answers.overrule, name="advice_overrule"),
    path("bodies/<str:ref>/forum/advice/<str:rule>/look-again/", forum_answers.look_again, name="advice_look_again"),
    path("bodies/<str:ref>/forum/actions/<str:action>/", forum_answers.action_change, name="action_change"),
    path("bodies/<str:ref>/forum/actions/<str:action>/finish/", forum_answers.action_finish, name="action_finish"),
]
