"""The organisations' own directories people may sign in with, from one JSON file the operator keeps.

    [{"id": "trust", "name": "Northmoor Trust", "issuer": "https://login.trust.example",
      "client_id": "convenor", "secret": "...", "domains": ["trust.example"]}]

Some directories never say whether an address is confirmed. `domains`, which may be left out, names those whose
addresses this directory hands out itself, so that its word for them is enough.

The directory must be told to send people back to `<CONVENOR_URL>/account/oidc/<id>/login/callback/`.
"""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from convenor.web.config.environment import read

NEEDED = ("id", "name", "issuer", "client_id", "secret")


@cache
def directories() -> tuple[Mapping[str, Any], ...]:
    """The directories of the file that CONVENOR_OIDC names; none when it names none."""
    path = read("CONVENOR_OIDC")
    return read_directories(Path(path)) if path else ()


def read_directories(path: Path) -> tuple[Mapping[str, Any], ...]:
    """The directories in one file, each with all that is needed."""
    found = json.loads(path.read_text(encoding="utf-8"))
    for number, directory in enumerate(found, 1):
        if missing := [name for name in NEEDED if not directory.get(name)]:
            raise ValueError(f"CONVENOR_OIDC: directory {number} in {path.name} lacks {', '.join(missing)}.")
    return tuple(found)


def origins(known: Iterable[Mapping[str, Any]]) -> list[str]:
    """The addresses forms may lead to, for the content security policy."""
    parts = [urlsplit(directory["issuer"]) for directory in known]
    return [f"{part.scheme}://{part.netloc}" for part in parts]


def apps(known: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The same directories as allauth wants them described."""
    return [
        {
            "provider_id": directory["id"],
            "name": directory["name"],
            "client_id": directory["client_id"],
            "secret": directory["secret"],
            "settings": {"server_url": directory["issuer"], "domains": list(directory.get("domains", []))},
        }
        for directory in known
    ]
