"""Turns coded errors into pages: sign in, not allowed, not here, changed meanwhile."""

from collections.abc import Callable

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse

from convenor.errors import ConvenorError
from convenor.web.kernel.errors import ChangedMeanwhile, NotHere, Refused
from convenor.web.ui.pages import page
from convenor.web.ui.wording import say


class ErrorPagesMiddleware:
    """Catches ConvenorErrors that a view let through."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, Refused):
            if not request.user.is_authenticated and request.method == "GET":
                return redirect_to_login(request.get_full_path())
            if closed_to(request):
                return self.not_found(request)
            return page(request, "ui/refused.html", {"says": say(error)}, status=403)
        if isinstance(error, NotHere):
            return self.not_found(request)
        if isinstance(error, ChangedMeanwhile):
            return page(request, "ui/changed_meanwhile.html", {"says": say(error)}, status=409)
        if isinstance(error, ConvenorError):
            return page(request, "ui/cannot.html", {"says": say(error)}, status=400)
        return None

    def not_found(self, request: HttpRequest) -> HttpResponse:
        if closed_to(request):
            request.partnership = None  # the frame of the page would give its name away
        return page(request, "ui/not_found.html", status=404)


def closed_to(request: HttpRequest) -> bool:
    """Whether the request is about a partnership that this viewer may not even know of."""
    partnership, viewer = getattr(request, "partnership", None), getattr(request, "viewer", None)
    if partnership is None or viewer is None:
        return False
    return not partnership.register_is_public and not viewer.belongs
