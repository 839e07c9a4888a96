"""The short names in addresses of the partnerships that the demonstration makes up."""

import re

from convenor.web.demonstration.northmoor.rows import NAME
from convenor.web.demonstration.table_one import partnerships


def slug_of(name: str) -> str:
    """The short name of a made-up partnership.

    >>> slug_of("Northmoor and Vale")
    'northmoor-and-vale'
    """
    return re.sub(r"[^a-z]+", "-", name.lower())


def slugs() -> list[str]:
    """All of them."""
    return [slug_of(name) for name in (NAME, *partnerships())]
