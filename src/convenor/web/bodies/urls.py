"""Addresses of this room: bodies, seats and powers here; those that stand on who is affected in `reach_urls`."""

from django.urls import URLPattern, path

from convenor.web.bodies import reach_urls
from convenor.web.bodies.views import bodies, body_changes, charters, following, new_body, powers, seats, terms

app_name = "bodies"
urlpatterns: list[URLPattern] = [
    path("decides/", powers.decides, name="decides"),
    path("bodies/", bodies.bodies, name="bodies"),
    path("bodies/new/", new_body.body_new, name="body_new"),
    path("bodies/functions/", powers.functions_map, name="functions_map"),
    path("bodies/functions/file.csv", powers.functions_csv, name="functions_csv"),
    path("bodies/<str:ref>/", bodies.body, name="body"),
    path("bodies/<str:ref>/tests/", bodies.tests, name="tests"),
    path("bodies/<str:ref>/change/", body_changes.body_edit, name="body_edit"),
    path("bodies/<str:ref>/rename/", body_changes.body_rename, name="body_rename"),
    path("bodies/<str:ref>/standing/", body_changes.body_standing, name="body_standing"),
    path("bodies/<str:ref>/end/", body_changes.body_end, name="body_end"),
    path("bodies/<str:ref>/follow/", following.body_follow, name="body_follow"),
    path("bodies/<str:body>/seats/new/", seats.seat_new, name="seat_new"),
    path("bodies/<str:body>/seats/<str:ref>/", seats.seat, name="seat"),
    path("bodies/<str:body>/seats/<str:ref>/change/", seats.seat_edit, name="seat_edit"),
    path("bodies/<str:body>/seats/<str:ref>/fill/", seats.seat_fill, name="seat_fill"),
    path("bodies/<str:body>/seats/<str:ref>/leave/", terms.seat_end, name="seat_end"),
    path("bodies/<str:body>/seats/<str:ref>/stay/", terms.seat_extend, name="seat_extend"),
    path("bodies/<str:body>/seats/<str:ref>/end/", seats.seat_close, name="seat_close"),
    path("bodies/<str:body>/seats/<str:seat>/terms/<str:ref>/change/", terms.term_edit, name="term_edit"),
    path("bodies/<str:body>/seats/<str:seat>/terms/<str:ref>/withdraw/", terms.term_withdraw, name="term_withdraw"),
    path("bodies/<str:body>/powers/new/", powers.delegation_new, name="delegation_new"),
    path("bodies/<str:body>/powers/<str:ref>/change/", powers.delegation_edit, name="delegation_edit"),
    path("bodies/<str:body>/powers/<str:ref>/end/", powers.delegation_end, name="delegation_end"),
    path("bodies/<str:ref>/charter/", charters.charter, name="charter"),
    path("bodies/<str:ref>/charter/draft/", charters.charter_draft, name="charter_draft"),
    path("bodies/<str:ref>/charter/publish/", charters.charter_publish, name="charter_publish"),
    path("bodies/<str:ref>/charter/discard/", charters.charter_discard, name="charter_discard"),
    path("bodies/<str:ref>/charter/agree/", charters.charter_agree, name="charter_agree"),
    path("bodies/<str:body>/charter/<str:ref>/", charters.charter_version, name="charter_version"),
    *reach_urls.urlpatterns,
]
