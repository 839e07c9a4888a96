"""Who gets into which page. An address that is not in this table fails the test: nobody can forget to decide.

The roles are those of world.py. Everybody else is refused: asked to sign in, told no, or that there is no such page.
"""

from tests.permissions.world import EVERYBODY, OPERATOR, OWN, VISITOR

ALL = frozenset(EVERYBODY)
SIGNED_IN = ALL - {VISITOR}
PARTNERSHIP = frozenset(OWN)  # people of the partnership
ANYONE_IF_PUBLIC = ALL  # in a closed partnership: its own people alone (the test works that out)
LEADS = frozenset({"convenor"})
ASKERS = frozenset({"convenor", "leader"})
LEAD_OR_SELF = frozenset({"convenor", "member"})  # in the world of the tests the rows are the member's own
SEAT_HOLDER = frozenset({"member"})
WRITERS = frozenset({"convenor", "leader", "member"})
NOBODY: frozenset[str] = frozenset()

SITE: dict[str, frozenset[str]] = {
    "ui:accessibility": ALL,
    "ui:privacy": ALL,
    "people:start": ALL,
    "people:set_up": NOBODY,  # once there is an account
    "people:start_partnership": frozenset({OPERATOR}),  # and on a demonstration whoever is new
    "people:ready_sign_in": NOBODY,  # only on a demonstration
    "people:sign_in_link": SIGNED_IN,  # with a secret of a letter it signs in: tested there
    "people:sign_in_details": SIGNED_IN,
    "people:invitation": NOBODY,  # whoever holds the letter: tested with the invitations
    "pulses:answer": NOBODY,  # whoever holds the letter, here and below: tested with the answering
    "pulses:answer_part": NOBODY,
    "pulses:answer_check": NOBODY,
    "pulses:answer_sent": NOBODY,
    "pulses:stop_letters": NOBODY,
    "listening:notes": NOBODY,  # whoever holds the letter: tested with the sessions
    "listening:notes_correct": NOBODY,
    "conversations:stop_letters": NOBODY,
    "conversations:say": NOBODY,  # whoever holds the link, here and below: tests/conversations/test_answering.py
    "conversations:say_next": NOBODY,
    "conversations:say_guess": NOBODY,
    "conversations:say_json": NOBODY,
    "conversations:say_write": NOBODY,
    "conversations:say_mine": NOBODY,
    "conversations:say_again": NOBODY,
    "conversations:everyone": NOBODY,
    "conversations:policy": ALL,
}

READ: dict[str, frozenset[str]] = dict.fromkeys(
    (
        "insight:home",
        "insight:who_is_missing",
        "insight:who_is_missing_csv",
        "insight:who_is_missing_body",
        "insight:partner",
        "insight:person",
        "insight:community",
        "insight:power",
        "insight:layers",
        "register:files",
        "register:download",
        "register:template",
        "record:changes",
        "record:changes_csv",
        "partners:partners",
        "partners:communities",
        "partners:profile",
        "listening:concerns_public",
        "bodies:bodies",
        "bodies:body",
        "bodies:seat",
        "bodies:decides",
        "bodies:functions_map",
        "bodies:functions_csv",
        "bodies:charter",
        "bodies:charter_version",
        "bodies:topics",
        "bodies:topic",
        "bodies:affected",
        "bodies:shares",
        "bodies:pathways",
        "bodies:pathway",
        "conversations:conversations",
        "conversations:conversation",
        "conversations:join_own",  # in the world of the tests it is open to everyone
        "conversations:tellings",
        "conversations:results",
        "conversations:results_every",
        "conversations:results_file",
        "conversations:results_method",
        "conversations:statements",
        "conversations:log",
        "conversations:statement",
        "conversations:proposals",
        "conversations:proposal",
        "conversations:of_topic",
        "conversations:came_of",
    ),
    ANYONE_IF_PUBLIC,
)

