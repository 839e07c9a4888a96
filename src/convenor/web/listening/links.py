"""The secret of the link in a letter of notes: signed, so that the database alone cannot make one."""

from django.core import signing
from django.urls import reverse

NOTES = "listening.notes"


def notes_path(nonce: str) -> str:
    """The address at which somebody who was heard reads the notes."""
    return notes_path_of(token_of(nonce))


def notes_path_of(token: str) -> str:
    return reverse("listening:notes", kwargs={"token": token})


def token_of(nonce: str) -> str:
    return signing.Signer(salt=NOTES).sign(nonce).replace(":", "-")


def nonce_of(token: str) -> str:
    """Whose it is; empty when it is none of ours."""
    nonce, _dash, signature = token.partition("-")
    try:
        return signing.Signer(salt=NOTES).unsign(f"{nonce}:{signature}")
    except signing.BadSignature:
        return ""
