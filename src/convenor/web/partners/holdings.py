"""What still hangs on a partner when it ends: asked of every room, shown before a merger and after.

A room above this one may write a module `holdings.py` with `held_by_partner(viewer, ref, on)`; it is found by name, as
the rooms' wordings are. Nothing is moved by a merger: who holds a seat afterwards is for people to decide.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from importlib import import_module
from importlib.util import find_spec

from django.conf import settings

from convenor.web.kernel.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Holding:
    """One thing that hangs on a partner: in words, and the page where it can be changed."""

    says: str
    address: str = ""
    parts: Mapping[str, str] = field(default_factory=dict)


def held_by_partner(viewer: Viewer, ref: str, on: date) -> list[Holding]:
    """Seats, delegations, voices … of a partner on a day, from every room that holds some."""
    found: list[Holding] = []
    for room in settings.ROOMS:
        name = f"convenor.web.{room}.holdings"
        if name != __name__ and find_spec(name):
            found += import_module(name).held_by_partner(viewer, ref, on)
    return found
