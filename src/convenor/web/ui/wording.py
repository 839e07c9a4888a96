"""Finds the sentence for a coded error, among those that the rooms keep in their `wording.py`."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from convenor.errors import ConvenorError

ERRORS: Mapping[str, Any] = {
    "not_allowed": _("You do not have the right to do this here. A governance lead of the partnership can help."),
    "not_here": _("We could not find this. It may have been moved, or it belongs to another partnership."),
    "changed_meanwhile": _(
        "Somebody else saved this while you were working on it. Nothing of theirs was overwritten. "
        "Look at what is there now, then make your change again."
    ),
}


@cache
def catalogue() -> Mapping[str, Any]:
    """Every code that can be said, from all rooms."""
    sentences = dict(ERRORS)
    for room in settings.ROOMS:
        name = f"convenor.web.{room}.wording"
        if room != "ui" and find_spec(name):
            sentences.update(import_module(name).ERRORS)
    return sentences


def say(error: ConvenorError) -> str:
    """The sentence for a person; a code without one is said as it is, which a test forbids."""
    sentence = catalogue().get(error.code)
    return str(sentence) % dict(error.params) if sentence is not None else str(error)
