"""Turns whoever is signed in, and the partnership named in the address, into the viewer every selector asks for."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse

from convenor.web.people.rules import may_know_of
from convenor.web.people.selectors import partnership_and_viewer


class ViewerMiddleware:
    """Sets `request.partnership` and `request.viewer` for addresses below `/p/<slug>/`.

    A partnership that the viewer may not know of answers like one that does not exist: not even its name is said.
    Somebody who has not signed in is asked to in both cases, so that a member's link from a letter still leads there.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]) -> HttpResponse | None:
        partnership, viewer = partnership_and_viewer(account=request.user, slug=kwargs.pop("slug", None))
        if viewer is None or not may_know_of(viewer, partnership):
            if not request.user.is_authenticated and request.method in ("GET", "HEAD"):
                return redirect_to_login(request.get_full_path())
            raise Http404
        request.partnership = partnership
        request.viewer = viewer
        return None
