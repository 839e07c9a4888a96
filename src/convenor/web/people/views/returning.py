"""What the forms of this room share: what was posted, the revision they started from, where they lead back to."""

from django.http import HttpRequest, QueryDict

from convenor.web.people.rules import is_self
from convenor.web.ui.pages import link


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, if anything was: an empty form that was sent is not a form still to be filled in."""
    return request.POST if request.method == "POST" else None


def back_to(request: HttpRequest, ref: str, person_id: int) -> str:
    """The page a form about somebody leads back to: one's own details, or the page on which they are changed."""
    if is_self(request.viewer, person_id):
        return link(request, "people:my_details")
    return link(request, "people:person_edit", ref=ref)


def revision_in(request: HttpRequest) -> int:
    """The revision a one-button form was shown with; a form without one is out of date."""
    given = request.POST.get("revision", "")
    return int(given) if given.isdecimal() else 0
