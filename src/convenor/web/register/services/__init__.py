"""Writes of this room: look at a file, put it in the register, undo it, forget it."""

from convenor.web.register.services.applying import apply_import
from convenor.web.register.services.forgetting import empty_old_imports
from convenor.web.register.services.looking import look_again, look_at_file, look_at_reading
from convenor.web.register.services.merging import merge_people
from convenor.web.register.services.naming import Decided, look_at_names
from convenor.web.register.services.undoing import CannotBeUndone, InTheWay, undo_import

__all__ = [
    "CannotBeUndone",
    "Decided",
    "InTheWay",
    "apply_import",
    "empty_old_imports",
    "look_again",
    "look_at_file",
    "look_at_names",
    "look_at_reading",
    "merge_people",
    "undo_import",
]
