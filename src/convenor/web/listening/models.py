"""Rows of this room, divided by what they are about."""

from convenor.web.listening.asking import AskedOf, Asking
from convenor.web.listening.concerns import Concern, Moved
from convenor.web.listening.hearing import Correction, Heard, Listener, Point, Session
from convenor.web.listening.initiatives import Initiative, Worker

__all__ = [
    "AskedOf",
    "Asking",
    "Concern",
    "Correction",
    "Heard",
    "Initiative",
    "Listener",
    "Moved",
    "Point",
    "Session",
    "Worker",
]