INSIDE: dict[str, frozenset[str]] = dict.fromkeys(
    (
        "people:people",
        "people:leaders",
        "insight:leading",
        "insight:actions",
        "insight:forums",
        "insight:forum",
        "insight:forum_report",
        "insight:forum_pdf",
        "insight:forum_levels_csv",
        "insight:forum_answers_csv",
        "insight:forum_box",
        "insight:forum_advice",
        "people:my_details",
        "people:my_copy",
        "people:my_erasure",
        "people:my_influence",
        "people:my_erasure",
        "partners:differences",
        "partners:timing",
        "partners:mix",
        "bodies:notice_sent",
        "bodies:outreach",
        "listening:concerns",
        "listening:concern",  # a confidential one: tested with the concerns
        "listening:concern_new",
        "listening:sessions",
        "listening:session",
        "listening:initiatives",
        "listening:initiative",
        "listening:asks",
        "pulses:pulses",
        "pulses:pulses_csv",
        "pulses:wave",
        "pulses:results",  # of a closed pulse; of one that is not, nobody: tests/pulses/test_results.py
        "pulses:results_by",
        "pulses:results_file",
        "pulses:over_time",
        "pulses:over_time_one",
        "pulses:over_time_file",
        "pulses:answer_own",  # in the world of the tests everybody is asked
    ),
    PARTNERSHIP,
)

KEEP: dict[str, frozenset[str]] = dict.fromkeys(
    (
        "people:person_new",
        "people:invitations",
        "people:invite",
        "people:invitation_withdraw",
        "people:rights",
        "people:person_rights",
        "people:erase",
        "partners:partner_new",
        "partners:profile_edit",
        "partners:merge",
        "partners:ods",
        "partners:ods_apply",
        "partners:take_back",
        "partners:affiliation_new",
        "partners:affiliation_edit",
        "partners:partner_edit",
        "partners:partner_rename",
        "partners:former_name_edit",
        "partners:partner_end",
        "partners:community_new",
        "partners:community_edit",
        "partners:voices",
        "partners:voice_edit",
        "bodies:tests",
        "bodies:body_new",
        "bodies:body_edit",
        "bodies:body_rename",
        "bodies:body_standing",
        "bodies:body_end",
        "bodies:body_follow",
        "bodies:seat_new",
        "bodies:seat_edit",
        "bodies:seat_fill",
        "bodies:seat_end",
        "bodies:seat_extend",
        "bodies:term_edit",
        "bodies:term_withdraw",
        "bodies:seat_close",
        "bodies:delegation_new",
        "bodies:delegation_edit",
        "bodies:delegation_end",
        "bodies:charter_draft",
        "bodies:charter_publish",
        "bodies:charter_discard",
        "bodies:topic_new",
        "bodies:topic_edit",
        "bodies:topic_affected",
        "bodies:topic_affected_how",
        "bodies:affected_how",
        "bodies:shares_edit",
        "bodies:pathway_new",
        "bodies:pathway_edit",
        "bodies:pathway_required",
        "listening:concern_publish",
        "listening:concern_withdraw",
        "pulses:wave_new",
        "pulses:instruments",
        "pulses:instrument_remove",
        "pulses:whom",  # of a pulse that is open these lead to its page
        "pulses:questions",
        "pulses:days",
        "pulses:check",
        "pulses:later",
        "pulses:discard",
        "pulses:sooner",
        "pulses:close",
        "pulses:cancel",
        "register:upload",
        "register:names",
        "register:merge",
        "register:preview",
        "register:problems",
        "register:apply",
        "register:undo",
        "insight:advice_take_up",  # and whoever leads the body: tested with the forum
        "insight:advice_set_aside",
        "insight:advice_overrule",
        "insight:advice_look_again",
        "insight:action_change",
        "insight:action_finish",
    ),
    LEADS,
)

