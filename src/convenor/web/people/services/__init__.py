"""Writes about people. The actor is always `by`; each is one transaction with its audit entry inside."""

from convenor.web.people.services.demonstration import give_ready_sign_in
from convenor.web.people.services.entrance import account_for_ready_sign_in, set_up, start_partnership_of_own
from convenor.web.people.services.erasing import erase
from convenor.web.people.services.influence import declare_influence, forget_influence
from convenor.web.people.services.invitations import (
    accept_invitation,
    forget_old_invitations,
    invite,
    withdraw_invitation,
)
from convenor.web.people.services.leadership import add_role, edit_role, remove_role
from convenor.web.people.services.lockout import take_off_second_guard
from convenor.web.people.services.persons import add_person, edit_person
from convenor.web.people.services.professions import (
    add_profession,
    confirm_front_line,
    edit_profession,
    remove_profession,
)
from convenor.web.people.services.rights import give_rights

__all__ = [
    "accept_invitation",
    "account_for_ready_sign_in",
    "add_person",
    "add_profession",
    "add_role",
    "confirm_front_line",
    "declare_influence",
    "edit_person",
    "edit_profession",
    "edit_role",
    "erase",
    "forget_influence",
    "forget_old_invitations",
    "give_ready_sign_in",
    "give_rights",
    "invite",
    "remove_profession",
    "remove_role",
    "set_up",
    "start_partnership_of_own",
    "take_off_second_guard",
    "withdraw_invitation",
]
