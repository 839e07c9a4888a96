"""Refusals about topics, pathways, outreach and notices, in words."""

from collections.abc import Mapping
from typing import Any

ERRORS: Mapping[str, Any] = {}
