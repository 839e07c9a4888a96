"""Addresses of this room. Fixed words stand before references. Links of letters stand outside a partnership."""

from django.urls import URLPattern, path

from convenor.web.listening.views import answers, asks, concerns, initiatives, notes, sessions

app_name = "listening"
urlpatterns: list[URLPattern] = [
    path("concerns/", concerns.concerns, name="concerns"),
    path("concerns/public/", concerns.concerns_public, name="concerns_public"),
    path("concerns/new/", concerns.concern_new, name="concern_new"),
    path("concerns/<str:ref>/", concerns.concern, name="concern"),
    path("concerns/<str:ref>/heard/", answers.concern_heard, name="concern_heard"),
    path("concerns/<str:ref>/answer/", answers.concern_answer, name="concern_answer"),
    path("concerns/<str:ref>/move/", answers.concern_move, name="concern_move"),
    path("concerns/<str:ref>/settle/", answers.concern_settle, name="concern_settle"),
    path("concerns/<str:ref>/publish/", answers.concern_publish, name="concern_publish"),
    path("concerns/<str:ref>/withdraw/", answers.concern_withdraw, name="concern_withdraw"),
    path("sessions/", sessions.sessions, name="sessions"),
    path("sessions/new/", sessions.session_new, name="session_new"),
    path("sessions/<str:ref>/", sessions.session, name="session"),
    path("sessions/<str:ref>/change/", sessions.session_change, name="session_change"),
    path("sessions/<str:ref>/with/", sessions.session_with, name="session_with"),
    path("sessions/<str:ref>/call-off/", sessions.session_call_off, name="session_call_off"),
    path("sessions/<str:ref>/heard/", sessions.session_was_heard, name="session_was_heard"),
    path("sessions/<str:ref>/said/", sessions.session_points, name="session_points"),
    path("sessions/<str:ref>/said/<str:point>/", sessions.point_edit, name="point_edit"),
    path("sessions/<str:ref>/send/", sessions.session_send, name="session_send"),
    path("sessions/<str:ref>/came/", sessions.session_came, name="session_came"),
    path("initiatives/", initiatives.initiatives, name="initiatives"),
    path("initiatives/new/", initiatives.initiative_new, name="initiative_new"),
    path("initiatives/<str:ref>/", initiatives.initiative, name="initiative"),
    path("initiatives/<str:ref>/change/", initiatives.initiative_change, name="initiative_change"),
    path("initiatives/<str:ref>/end/", initiatives.initiative_end, name="initiative_end"),
    path("initiatives/<str:ref>/word/", initiatives.initiative_word, name="initiative_word"),
    path("asks/", asks.asks, name="asks"),
    path("asks/new/", asks.ask_new, name="ask_new"),
    path("asks/<str:ref>/came/", asks.ask_came, name="ask_came"),
]
site_urlpatterns: list[URLPattern] = [
    path("heard/<str:token>/", notes.notes, name="notes"),
    path("heard/<str:token>/said/<str:point>/", notes.notes_correct, name="notes_correct"),
]
