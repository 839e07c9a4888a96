"""The people room's refusals in words."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

ERRORS: Mapping[str, Any] = {
    "words_missing": _("This is needed."),
    "words_long": _("This may have %(most)s letters at most. Please shorten it."),
    "email_malformed": _("This is not an e-mail address we can write to. Example: amina.yusuf@example.org"),
    "email_taken": _("Somebody else in this partnership has this e-mail address. Each person needs their own."),
    "people_ends_before_start": _("The last day is before the first. Please look at both dates."),
    "person_ref_taken": _(
        "The reference “%(ref)s” is already used here. Choose another, or leave it empty and we make one."
    ),
    "role_unknown": _("This is not one of the rights we know. Please choose from the list."),
    "roles_missing": _("Choose at least one right, so that they can do something once they are in."),
    "profession_unknown": _("This is not one of the professional communities we know. Please choose from the list."),
    "influence_unknown": _("This is not one of the sources of influence we know. Please choose from the list."),
    "consent_missing": _(
        "An informal role is written down only if the person agreed. Give the day on which they did, or leave it out."
    ),
    "last_lead": _(
        "This is the only governance lead who can sign in. Make somebody else governance lead first, "
        "or nobody could let anyone in."
    ),
    "password_weak": _("Please choose another password. %(why)s"),
    "person_signs_in_already": _("They can sign in already. Change their rights instead."),
    "invitation_unknown": _("We do not know this invitation. Ask whoever sent it to send it again."),
    "invitation_used": _("This invitation has been used. If it was you who used it, just sign in."),
    "invitation_withdrawn": _(
        "This invitation was withdrawn, perhaps because a newer one was sent. Look for a newer letter, or ask for one."
    ),
    "invitation_expired": _("This invitation has run out. Ask whoever sent it to send it again."),
    "invitation_to_another": _(
        "This invitation was sent to another address than the ones you sign in with. "
        "Sign out and open the link again, or ask for an invitation to your own address."
    ),
    "invitation_sign_in_first": _("You already have a way to sign in with this address. Sign in, then accept."),
    "letter_not_sent": _(
        "The invitation is kept, but the letter could not be sent. Tell whoever runs this site, then invite them again."
    ),
    "set_up_done": _("This installation is set up already. Please sign in, or ask for an invitation."),
    "set_up_code_wrong": _(
        "This is not the set-up code. It was printed when the server started; `convenor doctor` shows it again."
    ),
    "too_many_tries": _("There were too many tries. Wait five minutes, then try again."),
    "no_such_account": _("Nobody signs in here as %(email)s."),
    "no_such_sign_in": _("There is no such ready sign-in here."),
    "erasure_incomplete": _(
        "Something about this person could not be erased, so nothing was. Please tell whoever runs this site."
    ),
}
