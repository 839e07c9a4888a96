"""All that lets people in: passwords, links by e-mail, second factors, directories, and limits on guessing."""

from convenor.web.config.environment import number, yes
from convenor.web.config.oidc import apps, directories

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/?signed-in=yes"  # whoever has one partnership only goes straight on to it
ALLAUTH_TRUSTED_PROXY_COUNT = number("CONVENOR_PROXIES")

# By e-mail address alone, with a password or with a code and link sent to it. Nobody signs up: people are invited.
ACCOUNT_ADAPTER = "convenor.web.people.sign_in.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_EMAIL_NOTIFICATIONS = True  # whoever changes how one signs in, the person hears of it
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 10 * 60  # hospital mail is slow
ACCOUNT_LOGIN_TIMEOUT = 15 * 60
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
# A browser left signed in is not enough to add an address or a directory, with which one could then sign in for good.
ACCOUNT_REAUTHENTICATION_REQUIRED = True
# allauth's own limits stand (5 wrong passwords in 5 minutes …); these are for our pages. The counts lie in the database
# cache, because each server process with a memory of its own would allow all the guesses once more.
ACCOUNT_RATE_LIMITS = {
    "set_up": "10/5m/ip",
    "invitation": "30/5m/ip",
    # A whole hospital stands behind one address, and a full hall begins in the same minute. It slows down a machine
    # that begins over and over, no more: by a link for everyone one person can begin twice, which the pages of whoever
    # asks say.
    "conversation_start": "200/5m/ip",
    "conversation_write": "60/5m/ip",  # besides, one link may have ten statements waiting
}
_FORMS = "convenor.web.people.sign_in.forms"
ACCOUNT_FORMS = {
    "login": f"{_FORMS}.SignIn",
    "request_login_code": f"{_FORMS}.AskForCode",
    "confirm_login_code": f"{_FORMS}.Code",
    "reset_password": f"{_FORMS}.AskForNewPassword",
    "reset_password_from_key": f"{_FORMS}.NewPassword",
    "change_password": f"{_FORMS}.ChangePassword",
    "set_password": f"{_FORMS}.FirstPassword",
    "add_email": f"{_FORMS}.AddAddress",
    "reauthenticate": f"{_FORMS}.PasswordAgain",
}

MFA_ADAPTER = "convenor.web.people.sign_in.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1  # half a minute either way, for clocks that are a little off
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not yes("CONVENOR_HTTPS")  # browsers themselves then allow this computer alone
MFA_FORMS = {
    "authenticate": f"{_FORMS}.AppCode",
    "reauthenticate": f"{_FORMS}.AppCodeAgain",
    "activate_totp": f"{_FORMS}.FirstAppCode",
    "add_webauthn": f"{_FORMS}.AddPasskey",
    "edit_webauthn": f"{_FORMS}.NamePasskey",
}

# An organisation's own directory says who somebody is; whether they may come in, our own register says.
SOCIALACCOUNT_ADAPTER = "convenor.web.people.sign_in.adapters.DirectoryAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": apps(directories())}}
