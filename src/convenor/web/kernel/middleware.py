"""What happens to every request before a room sees it."""

from collections.abc import Callable
from contextvars import ContextVar
from secrets import token_hex

from django.conf import settings
from django.http import HttpRequest, HttpResponse

request_id: ContextVar[str] = ContextVar("request_id", default="")


class RequestIdMiddleware:
    """Gives each request an id, so that its log lines and its audit entries can be read together."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = request_id.set(token_hex(8))
        request.request_id = request_id.get()  # type: ignore[attr-defined]  # for a log line written at the very end
        try:
            response = self.get_response(request)
            response.headers["X-Request-Id"] = request_id.get()
            return response
        finally:
            request_id.reset(token)


class KeptByNobodyMiddleware:
    """Says who may keep a page: of somebody signed in, or on the way in, nobody; a public one, whoever read it.

    On a shared computer the Back button must not show after signing out what was read before. A request is somebody's
    as soon as it brings or gets a session: that asks nothing of the database, and errs on the safe side.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        session = settings.SESSION_COOKIE_NAME
        brought = bool(request.COOKIES.get(session))
        if brought or session in response.cookies:
            response.headers["Cache-Control"] = "no-store, private"
        else:
            response.headers.setdefault("Cache-Control", "no-cache, private")
        if brought and session in response.cookies and not response.cookies[session].value:  # signed out
            response.headers["Clear-Site-Data"] = '"cache"'
        return response
