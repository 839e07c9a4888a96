"""The refusals every room shares. Each is a code with parameters; `wording.py` of a room says it in words."""

from typing import Any

from convenor.errors import ConvenorError


class Refused(ConvenorError):
    """The viewer may not do this (a visitor is asked to sign in first)."""


class NotHere(ConvenorError):
    """There is no such thing in this partnership, or none this viewer may know of."""


class ChangedMeanwhile(ConvenorError):
    """Somebody else saved in between: the revision this save started from is no longer the latest."""


class Invalid(ConvenorError):
    """What was given cannot stand. `field` names the form field it belongs to; empty when it belongs to several."""

    def __init__(self, code: str, *, field: str = "", **params: Any) -> None:
        super().__init__(code, **params)
        self.field = field
