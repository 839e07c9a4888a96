"""The organisations' own directories people may sign in with, from one JSON file the operator keeps."""

import json
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from convenor.web.config.environment import read


@cache
def directories() -> tuple[dict[str, Any], ...]:
    """Each directory: `id`, `name`, `issuer` (its address), `client_id`, `secret`."""
    path = read("CONVENOR_OIDC")
    if not path:
        return ()
    return tuple(json.loads(Path(path).read_text(encoding="utf-8")))


def origins() -> list[str]:
    """The addresses forms may lead to, for the content security policy."""
    parts = [urlsplit(directory["issuer"]) for directory in directories()]
    return [f"{part.scheme}://{part.netloc}" for part in parts]
