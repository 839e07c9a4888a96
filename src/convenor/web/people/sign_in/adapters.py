"""The site's rules for signing in: nobody signs up, letters are plain, a directory lets in only whom we know."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from markupsafe import Markup

from convenor.web.people.sign_in.known import account_vouched_for, vouched_addresses
from convenor.web.ui.pages import page


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come from invitations alone; letters name the site and hold a link beside each code."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account is closed. A governance lead can help."),
        "email_password_mismatch": _(
            "The address and the password do not go together. Look at both, or ask for a link."
        ),
        "enter_current_password": _("This is not the password you use now."),
        "incorrect_code": _("This is not the code we sent. Look at the newest letter."),
        "incorrect_password": _("This is not your password."),
        "too_many_login_attempts": _("There were too many tries. Wait five minutes, then try again."),
        "rate_limited": _("There were too many tries. Wait a few minutes, then try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def format_email_subject(self, subject: str) -> str:
        return subject

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        more: dict[str, Any] = {"site_name": settings.OPERATOR_NAME, "site_url": settings.SITE_URL}
        if "code" in context:
            path = reverse("people:sign_in_link") + "?" + urlencode({"code": context["code"]})
            more["link"] = self.request.build_absolute_uri(path)
        super().send_mail(template_prefix, email, {**context, **more})


class SecondFactorAdapter(DefaultMFAAdapter):
    """Apps and keys show the operator's own name."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This is not the right code. Codes change every half minute: take the newest."),
        "unverified_email": _("First confirm your e-mail address: use the link in the letter we sent you."),
    }

    def _get_site_name(self) -> str:
        return str(settings.OPERATOR_NAME)

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        """What stands in the field until one calls it something better."""
        return str(_("My passkey"))

    def build_totp_svg(self, url: str) -> str:
        """The square an app reads, ready to stand in a page: without the header that a file of its own would have."""
        drawn = super().build_totp_svg(url).partition("?>")[2].strip()
        return Markup(drawn)  # noqa: S704  marks alone: the words are in the pattern of the square


class DirectoryAdapter(DefaultSocialAccountAdapter):
    """A directory proves who somebody is. Whether they may come in, our own accounts and invitations say."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Ties a first sign-in from a directory to the account its verified address belongs to, or turns it away."""
        if sociallogin.is_existing or request.user.is_authenticated:
            return
        vouched = vouched_addresses(sociallogin)
        name = str(sociallogin.account.extra_data.get("userinfo", {}).get("name", ""))
        account = account_vouched_for(vouched, name=name)
        if account is None:
            refusal = page(request, "people/not_known_here.html", {"vouched": bool(vouched)}, status=403)
            raise ImmediateHttpResponse(refusal)
        sociallogin.connect(request, account)
