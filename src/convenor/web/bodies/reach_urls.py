"""Addresses of topics, pathways, outreach and notices. Fixed words come before references."""

from django.urls import URLPattern, path

from convenor.web.bodies.views import affected, notices, outreach, pathways, required, shares, topics

urlpatterns: list[URLPattern] = [
    path("topics/", topics.topics, name="topics"),
    path("topics/new/", topics.topic_new, name="topic_new"),
    path("topics/<str:ref>/", topics.topic, name="topic"),
    path("topics/<str:ref>/change/", topics.topic_edit, name="topic_edit"),
    path("topics/<str:ref>/affected/", affected.of_topic, name="topic_affected"),
    path("topics/<str:ref>/affected/how/", affected.how_of_topic, name="topic_affected_how"),
    path("topics/<str:ref>/notice/", notices.notice, name="notice"),
    path("topics/<str:ref>/notices/<str:notice>/", notices.notice_sent, name="notice_sent"),
    path("who-is-missing/affected/", affected.overview, name="affected"),
    path("bodies/<str:ref>/affected/", affected.of_body, name="affected"),
    path("bodies/<str:ref>/affected/how/", affected.how_of_body, name="affected_how"),
    path("who-is-missing/shares/", shares.shares, name="shares"),
    path("who-is-missing/shares/change/", shares.shares_edit, name="shares_edit"),
    path("outreach/", outreach.outreach, name="outreach"),
    path("outreach/new/", outreach.outreach_new, name="outreach_new"),
    path("outreach/<str:ref>/", outreach.outreach_edit, name="outreach_edit"),
    path("outreach/<str:ref>/remove/", outreach.outreach_remove, name="outreach_remove"),
    path("pathways/", pathways.pathways, name="pathways"),
    path("pathways/new/", pathways.pathway_new, name="pathway_new"),
    path("pathways/<str:ref>/", pathways.pathway, name="pathway"),
    path("pathways/<str:ref>/change/", pathways.pathway_edit, name="pathway_edit"),
    path("pathways/<str:ref>/required/", required.pathway_required, name="pathway_required"),
]
