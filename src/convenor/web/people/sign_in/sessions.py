"""Opening a session, and the shared limits on trying."""

from typing import Any

from allauth.account.internal.stagekit import get_pending_stage
from allauth.core import ratelimit
from allauth.usersessions.models import UserSession
from django.contrib.auth import login
from django.http import HttpRequest

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def open_session(request: HttpRequest, account: Any) -> None:
    """Sign somebody in who has just shown who they are, by a code of the machine's or a link to their address."""
    login(request, account, backend=BACKEND)
    request.session.set_expiry(0)  # as allauth's: it ends with the browser, which others may use next
    UserSession.objects.create_from_request(request)  # so that it shows, and ends, under “where you are signed in”


def is_code_awaited(request: HttpRequest) -> bool:
    """Whether this browser asked for a code by e-mail and has not given it yet."""
    stage = get_pending_stage(request)
    return stage is not None and stage.key == "login_by_code"


def try_again_allowed(request: HttpRequest, action: str) -> bool:
    """Count one try from this network address; whether it may be made. Limits stand in config/sign_in.py."""
    return bool(ratelimit.consume(request, action=action))
