"""Addresses of this room. Fixed words stand before references. Personal links stand outside a partnership: no account
is needed to take part, even where the partnership is closed to the public."""

from django.urls import URLPattern, path

from convenor.web.conversations.views import (
    answering,
    by_script,
    fates,
    moderating,
    proposals,
    statements,
    telling_back,
    writing,
)

app_name = "conversations"
urlpatterns: list[URLPattern] = [
    path("conversations/<str:ref>/moderate/", moderating.moderate, name="moderate"),
    path("conversations/<str:ref>/moderate/list/", moderating.moderate_list, name="moderate_list"),
    path("conversations/<str:ref>/moderate/<str:statement>/", moderating.moderate_one, name="moderate_one"),
    path("conversations/<str:ref>/moderate/<str:statement>/undo/", moderating.moderate_undo, name="moderate_undo"),
    path("conversations/<str:ref>/log/", statements.log, name="log"),
    path("conversations/<str:ref>/statements/", statements.statements, name="statements"),
    path("conversations/<str:ref>/statements/new/", statements.statement_new, name="statement_new"),
    path("conversations/<str:ref>/statements/<str:statement>/push/", statements.statement_push, name="statement_push"),
    path("conversations/<str:ref>/statements/<str:statement>/", fates.statement, name="statement"),
    path("conversations/<str:ref>/propose/", proposals.propose, name="propose"),
    path("conversations/<str:ref>/fates/", fates.fates, name="fates"),
    path("conversations/<str:ref>/tell/", telling_back.tell, name="tell"),
    path("proposals/", proposals.proposals, name="proposals"),
    path("proposals/<str:ref>/", proposals.proposal, name="proposal"),
    path("proposals/<str:ref>/matter/", proposals.proposal_matter, name="proposal_matter"),
    path("proposals/<str:ref>/decided/", proposals.proposal_decided, name="proposal_decided"),
    path("proposals/<str:ref>/came/", proposals.proposal_came, name="proposal_came"),
    path("topics/<str:ref>/said/", proposals.of_topic, name="of_topic"),
]
site_urlpatterns: list[URLPattern] = [
    path("say/<str:token>/", answering.say, name="say"),
    path("say/<str:token>/next/", answering.say_next, name="say_next"),
    path("say/<str:token>/next/<str:ref>/", answering.say_guess, name="say_guess"),
    path("say/<str:token>/vote.json", by_script.say_json, name="say_json"),
    path("say/<str:token>/write/", writing.say_write, name="say_write"),
    path("say/<str:token>/mine/", answering.say_mine, name="say_mine"),
    path("say/<str:token>/mine/<str:ref>/", answering.say_again, name="say_again"),
    path("join/<str:door>/", answering.everyone, name="everyone"),
    path("what-is-not-shown/", statements.policy, name="policy"),
]
