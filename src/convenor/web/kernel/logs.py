"""Structured logs without personal data: one JSON object a line, to standard error.

People put names and addresses into forms, paths and files, and databases repeat them in their errors. So a line never
holds a request's arguments, an address that did not lead to one of our pages, or the message of an exception as it is:
only its kind, its place in the code, the code of an error of ours, and what a database's error means, in fixed words or
in those of its messages that name tables and columns alone.
"""

import json
import logging
import logging.config
import re
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from http import HTTPStatus
from types import TracebackType
from typing import Any

from django.db import DatabaseError

from convenor.errors import ConvenorError
from convenor.web.kernel.guard import looks_like_nhs_number
from convenor.web.kernel.middleware import request_id
from convenor.web.kernel.trouble import chain, trouble_of

ADDRESS = re.compile(r"[^\s@<>\"']+@[^\s@<>\"']+")
NAMES_ALONE = re.compile(
    r"(?:no such (?:table|column)|table [\w.]+ has no column named"
    r"|(?:UNIQUE|NOT NULL|CHECK) constraint failed|FOREIGN KEY constraint failed)(?::? [\w., ]+)?",
    re.ASCII,
)
FRAMES = 30


class JsonLines(logging.Formatter):
    """When, how grave, who says it, what, and the request's id."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            **says(record),
        }
        known = getattr(getattr(record, "request", None), "request_id", "") or request_id.get()
        if known:
            line["request"] = known
        if record.exc_info and record.exc_info[1] is not None:
            line["error"] = list(errors(record.exc_info[1]))
        return json.dumps(line, ensure_ascii=False)


def says(record: logging.LogRecord) -> dict[str, Any]:
    """What happened. Of a request: its method, status and the pattern of its address, never the address itself."""
    request = getattr(record, "request", None)
    if request is None or not hasattr(request, "META"):
        return {"says": without_people(record.getMessage())}
    match = getattr(request, "resolver_match", None)
    status = getattr(record, "status_code", None)
    said = {
        "says": HTTPStatus(status).phrase if status else str(record.msg).partition(":")[0].partition("%")[0].strip(),
        "method": request.META.get("REQUEST_METHOD", ""),
        "page": match.route if match is not None else "(none of ours)",
    }
    return {**said, "status": status} if status else said


def without_people(text: str) -> str:
    """The text with e-mail addresses taken out; all of it where an NHS number is in it."""
    if looks_like_nhs_number(text):
        return "(left out: it held an NHS number)"
    return ADDRESS.sub("(address)", text)


def errors(error: BaseException | None) -> Iterator[dict[str, Any]]:
    """An exception and those behind it: kind, what it may say of itself, and where it came from."""
    for one in chain(error):
        found: dict[str, Any] = {"kind": f"{type(one).__module__}.{type(one).__qualname__}"}
        if isinstance(one, ConvenorError):
            found["code"] = one.code
        elif said := meaning(one):
            found["says"] = said
        yield {**found, "at": places(one.__traceback__)}


def meaning(error: BaseException) -> str:
    """What a failing database or machine means, without any value it was given; empty when that cannot be told."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    if not isinstance(error, DatabaseError) and not type(error).__module__.startswith(("sqlite3", "psycopg")):
        return ""
    if trouble := trouble_of(error):
        return str(trouble)
    if NAMES_ALONE.fullmatch(str(error)):
        return str(error)
    return str(getattr(error, "sqlite_errorname", "") or getattr(error, "sqlstate", "") or "")


def places(at: TracebackType | None) -> list[str]:
    """The lines of code it went through, the last of them last."""
    frames = [
        f"{frame.f_code.co_filename}:{line} {frame.f_code.co_name}"
        for frame, line in traceback.walk_tb(at)  # unlike a printed traceback, without the text of the line
    ]
    return frames[-FRAMES:]


def configure(settings: dict[str, Any]) -> None:
    """Django's LOGGING_CONFIG hook."""
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {"json": {"()": JsonLines}},
            "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
            "root": {"handlers": ["stderr"], "level": "DEBUG" if settings.get("debug") else "WARNING"},
            "loggers": {"django.db.backends": {"level": "INFO"}},  # below that it writes every value it stores
        }
    )
