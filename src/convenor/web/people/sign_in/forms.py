"""allauth's forms with this site's labels, hints and autocomplete. What they check stays allauth's."""

from typing import Any

from allauth.account import forms as account
from allauth.core import context
from allauth.mfa.base import forms as second
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from allauth.socialaccount.adapter import get_adapter
from django import forms
from django.utils.translation import gettext_lazy as _

from convenor.web.people.sign_in.once import must_be_first_use

LABELS = {
    "login": _("E-mail address"),
    "email": _("E-mail address"),
    "password": _("Password"),
    "oldpassword": _("The password you use now"),
    "password1": _("New password"),
    "password2": _("New password once more"),
    "code": _("Code"),
    "name": _("What you call it"),
    "passwordless": _("Let me sign in with it alone, without a password"),
}
AUTOCOMPLETE = {
    "login": "email",
    "email": "email",
    "password": "current-password",
    "oldpassword": "current-password",
    "password1": "new-password",
    "password2": "new-password",
    "code": "one-time-code",
}
CHOOSING = _("At least 10 letters or digits. Three words that do not belong together make a good one.")
WIDTHS = {"code": "10"}


class Plain(forms.BaseForm):
    """The labels above, our own messages, and no placeholder: it goes away when one types, and is hard to read."""

    hints: dict[str, Any] = {}

    def __init__(self, *args: Any, **options: Any) -> None:
        options["label_suffix"] = ""
        super().__init__(*args, **options)
        self.use_required_attribute = False
        for name, field in self.fields.items():
            field.label = LABELS.get(name, field.label)
            field.help_text = self.hints.get(name, "")
            field.error_messages["required"] = _("This is needed.")
            field.widget.attrs.pop("placeholder", None)
            if name in AUTOCOMPLETE:
                field.widget.attrs["autocomplete"] = AUTOCOMPLETE[name]
            if name in WIDTHS:
                field.widget.attrs["width"] = WIDTHS[name]


class SignIn(Plain, account.LoginForm):
    """E-mail address and password."""

    def directories(self) -> list[dict[str, str]]:
        """The organisations' own directories one may sign in with instead."""
        following = context.request.GET.get("next", "")
        return [
            {
                "name": provider.name,
                "address": provider.get_login_url(
                    context.request, process="login", **({"next": following} if following else {})
                ),
            }
            for provider in get_adapter().list_providers(context.request)
        ]


class AskForCode(Plain, account.RequestLoginCodeForm):
    """Where to send a code and link."""


class Code(Plain, account.ConfirmLoginCodeForm):
    """The code from the letter; its link fills it in."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["code"].initial = context.request.GET.get("code", "")[:20]


class AskForNewPassword(Plain, account.ResetPasswordForm):
    """Where to send a link for a new password."""


class NewPassword(Plain, account.ResetPasswordKeyForm):
    """A new password, from such a link."""

    hints = {"password1": CHOOSING}


class ChangePassword(Plain, account.ChangePasswordForm):
    """A new password, by whoever knows the old one."""

    hints = {"password1": CHOOSING}


class FirstPassword(Plain, account.SetPasswordForm):
    """A password, for whoever signed in by e-mail link until now."""

    hints = {"password1": CHOOSING}


class AddAddress(Plain, account.AddEmailForm):
    """One more address to sign in with."""


class PasswordAgain(Plain, account.ReauthenticateForm):
    """The password once more, before something that matters."""


class Once(Plain):
    """A code of an app, which may be given once."""

    user: Any

    def clean_code(self) -> str:
        code = str(super().clean_code())  # type: ignore[misc]
        must_be_first_use(self.user.pk, code)
        return code


class AppCode(Once, second.AuthenticateForm):
    """The second factor: from the app, or one of the codes kept for the day the telephone is lost."""

    hints = {"code": _("Six digits from your app, or one of your recovery codes.")}


class AppCodeAgain(Once, second.ReauthenticateForm):
    """The second factor once more, before something that matters."""

    hints = {"code": _("Six digits from your app, or one of your recovery codes.")}


class FirstAppCode(Once, totp.ActivateTOTPForm):
    """The first code of an app, which proves that it was set up right."""

    hints = {"code": _("Six digits from your app.")}


class AddPasskey(Plain, webauthn.AddWebAuthnForm):
    """A passkey: this device, or a key to plug in."""

    hints = {"name": _("So that you know it again, for example “my telephone”.")}


class NamePasskey(Plain, webauthn.EditWebAuthnForm):
    """Another name for a passkey."""
