"""Reads about people: first argument, who is asking."""

from convenor.web.people.selectors.copies import copy_of
from convenor.web.people.selectors.entrance import (
    Entry,
    ReadySignIn,
    has_second_guard,
    own_partnerships,
    partnerships_to_read,
    ready_sign_ins,
    start_is_offered,
)
from convenor.web.people.selectors.erasing import ErasurePlan, erasure_plan
from convenor.web.people.selectors.invitations import (
    InvitationSeen,
    OpenInvitation,
    invitation_of,
    invitations_visible_to,
    name_elsewhere,
)
from convenor.web.people.selectors.persons import (
    PeoplePage,
    leaders_visible_to,
    nobody,
    own_ref,
    people_page,
    people_visible_to,
    person_visible_to,
    profession_visible_to,
    role_visible_to,
)
from convenor.web.people.selectors.rights import RightsSeen, rights_of, rights_visible_to
from convenor.web.people.selectors.seen import PersonSeen, ProfessionSeen, RoleSeen
from convenor.web.people.selectors.viewers import partnership_and_viewer

__all__ = [
    "Entry",
    "ErasurePlan",
    "InvitationSeen",
    "OpenInvitation",
    "PeoplePage",
    "PersonSeen",
    "ProfessionSeen",
    "ReadySignIn",
    "RightsSeen",
    "RoleSeen",
    "copy_of",
    "erasure_plan",
    "has_second_guard",
    "invitation_of",
    "invitations_visible_to",
    "leaders_visible_to",
    "name_elsewhere",
    "nobody",
    "own_partnerships",
    "own_ref",
    "partnership_and_viewer",
    "partnerships_to_read",
    "people_page",
    "people_visible_to",
    "person_visible_to",
    "profession_visible_to",
    "ready_sign_ins",
    "rights_of",
    "rights_visible_to",
    "role_visible_to",
    "start_is_offered",
]
