"""What the one-button forms share: the revision they started from, and where they lead back to."""

from django.http import HttpRequest

from convenor.web.people import selectors
from convenor.web.ui.pages import link


def back_to(request: HttpRequest, ref: str) -> str:
    """The page the person came from, by whose details they are."""
    person = selectors.person_visible_to(request.viewer, ref)
    if person.is_you:
        return link(request, "people:my_details")
    return link(request, "people:person_edit", ref=ref)


def revision_in(request: HttpRequest) -> int:
    """The revision a one-button form was shown with; a form without one is out of date."""
    given = request.POST.get("revision", "")
    return int(given) if given.isdecimal() else 0
