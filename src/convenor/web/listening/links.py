"""The secret of the link in a letter of notes: signed, so that the database alone cannot make one."""

from django.urls import reverse

from convenor.web.kernel import links

NOTES = "listening.notes"


def notes_path(nonce: str) -> str:
    """The address at which somebody who was heard reads the notes."""
    return notes_path_of(token_of(nonce))


def notes_path_of(token: str) -> str:
    return reverse("listening:notes", kwargs={"token": token})


def token_of(nonce: str) -> str:
    return links.signed(nonce, salt=NOTES)


def nonce_of(token: str) -> str:
    """Whose it is; empty when it is none of ours."""
    return links.said_in(token, salt=NOTES)
