"""Addresses of this room. Fixed words stand before references; the reading pages of one stand in a higher room."""

from django.urls import URLPattern, path

from convenor.web.partners.views import belonging, communities, compare, ods, partners, profile, successions

app_name = "partners"
urlpatterns: list[URLPattern] = [
    path("partners/", partners.partners, name="partners"),
    path("partners/new/", partners.partner_new, name="partner_new"),
    path("partners/merge/", successions.merge, name="merge"),
    path("partners/ods/", ods.ods, name="ods"),
    path("partners/ods/bring-in/", ods.ods_apply, name="ods_apply"),
    path("partners/mergers/<str:ref>/take-back/", successions.take_back, name="take_back"),
    path("partners/posts/<str:ref>/change/", belonging.affiliation_edit, name="affiliation_edit"),
    path("partners/names/<str:ref>/change/", partners.former_name_edit, name="former_name_edit"),
    path("partners/<str:ref>/change/", partners.partner_edit, name="partner_edit"),
    path("partners/<str:ref>/rename/", partners.partner_rename, name="partner_rename"),
    path("partners/<str:ref>/end/", partners.partner_end, name="partner_end"),
    path("partners/<str:ref>/people/new/", belonging.affiliation_new, name="affiliation_new"),
    path("communities/", communities.communities, name="communities"),
    path("communities/new/", communities.community_new, name="community_new"),
    path("communities/voices/<str:ref>/change/", communities.voice_edit, name="voice_edit"),
    path("communities/<str:ref>/change/", communities.community_edit, name="community_edit"),
    path("communities/<str:ref>/voices/", communities.voices, name="voices"),
    path("differences/", compare.differences, name="differences"),
    path("timing/", compare.timing, name="timing"),
    path("mix/", compare.mix, name="mix"),
    path("mix/profile/", profile.profile, name="profile"),
    path("mix/profile/<str:fact>/change/", profile.profile_edit, name="profile_edit"),
]
