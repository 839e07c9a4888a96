"""The secrets in letters: the database keeps enough to know a link again, and not enough to make it."""

import base64

from django.urls import reverse
from django.utils.crypto import salted_hmac

from convenor.web.kernel import links

ANSWER, STOP, ADDRESS = "pulses.answer", "pulses.stop-letters", "pulses.address"


def token_of(nonce: str) -> str:
    """The secret of an invitation's link: made from the site's own secret, so that each reminder holds the same one."""
    digest = salted_hmac(ANSWER, nonce, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def mark_of_address(nonce: str, address: str) -> str:
    """By which an address is known again: whoever changes it while a pulse is open shall not be sent another's link."""
    return links.mark_of_address(nonce, address, salt=ADDRESS)


def stop_token(person_id: int) -> str:
    """The secret of the link by which somebody wants no more letters."""
    return links.signed(str(person_id), salt=STOP)


def person_of_stop_token(token: str) -> int | None:
    """Whose it is; None when it is none of ours."""
    number = links.said_in(token, salt=STOP)
    return int(number) if number else None


def answer_path(token: str) -> str:
    return reverse("pulses:answer", kwargs={"token": token})


def stop_path(person_id: int) -> str:
    return reverse("pulses:stop_letters", kwargs={"token": stop_token(person_id)})
