"""A code of the second factor is good once, for as long as it is good at all.

allauth remembers a used code for half a minute; with a tolerance for clocks that are a little off, it is accepted for
one and a half. Whoever read it over a shoulder could use it in what is left.
"""

from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from django.core.cache import cache


def must_be_first_use(account_id: int, code: str) -> None:
    """Note that a right code was used; refused, as a wrong one is, when it was before."""
    good_for = app_settings.TOTP_PERIOD * (2 * app_settings.TOTP_TOLERANCE + 1)
    if not cache.add(f"second-factor-used:{account_id}:{code.strip()}", 1, timeout=good_for):
        raise get_adapter().validation_error("incorrect_code")
