"""The chance with which a statement was shown goes through the browser and back, unreadable and unforgeable there.

Read by everybody, it would tell how others voted before anything may be shown: chances follow the votes.
"""

import hmac
import secrets

from django.utils.crypto import salted_hmac

SALT = "conversations.chance"
STEPS = 101  # whole hundredths, 0 to 1
NONCE, TAG = 16, 24  # letters of each


def sealed(chance: float | None, *, token: str, statement: str) -> str:
    """A chance in hundredths, for this link and this statement alone; empty where there is none to keep.

    >>> from django.conf import settings
    >>> unsealed(sealed(0.254, token="t", statement="s"), token="t", statement="s")
    0.25
    """
    if chance is None:
        return ""
    nonce = secrets.token_hex(NONCE // 2)
    pad, tag = _parts(nonce, token, statement)
    hidden = (round(chance * 100) + pad) % STEPS
    return f"{nonce}{_tag(tag, hidden)}{hidden:02x}"


def unsealed(given: str, *, token: str, statement: str) -> float | None:
    """What was sealed; None where it was not sealed here for this link and this statement."""
    nonce, said, hidden = given[:NONCE], given[NONCE : NONCE + TAG], given[NONCE + TAG :]
    try:
        number = int(hidden, 16)
    except ValueError:
        return None
    pad, tag = _parts(nonce, token, statement)
    if not hmac.compare_digest(said.encode(), _tag(tag, number).encode()):
        return None
    return (number - pad) % STEPS / 100


def _parts(nonce: str, token: str, statement: str) -> tuple[int, bytes]:
    """A number to add that nobody else knows, and a key to sign with."""
    digest = salted_hmac(SALT, f"{nonce} {token} {statement}", algorithm="sha256").digest()
    return int.from_bytes(digest[:8]) % STEPS, digest[8:]


def _tag(key: bytes, hidden: int) -> str:
    return hmac.new(key, str(hidden).encode(), "sha256").hexdigest()[:TAG]
