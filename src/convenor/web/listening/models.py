"""Rows of this room, divided by what they are about."""

from convenor.web.listening.asking import AskedOf, Asking

__all__ = ["AskedOf", "Asking"]