OTHERS: dict[str, frozenset[str]] = {
    "people:person_edit": LEAD_OR_SELF,
    "people:person_copy": LEAD_OR_SELF,
    "people:profession_new": LEAD_OR_SELF,
    "people:profession_edit": LEAD_OR_SELF,
    "people:profession_remove": LEAD_OR_SELF,
    "people:front_line_confirm": LEAD_OR_SELF,
    "people:role_new": LEAD_OR_SELF,
    "people:role_edit": LEAD_OR_SELF,
    "people:role_remove": LEAD_OR_SELF,
    "bodies:charter_agree": SEAT_HOLDER,
    "listening:concern_heard": LEAD_OR_SELF,
    "listening:concern_answer": LEAD_OR_SELF,
    "listening:concern_move": LEAD_OR_SELF,
    "listening:concern_settle": LEAD_OR_SELF,
    "listening:session_new": ASKERS,
    "listening:session_change": ASKERS,
    "listening:session_with": ASKERS,
    "listening:session_call_off": ASKERS,
    "listening:session_was_heard": ASKERS,  # and who listens there: tested with the sessions, here and below
    "listening:session_points": ASKERS,
    "listening:point_edit": ASKERS,
    "listening:session_send": ASKERS,
    "listening:session_came": ASKERS,
    "listening:initiative_new": ASKERS,
    "listening:initiative_change": ASKERS,
    "listening:initiative_end": ASKERS,
    "listening:initiative_word": ASKERS,
    "listening:ask_new": ASKERS,
    "listening:ask_came": ASKERS,
    "bodies:notice": ASKERS,
    "bodies:outreach_new": ASKERS,
    "bodies:outreach_edit": ASKERS,
    "bodies:outreach_remove": ASKERS,
    "conversations:conversation_new": ASKERS,  # and who leads a body, here and below
    "conversations:about": ASKERS,  # of one that is open these lead to its page
    "conversations:whom": ASKERS,
    "conversations:seeds": ASKERS,
    "conversations:how": ASKERS,
    "conversations:check": ASKERS,
    "conversations:discard": ASKERS,
    "conversations:sooner": ASKERS,
    "conversations:mark": ASKERS,
    "conversations:close": ASKERS,
    "conversations:cancel": ASKERS,
    "conversations:links_csv": ASKERS,
    "conversations:telling_new": ASKERS,
    "conversations:telling_edit": ASKERS,
    "conversations:moderate": ASKERS,
    "conversations:moderate_list": ASKERS,
    "conversations:moderate_one": ASKERS,
    "conversations:moderate_undo": ASKERS,
    "conversations:statement_new": ASKERS,
    "conversations:statement_push": ASKERS,
    "conversations:needs": PARTNERSHIP,  # of one that is closed, where the register is public: anybody
    "conversations:need_write": WRITERS,
    "conversations:need_back": WRITERS,
    "conversations:need_answer": SEAT_HOLDER,  # in the world of the tests the member works for that partner
    "conversations:gain_write": WRITERS,
    "conversations:gains_read": ASKERS,
    "conversations:gains_object": SEAT_HOLDER,
    "conversations:proposal_look": WRITERS,
    "conversations:propose": ASKERS,  # of a conversation that is open these three lead to its page
    "conversations:fates": ASKERS,
    "conversations:tell": ASKERS,
    "conversations:proposal_matter": ASKERS,
    "conversations:proposal_decided": ASKERS,  # of a proposal with no matter, or decided: to its page
    "conversations:proposal_again": ASKERS,
    "conversations:proposal_new": ASKERS,
    "conversations:source_new": ASKERS,
    "conversations:source_out": ASKERS,
    "conversations:against_new": ASKERS | SEAT_HOLDER,  # every member
    "conversations:against_answer": ASKERS,
    "conversations:proposal_came": ASKERS,  # and whoever promised something: tested with the proposals
}

MATRIX: dict[str, frozenset[str]] = {**SITE, **READ, **INSIDE, **KEEP, **OTHERS}

# Two addresses of one name with different answers; told apart by their route.
BY_ROUTE: dict[str, frozenset[str]] = {
    "p/<slug:slug>/bodies/<str:ref>/affected/": LEADS,
}


def decided(name: str, route: str) -> bool:
    """Whether somebody has said who may."""
    return route in BY_ROUTE or name in MATRIX


def who_may(name: str, route: str) -> frozenset[str]:
    """The roles let in; KeyError for an address that nobody has decided about."""
    return BY_ROUTE.get(route) or MATRIX[name]
