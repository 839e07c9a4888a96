"""Pathways whose body lacks somebody who must sit there, as the viewer may know it."""

from convenor.web.bodies import evidence as bodies
from convenor.web.bodies.evidence import ShortPathway
from convenor.web.insight.selectors.register import Register
from convenor.web.kernel.viewer import Viewer

__all__ = ["ShortPathway", "short_pathways"]


def short_pathways(viewer: Viewer, register: Register) -> list[ShortPathway]:
    """The pathways of the register's day that lack somebody. One query more.

    Reading the register, with its people, has asked whether the viewer may read the partnership.
    """
    professions = {person.ref: person.professions for person in register.people}
    return bodies.short_pathways(viewer, register.on, register.seats, professions)
