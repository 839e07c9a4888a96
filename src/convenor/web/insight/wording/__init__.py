"""Every sentence of this room that a code stands for, in one place for whoever words or translates it."""

from collections.abc import Mapping
from typing import Any

ERRORS: Mapping[str, Any] = {}  # this room refuses nothing of its own: it only reads
