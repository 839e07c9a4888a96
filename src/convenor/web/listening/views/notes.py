"""What somebody who was heard reads by the link of their letter: the notes, and a way to correct them."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import NotHere
from convenor.web.listening import selectors, services
from convenor.web.listening.forms.sessions import CorrectionForm
from convenor.web.listening.links import notes_path_of
from convenor.web.ui.flow import one_form, sent
from convenor.web.ui.pages import page


def notes(request: HttpRequest, token: str) -> HttpResponse:
    """The notes of one session."""
    found = selectors.notes_by_link(token, today())
    return page(request, "listening/notes.html", {"notes": found, "token": token})


def notes_correct(request: HttpRequest, token: str, point: str) -> HttpResponse:
    """This is not what I said."""
    found = selectors.notes_by_link(token, today())
    said = next((one for one in found.points if one.ref == point), None)
    if said is None:
        raise NotHere("not_here", subject=point)
    back = notes_path_of(token)
    return one_form(
        request,
        CorrectionForm(sent(request)),
        lambda given: services.correct_point(token=token, ref=point, on=today(), **given),
        then=back,
        back=back,
        title=_("This is not what I said"),
        sentence=_("We wrote: “%(text)s”") % {"text": said.text},
        submit_text=_("Put my words beside it"),
        done=_("Your words stand beside ours now."),
    )
