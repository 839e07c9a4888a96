"""Settings an operator gives from outside, read in one place and said in one table (docs/reference/settings.md)."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit


@dataclass(frozen=True)
class Setting:
    """One setting: its name, its default, and a sentence for the reference page."""

    name: str
    default: str
    says: str


SETTINGS: tuple[Setting, ...] = (
    Setting("CONVENOR_HOME", "var", "Folder that holds the database, uploads, the secret and built assets."),
    Setting("CONVENOR_DATABASE", "", "Empty: SQLite in CONVENOR_HOME. Or postgresql://user:password@host:5432/name."),
    Setting("CONVENOR_SQLITE_SYNC", "normal", "`full` survives a power cut without losing the last commits; slower."),
    Setting("CONVENOR_SECRET_KEY", "", "Signs sessions and links. Empty: made once and kept in CONVENOR_HOME/secret."),
    Setting("CONVENOR_HOSTS", "localhost,127.0.0.1,[::1]", "Names this site answers to, with commas between."),
    Setting("CONVENOR_URL", "http://127.0.0.1:8000", "The address people reach it at; used in e-mails."),
    Setting("CONVENOR_HTTPS", "no", "`yes` when people reach it by https: secure cookies and strict transport."),
    Setting(
        "CONVENOR_PROXIES", "0", "How many proxies of your own stand in front, so that rate limits see the person."
    ),
    Setting("CONVENOR_SMTP", "", "smtp://user:password@host:587?tls=yes. Empty: mail is printed, not sent."),
    Setting("CONVENOR_MAIL_FROM", "convenor@localhost", "The address mail comes from."),
    Setting("CONVENOR_NAME", "Convenor", "The operator's own name in the header."),
    Setting("CONVENOR_LOGO", "", "Path of the operator's own logo (SVG or PNG). Empty: the name alone."),
    Setting("CONVENOR_OIDC", "", "Path of a JSON file that names the organisations' own directories (OpenID Connect)."),
    Setting("CONVENOR_ODS", "", "Address of the Organisation Data Service, up to /ORD/2-0-0. Empty: files only."),
    Setting(
        "CONVENOR_DEMO", "no", "`yes` shows ready sign-ins for the demonstration. Never on a site with real people."
    ),
    Setting("CONVENOR_DEBUG", "no", "`yes` for work on the code alone."),
)


def read(name: str, environ: Mapping[str, str] | None = None) -> str:
    """The value of a declared setting; an undeclared one is a mistake of ours."""
    known = {setting.name: setting for setting in SETTINGS}
    return (environ if environ is not None else os.environ).get(name, known[name].default)


def yes(name: str) -> bool:
    """Whether a yes-or-no setting is on."""
    return read(name).strip().lower() in {"yes", "true", "1", "on"}


def number(name: str) -> int:
    """The value of a setting that is a whole number."""
    value = read(name).strip()
    if not value.isdecimal():
        raise ValueError(f"{name}: “{value}” is not a whole number.")
    return int(value)


def secret_key(home: Path) -> str:
    """The signing key: as given, or made once and kept readable by its owner alone."""
    given = read("CONVENOR_SECRET_KEY")
    if given:
        return given
    kept = home / "secret"
    if kept.exists():
        return kept.read_text(encoding="ascii").strip()
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = secrets.token_urlsafe(50)
    try:
        handle = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:  # another process of the same site was first
        return kept.read_text(encoding="ascii").strip()
    with os.fdopen(handle, "w", encoding="ascii") as out:
        out.write(fresh)
    return fresh


def database(home: Path) -> dict[str, Any]:
    """Django's description of the one database; SQLite tuned as measured, PostgreSQL by its address."""
    address = read("CONVENOR_DATABASE")
    if not address or address.startswith("sqlite:"):
        path = address.removeprefix("sqlite:///") if address else str(home / "convenor.sqlite3")
        sync = "FULL" if read("CONVENOR_SQLITE_SYNC").lower() == "full" else "NORMAL"
        return {
            "ENGINE": "convenor.web.config.sqlite",
            "NAME": path,
            "CONN_MAX_AGE": 60,  # seconds: opening it anew costs more than most pages ask of it
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 10,
                # What was erased is overwritten in the file too: not every SQLite is built to do so by itself.
                "init_command": f"PRAGMA synchronous={sync};PRAGMA foreign_keys=ON;PRAGMA secure_delete=ON;",
            },
        }
    parts = urlsplit(address)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ValueError(f"CONVENOR_DATABASE: {parts.scheme}:// is not known; use postgresql:// or leave it empty.")
    options: dict[str, Any] = dict(parse_qsl(parts.query))
    host = options.pop("host", None) or parts.hostname or ""
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


def mail() -> dict[str, Any]:
    """Django's mail settings from one address; printed to the console when none is given."""
    address = read("CONVENOR_SMTP")
    if not address:
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    parts = urlsplit(address)
    wants = dict(parse_qsl(parts.query))
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname or "localhost",
        "EMAIL_PORT": parts.port or 587,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": wants.get("tls", "yes") == "yes",
        "EMAIL_USE_SSL": wants.get("ssl", "no") == "yes",
        "EMAIL_TIMEOUT": 20,
    }
