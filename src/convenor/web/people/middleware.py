"""Turns whoever is signed in, and the partnership named in the address, into the viewer every selector asks for."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from convenor.web.people.rules import may_know_of
from convenor.web.people.selectors import partnership_and_viewer


class ViewerMiddleware:
    """Sets `request.partnership` and `request.viewer` for addresses below `/p/<slug>/`.

    A partnership that the viewer may not know of answers like one that does not exist: not even its name is said.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]) -> None:
        partnership, viewer = partnership_and_viewer(account=request.user, slug=kwargs.pop("slug", None))
        if viewer is None or not may_know_of(viewer, partnership):
            raise Http404
        request.partnership = partnership
        request.viewer = viewer
