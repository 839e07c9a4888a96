"""What the people room's pages say: choices of words, links and rows, made here so that templates hold words alone."""

from convenor.web.people.presenters.entrance import (
    come_in,
    invitation_for,
    invitations,
    people_to_invite,
    sign_in_details,
    start,
)
from convenor.web.people.presenters.erasing import erase, erased, my_erasure
from convenor.web.people.presenters.leaders import leaders
from convenor.web.people.presenters.own import my_details
from convenor.web.people.presenters.people import new_person_form, people, person_edit, rights
from convenor.web.people.presenters.rows import change_profession, change_role, form, profession_values, role_values

__all__ = [
    "change_profession",
    "change_role",
    "come_in",
    "erase",
    "erased",
    "form",
    "invitation_for",
    "invitations",
    "leaders",
    "my_details",
    "my_erasure",
    "new_person_form",
    "people",
    "people_to_invite",
    "person_edit",
    "profession_values",
    "rights",
    "role_values",
    "sign_in_details",
    "start",
]
