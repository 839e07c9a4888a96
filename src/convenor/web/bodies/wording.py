"""This room's refusals in words."""

from collections.abc import Mapping
from typing import Any

from convenor.web.bodies import wording_reach

ERRORS: Mapping[str, Any] = {**wording_reach.ERRORS}
