"""One kind of public id: a prefix that says what it is, then letters that sort by time of making."""

import os
import time

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: no i, l, o, u to misread


def new_ref(prefix: str) -> str:
    """A fresh reference such as `par-01jdq3v8k2m7x9ta`: 48 bits of milliseconds, then 32 of chance.

    Short enough to read out on the telephone, sortable, and unguessable enough for a reference that guards nothing:
    permission is always checked, never inferred from knowing a ref.
    """
    number = (time.time_ns() // 1_000_000) << 32 | int.from_bytes(os.urandom(4))
    letters = "".join(_ALPHABET[(number >> shift) & 31] for shift in range(75, -1, -5))
    return f"{prefix}-{letters}"
