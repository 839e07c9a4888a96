"""Addresses of this room. Fixed words stand before references."""

from django.urls import URLPattern, path

from convenor.web.people.views import entrance, erasing, invitations, leadership, own, people, professions, rights

app_name = "people"
urlpatterns: list[URLPattern] = [
    path("people/", people.people, name="people"),
    path("people/new/", people.person_new, name="person_new"),
    path("people/my-details/", own.my_details, name="my_details"),
    path("people/my-details/copy/", own.my_copy, name="my_copy"),
    path("people/my-details/influence/", own.my_influence, name="my_influence"),
    path("people/my-details/erasure/", own.my_erasure, name="my_erasure"),
    path("people/invitations/", invitations.invitations, name="invitations"),
    path("people/invitations/new/", invitations.invite, name="invite"),
    path("people/invitations/<str:ref>/withdraw/", invitations.withdraw, name="invitation_withdraw"),
    path("people/rights/", rights.rights, name="rights"),
    path("people/professions/<str:ref>/change/", professions.profession_edit, name="profession_edit"),
    path("people/professions/<str:ref>/confirm/", professions.front_line_confirm, name="front_line_confirm"),
    path("people/professions/<str:ref>/remove/", professions.profession_remove, name="profession_remove"),
    path("people/roles/<str:ref>/change/", leadership.role_edit, name="role_edit"),
    path("people/roles/<str:ref>/remove/", leadership.role_remove, name="role_remove"),
    path("people/<str:ref>/change/", people.person_edit, name="person_edit"),
    path("people/<str:ref>/copy/", own.person_copy, name="person_copy"),
    path("people/<str:ref>/erase/", erasing.erase, name="erase"),
    path("people/<str:ref>/rights/", rights.person_rights, name="person_rights"),
    path("people/<str:ref>/professions/new/", professions.profession_new, name="profession_new"),
    path("people/<str:ref>/roles/new/", leadership.role_new, name="role_new"),
    path("leaders/", people.leaders, name="leaders"),
]
site_urlpatterns: list[URLPattern] = [
    path("", entrance.start, name="start"),
    path("set-up/", entrance.set_up, name="set_up"),
    path("start-a-partnership/", entrance.start_partnership, name="start_partnership"),
    path("ready-sign-in/", entrance.ready_sign_in, name="ready_sign_in"),
    path("sign-in-link/", entrance.sign_in_link, name="sign_in_link"),
    path("how-you-sign-in/", entrance.sign_in_details, name="sign_in_details"),
    path("invitation/<str:token>/", invitations.come_in, name="invitation"),
]
