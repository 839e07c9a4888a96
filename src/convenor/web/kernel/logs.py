"""Structured logs without personal data: one JSON object a line, to standard error.

People put names and addresses into forms, paths and files, and databases repeat them in their errors. So a line never
holds a request's arguments, an address that did not lead to one of our pages, or the message of an exception: only its
kind, its place in the code, and (for a coded error of ours) the code.
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

from convenor.errors import ConvenorError
from convenor.web.kernel.guard import looks_like_nhs_number
from convenor.web.kernel.middleware import request_id

ADDRESS = re.compile(r"[^\s@<>\"']+@[^\s@<>\"']+")
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
    """An exception and those behind it: kind, code where it has one, and where it came from. Not its message."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        found: dict[str, Any] = {"kind": f"{type(error).__module__}.{type(error).__qualname__}"}
        if isinstance(error, ConvenorError):
            found["code"] = error.code
        elif isinstance(error, OSError) and error.strerror:
            found["says"] = error.strerror
        yield {**found, "at": places(error.__traceback__)}
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


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
