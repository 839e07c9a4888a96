"""What there is to choose from in the forms of this room, and the rows that were chosen."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from convenor.web.bodies.selectors.neighbours import chosen, to_choose
from convenor.web.kernel.viewer import Viewer
from convenor.web.listening.rules import can_name_others

MYSELF, CONFIDENCE = "me", "in-confidence"


def rows(viewer: Viewer, what: Any, refs: Iterable[str]) -> list[Any]:
    """The partners, communities or people that were chosen."""
    return [chosen(viewer, what, ref) for ref in refs]


def raisers(viewer: Viewer) -> list[Any]:
    """Who may be said to raise a concern: oneself, somebody in confidence, a community, a partner; for who may name
    others, a person."""
    groups: list[Any] = [
        (_("Communities"), "community", to_choose(viewer, "community")),
        (_("Partners"), "partner", to_choose(viewer, "partner")),
    ]
    if can_name_others(viewer):
        groups.append((_("People"), "person", to_choose(viewer, "person")))
    first = [(MYSELF, _("I do"))] if viewer.person_id else []
    return [
        ("", _("Choose who raises it")),
        *first,
        (CONFIDENCE, _("Somebody, in confidence")),
        *((label, [(f"{kind}:{ref}", name) for ref, name in found]) for label, kind, found in groups if found),
    ]


def raiser(viewer: Viewer, said: str, own: str | None) -> dict[str, Any]:
    """Who was chosen, as the service takes it; nobody for somebody in confidence."""
    if said == MYSELF:
        return {"person": chosen(viewer, "person", own or "")}
    kind, _colon, ref = said.partition(":")
    return {kind: chosen(viewer, kind, ref)} if ref else {}  # type: ignore[arg-type]
