"""`python -m tests.people.provider FOLDER REDIRECT`: serves until killed; its first line is its address."""

import sys
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import django
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.conf import settings
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import include, path

FOLDER, REDIRECT = Path(sys.argv[1]), sys.argv[2]
PASSWORD = "known to the directory"


def private_key() -> str:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    form = serialization.PrivateFormat.PKCS8
    return key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption()).decode()


settings.configure(
    SECRET_KEY="for tests alone",
    ROOT_URLCONF=__name__,
    ALLOWED_HOSTS=["*"],
    USE_TZ=True,
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": FOLDER / "directory.sqlite3"}},
    SESSION_COOKIE_NAME="directory",  # cookies know no ports: the site under test is on this computer too
    CSRF_COOKIE_NAME="directory-guard",
    INSTALLED_APPS=[
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
        "django.contrib.messages",
        "allauth",
        "allauth.account",
        "allauth.idp.oidc",
    ],
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "allauth.account.middleware.AccountMiddleware",
    ],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "APP_DIRS": True,
            "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
        }
    ],
    AUTHENTICATION_BACKENDS=["allauth.account.auth_backends.AuthenticationBackend"],
    ACCOUNT_EMAIL_VERIFICATION="none",
    PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
    EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend",
    IDP_OIDC_PRIVATE_KEY=private_key(),
)
django.setup()

urlpatterns = [
    path("favicon.ico", lambda request: HttpResponse(status=204)),
    path("accounts/", include("allauth.urls")),
    path("", include("allauth.idp.urls")),
]


def fill() -> None:
    """One relying site, and two people: one whose address is confirmed, one whose is not."""
    from allauth.account.models import EmailAddress
    from allauth.idp.oidc.models import Client
    from django.contrib.auth.hashers import make_password
    from django.contrib.auth.models import User

    client = Client(id="convenor", name="Convenor", secret=make_password("between the two"))
    client.set_redirect_uris([REDIRECT])
    client.set_scopes(["openid", "profile", "email"])
    client.save()
    for name, confirmed in (("ada", True), ("bryn", False), ("stranger", True)):
        user = User.objects.create_user(name, f"{name}@trust.example", PASSWORD, first_name=name.title())
        EmailAddress.objects.create(user=user, email=user.email, verified=confirmed, primary=True)


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    fill()
    with make_server("127.0.0.1", 0, get_wsgi_application(), Server, Quiet) as server:
        print(f"http://127.0.0.1:{server.server_port}", flush=True)  # noqa: T201  how the test learns the address
        server.serve_forever()
