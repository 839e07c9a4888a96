"""The secrets in links: the database keeps enough to know each again, and not enough to make or to join them.

Of one secret three marks are made, each with a salt of its own: of the invitation, of the voter, of the author. Whoever
has the database alone cannot tell which belong together; whoever has also the site's own secret can, while it is open.
"""

import secrets

from django.urls import reverse
from django.utils.crypto import salted_hmac

from convenor.web.kernel import links

ANSWER, VOTER, AUTHOR = "conversations.answer", "conversations.voter", "conversations.author"
STOP, ADDRESS, DOOR = "conversations.stop-letters", "conversations.address", "conversations.door"


def token_of(nonce: str) -> str:
    """The secret of a personal link: made from the site's own secret, so that each letter holds the same one."""
    digest = salted_hmac(ANSWER, nonce, algorithm="sha256").digest()
    return digest.hex()[:40]


def new_token(door: str) -> str:
    """The secret of somebody who came by the link that everyone has: known to nobody but them.

    Its end says by which link, so that after the close, when no mark of theirs is kept, it still leads somewhere.
    """
    return secrets.token_hex(20) + door_mark(door)


def door_mark(door: str) -> str:
    """The end of every token made at one shared link."""
    return salted_hmac(DOOR, door, algorithm="sha256").hexdigest()[:12]


def voter_mark(token: str) -> str:
    """By which somebody's votes are found while it is open; taken away at the close."""
    return salted_hmac(VOTER, token, algorithm="sha256").hexdigest()


def author_mark(token: str) -> str:
    """By which somebody's own statements are found, so that they see what became of them; it stays."""
    return salted_hmac(AUTHOR, token, algorithm="sha256").hexdigest()


def mark_of_address(nonce: str, address: str) -> str:
    """By which an address is known again: no link goes to an address that somebody put there since."""
    return links.mark_of_address(nonce, address, salt=ADDRESS)


def stop_token(person_id: int) -> str:
    """The secret of the link by which somebody wants no more letters."""
    return links.signed(str(person_id), salt=STOP)


def person_of_stop_token(token: str) -> int | None:
    """Whose it is; None when it is none of ours."""
    number = links.said_in(token, salt=STOP)
    return int(number) if number else None


def say_path(token: str) -> str:
    """Where somebody answers who has a link of their own."""
    return reverse("conversations:say", kwargs={"token": token})


def everyone_path(nonce: str) -> str:
    """Where everyone comes in who has the link that all share."""
    return reverse("conversations:everyone", kwargs={"door": nonce})


def stop_path(person_id: int) -> str:
    return reverse("conversations:stop_letters", kwargs={"token": stop_token(person_id)})
