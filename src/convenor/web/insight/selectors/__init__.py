"""Reads of this room: it has no rows of its own, and joins what the rooms below give as evidence."""

from convenor.web.insight.selectors.home import Home, home_of
from convenor.web.insight.selectors.pathways import ShortPathway, short_pathways
from convenor.web.insight.selectors.register import Register, register_on

__all__ = ["Home", "Register", "ShortPathway", "home_of", "register_on", "short_pathways"]
