"""The same vote sent by a script, so that no page is loaded: kept, then the next statements as data."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from convenor.web.conversations import selectors
from convenor.web.conversations.evidence import routing
from convenor.web.conversations.presenters import answering as words
from convenor.web.conversations.selectors import Part
from convenor.web.conversations.views.answering import guess_address, kept
from convenor.web.conversations.vocabulary import Routing
from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import Invalid, NotHere
from convenor.web.ui.wording import say as worded

AHEAD = 3  # statements given in advance, so that a lost connection stops nobody at once
CONFLICT = 409


@require_POST
@never_cache
def say_json(request: HttpRequest, token: str) -> HttpResponse:
    """Keep one vote. `coming`: the next statements; `go`: the page to go to when there is none, or another question.

    A vote that cannot be kept answers 409 and says why: with `coming` where one can go on, with `go` where not.
    """
    try:
        ref, part = kept(token, request)
    except NotHere as error:
        return JsonResponse({"says": worded(error), "go": _page("say", token)}, status=404)
    except Invalid as error:
        if error.code not in ("conversation_statement_gone", "conversation_vote_strange"):
            return JsonResponse({"says": worded(error), "go": _page("say", token)}, status=CONFLICT)
        return JsonResponse(
            {"says": worded(error), **_coming(token, selectors.door_of(token, today()).part)}, status=CONFLICT
        )
    return JsonResponse(_coming(token, part, ref))


def _coming(token: str, part: Part, after: str = "") -> dict[str, Any]:
    """Ahead of need only where everybody sees everything and nothing is asked in between."""
    plain = part.routing == Routing.COMPLETE and not part.guess_axis
    asked = routing.coming(token, part, AHEAD if plain else 1)
    go = ""
    if after and part.guess_axis:
        done = asked[0].at - 1 if asked else len(selectors.votable(token, part))
        go = guess_address(token, part, after, done)
    return {
        "coming": [words.statement(token, one) for one in asked],
        "go": go or ("" if asked else _page("say_next", token)),
    }


def _page(name: str, token: str) -> str:
    return reverse(f"conversations:{name}", kwargs={"token": token})
