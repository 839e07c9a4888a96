"""What any link with a secret needs: how it is known again, and how an address or a person is put in one.

Each room gives a salt of its own, so that a secret of one opens nothing in another.
"""

import hashlib

from django.core import signing
from django.utils.crypto import salted_hmac


def digest_of(token: str) -> str:
    """What the database keeps of a link's secret."""
    return hashlib.sha256(token.encode()).hexdigest()


def mark_of_address(nonce: str, address: str, *, salt: str) -> str:
    """By which an address is known again: to another, put there since, no link goes that was meant for this one."""
    return salted_hmac(salt, f"{nonce} {address.strip().casefold()}", algorithm="sha256").hexdigest()


def signed(what: str, *, salt: str) -> str:
    """Letters and digits for an address, so that nobody else can make it."""
    return signing.Signer(salt=salt).sign(what).replace(":", "-")


def said_in(token: str, *, salt: str) -> str:
    """What was signed; empty when it is none of ours."""
    what, _dash, signature = token.partition("-")
    try:
        return signing.Signer(salt=salt).unsign(f"{what}:{signature}")
    except signing.BadSignature:
        return ""
