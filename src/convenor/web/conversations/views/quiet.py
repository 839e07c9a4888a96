"""No more letters about conversations, with one click; wanted again, with another."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from convenor.web.conversations import selectors, services
from convenor.web.conversations.views.doors import unknown
from convenor.web.kernel.errors import NotHere
from convenor.web.ui.flow import letters_stopped
from convenor.web.ui.wording import say


@never_cache
@csrf_exempt  # RFC 8058: a mail program sends the form by itself, without a page of ours before it
def stop_letters(request: HttpRequest, token: str) -> HttpResponse:
    """No more letters about conversations; and, on a second thought, letters again."""
    try:
        return letters_stopped(
            request,
            stopped=lambda: selectors.wants_no_letters(token),
            stop=lambda: services.stop_letters(token=token),
            want=lambda: services.want_letters(token=token),
            title=_("Letters about conversations"),
            none_any_more=_("You get no more letters about conversations."),
            shall_we=_("Shall we stop sending you letters about conversations?"),
        )
    except NotHere as error:
        return unknown(request, say(error))
